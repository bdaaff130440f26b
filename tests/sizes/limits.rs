//! The limits are those of the platform that the test runs on, whichever it is.

use mem_size::limits::{self, Float, Integer, LIMITS};

macro_rules! same_as_core {
    ($($name:ident $type:ident,)+) => { $({
        let Integer { name, bits, size, align, min, max, .. } = limits::$name;
        assert_eq!(name, stringify!($type));
        assert_eq!(bits, $type::BITS);
        assert_eq!((size, align), (size_of::<$type>(), align_of::<$type>()));
        assert_eq!(i128::try_from($type::MIN), Ok(min));
        assert_eq!(u128::try_from($type::MAX), Ok(max));
        assert_eq!($type::try_from(min), Ok($type::MIN));
        assert!(limits::INTEGERS.contains(&limits::$name));
    })+ };
}

#[test]
fn integers_are_those_of_core() {
    same_as_core! {
        U8 u8, U16 u16, U32 u32, U64 u64, U128 u128, USIZE usize,
        I8 i8, I16 i16, I32 i32, I64 i64, I128 i128, ISIZE isize,
    }
    assert_eq!(limits::INTEGERS.len(), 12);
}

macro_rules! same_float_as_core {
    ($($name:ident $type:ident,)+) => { $({
        let float: Float = limits::$name;
        assert_eq!(float.name, stringify!($type));
        assert_eq!((float.size, float.align), (size_of::<$type>(), align_of::<$type>()));
        assert_eq!(float.bits as usize, 8 * size_of::<$type>());
        let values = [float.min, float.max, float.min_positive, float.epsilon].map(f64::to_bits);
        let expected = [$type::MIN, $type::MAX, $type::MIN_POSITIVE, $type::EPSILON];
        assert_eq!(values, expected.map(|value| f64::from(value).to_bits()));
        assert_eq!(float.radix, $type::RADIX);
        assert_eq!((float.mantissa_digits, float.digits), ($type::MANTISSA_DIGITS, $type::DIGITS));
        assert_eq!((float.min_exp, float.max_exp), ($type::MIN_EXP, $type::MAX_EXP));
        assert_eq!((float.min_10_exp, float.max_10_exp), ($type::MIN_10_EXP, $type::MAX_10_EXP));
        assert!(limits::FLOATS.contains(&float));
    })+ };
}

#[test]
fn floats_are_those_of_core() {
    same_float_as_core! { F32 f32, F64 f64, }
}

#[test]
fn pointers_and_the_rest_are_as_large_as_they_are() {
    assert_eq!(limits::ADDRESS_WIDTH, usize::BITS);
    assert_eq!(limits::POINTER_WIDTH as usize, 8 * size_of::<&u8>());
    assert_eq!(limits::SLICE_POINTER.size, size_of::<Box<[u8]>>());
    for (primitive, size, align) in [
        (limits::BOOL, size_of::<bool>(), align_of::<bool>()),
        (limits::CHAR, size_of::<char>(), align_of::<char>()),
        (limits::POINTER, size_of::<usize>(), align_of::<*const u8>()),
    ] {
        assert_eq!((primitive.size, primitive.align), (size, align), "{primitive}");
        assert!(LIMITS.primitives.contains(&primitive));
    }
}

#[test]
fn limits_hold_in_const_assertions() {
    const _: () = assert!(limits::fits(limits::MAX_SIZE) && !limits::fits(usize::MAX));
    const _: () = assert!(limits::U64.align <= limits::U64.size);
    const _: () = assert!(limits::fits_aligned(0, 1) && !limits::fits_aligned(0, 0));
    const _: () = assert!(LIMITS.max_size == limits::MAX_SIZE);
}

#[test]
fn a_request_fits_where_a_vector_takes_it() {
    let refused = |len: usize| {
        let error = Vec::<u64>::new().try_reserve_exact(len).expect_err("too much");
        // The limit and a shortage of memory are told apart by the text alone.
        error.to_string().contains("exceed")
    };
    let most = limits::MAX_SIZE / size_of::<u64>();
    assert!(limits::fits_array::<u64>(most));
    assert!(!limits::fits_array::<u64>(most + 1));
    assert!(refused(most + 1));
    assert!(refused(usize::MAX));
}

#[test]
fn guesses_about_the_machine_are_plausible() {
    let sizes = [limits::PAGE_SIZE, limits::CACHE_LINE, limits::CACHE_PADDING];
    for size in sizes.into_iter().flatten() {
        assert!(size.is_power_of_two(), "{size}");
    }
    if let (Some(line), Some(padding)) = (limits::CACHE_LINE, limits::CACHE_PADDING) {
        assert_eq!(padding % line, 0);
    }
}

/// The kernel tells a program the size of its pages: a list of pairs of words, of which key 6 has
/// it.
#[cfg(target_os = "linux")]
#[test]
fn page_size_is_that_of_the_running_system() {
    let Ok(vector) = std::fs::read("/proc/self/auxv") else { return };
    let (words, _) = vector.as_chunks::<{ size_of::<usize>() }>();
    let words: Vec<usize> = words.iter().map(|&word| usize::from_ne_bytes(word)).collect();
    let (pairs, _) = words.as_chunks::<2>();
    let page = pairs.iter().find(|[key, _]| *key == 6).map(|&[_, page]| page);
    if let (Some(known), Some(actual)) = (limits::PAGE_SIZE, page) {
        assert_eq!(known, actual);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn cache_line_is_that_of_the_running_machine() {
    let path = "/sys/devices/system/cpu/cpu0/cache/index0/coherency_line_size";
    let actual: Option<usize> =
        std::fs::read_to_string(path).ok().and_then(|text| text.trim().parse().ok());
    if let (Some(known), Some(actual)) = (limits::CACHE_LINE, actual) {
        assert_eq!(known, actual);
    }
}

#[test]
fn table_has_a_row_for_each_type_and_no_loose_blanks() {
    let text = LIMITS.to_string();
    for name in ["u8", "i128", "usize", "f32", "f64", "bool", "char", "*const u8", "*const [u8]"] {
        let row = |line: &&str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
        assert_eq!(text.lines().filter(row).count(), 1, "{name} in\n{text}");
    }
    assert!(text.lines().all(|line| line == line.trim_end()), "{text}");
    assert!(text.contains(&format!("{} bytes (2^{} - 1)", isize::MAX, usize::BITS - 1)));
    assert!(text.contains(&format!("{:e} ..= {:e}", f32::MIN, f32::MAX)));
    let unknown = text.matches("not known before run time").count();
    let sizes = [limits::PAGE_SIZE, limits::CACHE_LINE, limits::CACHE_PADDING];
    assert_eq!(unknown, sizes.iter().filter(|size| size.is_none()).count());
}
