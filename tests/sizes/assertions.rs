//! Assertions that hold compile wherever they stand, and failures of values show where the bytes
//! are. Failures of types are in `tests/ui/assert_*`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Mutex;

use mem_size::{
    MemSize, assert_align, assert_deep_size, assert_flat, assert_same_size, assert_size, size_table,
};

const WORD: usize = size_of::<usize>();

trait Shape {
    type Side;
}

struct Square;

impl Shape for Square {
    type Side = u32;
}

struct Grid<T, const N: usize>([T; N]);

#[repr(C, align(64))]
struct Line([u8; 32]);

#[derive(MemSize)]
#[mem_size(flat)]
struct Particle {
    position: [f32; 3],
}

#[derive(MemSize)]
struct Cache {
    names: Vec<String>,
}

// As items, of every form that a type has.
assert_size!(Square, 0);
assert_size! { Line == 64 }
assert_size!(HashMap<u8, u16> >= WORD, Grid<Grid<u16, 2>, 3> == 12, u8, 1, u16, 2);
assert_size!(u8, 1; [u8; { const N: usize = 3; N }] <= 3; (), 0;);
assert_size!(<Square as Shape>::Side, 4; <<Square as Shape>::Side as std::ops::Add>::Output <= 4);
assert_size!(fn(u8) -> Vec<Option<u8>>, WORD; Box<dyn Fn(u8) -> Vec<u8> + Send>, 2 * WORD);
assert_size!(&'static str <= 2 * WORD, *const [Vec<Vec<u8>>] <= 2 * WORD, Grid<u8, { 1 + 2 }>, 3,);
assert_size!(Vec<u8>, { 64 => 24, 32 => 12, 16 => 6 }, String <= { 64 => 24, _ => 12 }; u8, 1);
assert_size!(u8, { 1 }; u8 == { 16 => 1, 32 => 1, 64 => 1 });
// As nobody formats them, so that a bracket and the sign after it are one token.
assert_size!(Grid<u8,3>==3,Option<Grid<u8,3>>==4,Grid<Grid<u8,3>,2>>=6,Grid<u8,3>>=3,Grid<u8,3><=3);
assert_size!(Option<Option<Option<bool>>>==1;Option<Option<Option<Option<bool>>>>=={_=>1};u8==1);
assert_align!(Line, 64; Line >= 32, u64 <= 8, u128 <= { 64 => 16, _ => 16, });
assert_same_size!(Option<Box<u8>>, usize, *const u8, &'static HashMap<u8, u8>);
assert_same_size!(Grid<u16, 2>, u32,);
assert_flat!(Particle, [Particle], str, (u64, &'static [String]), Option<[char; 3]>,);

/// Ten times these entries in one assertion.
macro_rules! ten_times {
    ($macro:ident! $($entries:tt)+) => {
        $macro! {
            $($entries)+ $($entries)+ $($entries)+ $($entries)+ $($entries)+
            $($entries)+ $($entries)+ $($entries)+ $($entries)+ $($entries)+
        }
    };
}

// A hundred and more of any kind are no nearer to the compiler's limit of recursion than one is.
ten_times!(assert_size! u8 <= 1, u8 == 1, (), 0, u8 >= 1; u8, 1; u8 == 1; u8, 1, u8, 1, u8 <= 2,
    u16 <= 2, u16 == 2, u32, 4,);
ten_times!(assert_size!
    HashMap<Box<dyn Fn(&'static str) -> Vec<Option<u8>> + Send + Sync>, [Vec<u8>; 3]> >= WORD,
    Vec<Vec<Vec<Vec<Option<Box<Vec<Vec<Vec<Result<u8, std::string::String>>>>>>>>>>, 3 * WORD,
    <<<Square as Shape>::Side as std::ops::Add>::Output as std::ops::Mul<u32>>::Output == 4,
    Option<Grid<Grid<u16, { 1 + 1 }>, 3>> <= { 64 => 16, 32 => 16, 16 => 16 };
    std::collections::BTreeMap<std::string::String, std::vec::Vec<std::vec::Vec<u8>>> <= 9 * WORD,
    Result<Option<Result<Option<fn(u8) -> u8>, u8>>, std::cell::RefCell<Vec<u8>>> <= { _ => 1000 },
    [[[Option<Option<Option<Option<bool>>>>; 2]; 2]; 2] <= { 64 => 8, _ => 16 },
    &'static [&'static [&'static [&'static str]]] == 2 * WORD,
    *const fn(&u8, &Vec<u8>, &'static mut Option<String>) -> Option<&'static str>, WORD,
    std::num::NonZero<u8> == { 64 => 1, _ => 1, };
);
ten_times!(assert_align! u8, 1, Vec<Option<u16>> <= 8, Option<(u8, u8, u8)> == 1,);

/// Types and numbers that another macro hands on.
macro_rules! handed_on {
    ($($type:ty = $bytes:expr),+) => {
        assert_size!($($type <= $bytes, $type == { 64 => $bytes, _ => $bytes }, $type, $bytes;)+);
    };
}

handed_on!(u8 = 1, Option<Grid<u8, 3>> = 3 + 1, [Vec<u8>; 2] = 6 * WORD);

/// A module without a prelude, in which the usual names mean something else.
mod bare {
    #![no_implicit_prelude]
    #![expect(dead_code, reason = "only compiled")]

    struct Some;
    struct Option;
    struct None;
    struct Fn(::std::primitive::u8);

    ::renamed::assert_size!(Fn, 1; Some, { 64 => 0, _ => 0 }; Option <= 0, None >= 0);
    ::renamed::assert_align!(Fn, 1);
    ::renamed::assert_same_size!(Fn, ::std::primitive::u8);
    ::renamed::assert_flat!(::std::primitive::u8);

    #[test]
    fn macros_trust_no_name() {
        ::renamed::assert_deep_size!(1_u8 <= 1 KiB);
        ::renamed::assert_deep_size!(1_u8 == 1, gaps allowed, "text {}", 1);
        ::std::assert_eq!(::renamed::size_table![Fn].rows().len(), 1);
    }
}

#[test]
fn assertions_stand_in_function_bodies() {
    struct Local(u16);
    const LOCAL: usize = 2;

    let before = Local(1);
    assert_size!(Local, LOCAL);
    assert_size!(Local <= LOCAL, Vec<Local> <= 3 * WORD);
    assert_align!(Local, align_of::<u16>());
    assert_same_size!(Local, u16);
    assert_flat!(u16);
    assert_eq!(before.0, 1);
}

fn table_of<T>() -> String {
    size_table![T, Option<T>].to_string()
}

#[test]
fn table_is_the_same_wherever_pointers_are() {
    let text = size_table![Line, [Line; 2], Grid<u8, 3>, [char; 3], ()].to_string();
    let expected = "\
type           size  align  padding
Line             64     64        -
[Line; 2]       128     64        -
Grid<u8, 3>       3      1        -
[char; 3]        12      4        -
()                0      1        -
";
    assert_eq!(text, expected);
    assert_eq!(size_table![].to_string(), "type    size  align  padding\n");
}

#[test]
fn table_takes_parameters_and_names_of_any_length() {
    assert_eq!(table_of::<bool>().lines().nth(1), Some("T               1      1        -"));
    let table = size_table![Vec<u8>, HashMap<u8, u16>,];
    assert_eq!(table.rows()[1].name, "HashMap<u8, u16>");
    assert_eq!(table.rows()[0].size, size_of::<Vec<u8>>());
}

#[cfg(feature = "layout")]
mod padded {
    use mem_size::{HasLayout, MemSize, size_table};

    #[derive(MemSize)]
    #[repr(C)]
    struct Holey<T> {
        kind: u8,
        value: T,
    }

    #[derive(MemSize)]
    #[repr(C)]
    union Either {
        byte: u8,
        bytes: [u16; 2],
    }

    #[derive(MemSize)]
    #[repr(u8)]
    enum Choice {
        Small(u8),
        Large([u8; 3]),
    }

    #[derive(MemSize)]
    struct Borrowed<'a>(&'a u8, u8);

    /// Nothing is known of a bare parameter; with the bound it is.
    fn tables_of<T: HasLayout, U>() -> String {
        size_table![T, Holey<U>, U].to_string()
    }

    #[test]
    fn table_shows_padding_where_the_layout_is_known() {
        let text = size_table![Holey<u32>, Holey<u8>, Either, Choice, [Either; 2]].to_string();
        assert_eq!(
            text,
            "\
type           size  align  padding
Holey<u32>        8      4        3
Holey<u8>         2      1        0
Either            4      2        0
Choice            4      1        -
[Either; 2]       8      2        -
"
        );
        let table = size_table![Borrowed<'static>, Borrowed<'_>];
        assert!(table.rows().iter().all(|row| row.padding == Borrowed::LAYOUT.padding()));
        assert!(Choice::LAYOUT.padding().is_none());
        _ = (Choice::Small(1), Choice::Large([1; 3]));
    }

    #[test]
    fn bounds_tell_of_the_padding_of_parameters() {
        assert_eq!(
            tables_of::<Holey<u16>, u16>(),
            "\
type        size  align  padding
T              4      2        1
Holey<U>       4      2        1
U              2      2        -
"
        );
    }
}

#[test]
fn wide_tables_line_up() {
    let text = size_table![[u8; 10_000_000], u8].to_string();
    let columns: Vec<usize> = text.lines().map(|line| line.chars().count()).collect();
    assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{text}");
}

fn cache() -> Cache {
    Cache { names: vec!["Ada".repeat(200), "Grace".into()] }
}

const CACHE_BYTES: usize = size_of::<Cache>() + 2 * size_of::<String>() + 605;

/// What a failing assertion says; nothing when it holds.
fn failure(assertion: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(assertion)).err();
    let text = payload.and_then(|payload| payload.downcast::<String>().ok());
    text.map_or_else(String::new, |text| *text)
}

#[test]
fn budgets_that_are_kept_say_nothing() {
    let cache = cache();
    assert_deep_size!(cache <= CACHE_BYTES);
    assert_deep_size!(cache == CACHE_BYTES);
    assert_deep_size!(cache < CACHE_BYTES + 1);
    assert_deep_size!(cache <= 1 KiB);
    assert_deep_size!(cache <= 1024 B, "with {} names", cache.names.len());
    assert_deep_size!(cache < CACHE_BYTES MiB,);
    assert_deep_size!(cache <= (2 * 3) GiB, gaps allowed);
    assert_deep_size!(cache <= { usize::MAX } GiB, gaps allowed, "a budget saturates");
    assert_deep_size!(cache.names[1] == size_of::<String>() + 5);
    assert_deep_size!(Vec::<Vec<u8>>::with_capacity(1) == 6 * WORD);
    assert_deep_size!((0_u8 < 1) == 1);
}

#[test]
fn references_are_measured_by_their_target() {
    let (cache, shared) = (cache(), Rc::new(cache()));
    let borrowed = &cache;
    assert_deep_size!(borrowed == CACHE_BYTES);
    assert_deep_size!(*borrowed == CACHE_BYTES);
    assert_deep_size!(shared == CACHE_BYTES + 3 * WORD);
    assert_deep_size!("abc" == 3);
    let twice = &borrowed;
    let text = failure(|| assert_deep_size!(twice <= 1 MiB));
    assert!(text.contains("1 gap: 1 × root is a reference"), "{text}");
}

#[test]
fn message_is_made_on_failure_only() {
    fn never() -> &'static str {
        panic!("nothing has failed")
    }
    assert_deep_size!(cache() <= 1 MiB, "{}", never());
    let name = "Ada";
    let text = failure(|| assert_deep_size!(cache() <= 0, "{name}, {}", 7));
    assert!(text.contains("expected at most 0: Ada, 7\n"), "{text}");
}

#[test]
fn failures_show_sizes_and_where_the_bytes_are() {
    let text = failure(|| assert_deep_size!(cache() <= 500 B));
    let first = format!("deep size of `cache()` is {CACHE_BYTES} bytes, expected at most 500\n\n");
    let tree = text.strip_prefix(&first).unwrap_or_else(|| panic!("{text}"));
    assert!(tree.starts_with("Cache "), "{text}");
    assert!(tree.contains("└─ names: Vec<String>"), "{text}");
    assert!(!tree.ends_with('\n'));

    let text = failure(|| assert_deep_size!(cache() < CACHE_BYTES));
    let expected =
        format!("is {CACHE_BYTES} bytes, expected less than {CACHE_BYTES} (CACHE_BYTES)\n");
    assert!(text.contains(&expected), "{text}");
    let text = failure(|| assert_deep_size!(1_u8 == 2));
    assert!(text.starts_with("deep size of `1_u8` is 1 byte, expected 2\n"), "{text}");
}

#[test]
fn budget_fails_for_gaps_unless_they_are_allowed() {
    let cell = RefCell::new(vec![0_u8; 100]);
    let writing = cell.borrow_mut();
    let lock = Mutex::new(String::new());
    let held = lock.lock().expect("nobody has panicked");
    assert_deep_size!(cell <= 1 KiB, gaps allowed);
    let text = failure(|| assert_deep_size!(cell <= 1 KiB));
    let bytes = size_of::<RefCell<Vec<u8>>>();
    let first =
        format!("deep size of `cell` is at least {bytes} bytes, expected at most 1024 (1 KiB)\n");
    assert!(text.starts_with(&first), "{text}");
    assert!(text.contains("accept a lower bound with `, gaps allowed`"), "{text}");
    assert!(text.contains("1 × mutably borrowed"), "{text}");

    let text = failure(|| assert_deep_size!(lock < 1 B, gaps allowed));
    assert!(text.contains("is at least "), "{text}");
    assert!(!text.contains("gaps allowed"), "the bound alone is too much: {text}");
    drop((writing, held));
    assert_deep_size!(cell <= 1 KiB);
}

#[test]
fn names_are_shown_as_they_are_written() {
    let text = failure(|| assert_deep_size!(Vec::<Vec<u8>>::new() <= 1 B));
    assert!(text.starts_with("deep size of `Vec::<Vec<u8>>::new()` is "), "{text}");
}
