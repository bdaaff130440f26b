//! Advice is true: the compiler says so of the type that follows it.

use mem_size::type_layout::Advice;
use mem_size::{HasLayout, MemSize};

/// Two structs with the same fields, the second by falling alignment.
macro_rules! reordered {
    ($($name:ident, $better:ident: $repr:meta { $($fields:tt)* } { $($sorted:tt)* })+) => { $(
        #[derive(MemSize)]
        #[$repr]
        struct $name { $($fields)* }

        #[derive(MemSize)]
        #[$repr]
        struct $better { $($sorted)* }
    )+

        #[test]
        fn another_order_saves_what_it_says() { $(
            let saves = size_of::<$name>() - size_of::<$better>();
            let advice = (saves > 0).then_some(Advice::Reorder { saves });
            assert_eq!($name::LAYOUT.advice(), advice, "{}", $name::LAYOUT);
            assert_eq!($better::LAYOUT.advice(), None, "{}", $better::LAYOUT);
        )+ }
    };
}

reordered! {
    A, BetterA: repr(C) { a: u8, b: u32, c: u8 } { b: u32, a: u8, c: u8 }
    B, BetterB: repr(C) { a: u8, b: String, c: u16, d: u64 } { d: u64, b: String, c: u16, a: u8 }
    C, BetterC: repr(C, packed(2)) { a: u8, b: u32, c: u8 } { b: u32, a: u8, c: u8 }
    D, BetterD: repr(C, align(16)) { a: u8, b: u64, c: u8 } { b: u64, a: u8, c: u8 }
    E, BetterE: repr(C, align(4)) { a: u8, b: u16, c: u8 } { b: u16, a: u8, c: u8 }
    F, BetterF: repr(C) { a: u8, b: [u64; 0], c: u8 } { b: [u64; 0], a: u8, c: u8 }
    G, BetterG: repr(C) { a: u8 } { a: u8 }
    H, BetterH: repr(C, packed) { a: u8, b: u64 } { b: u64, a: u8 }
    I, BetterI: repr(C)
        { a: u8, b: (u16, u8), c: u8, d: u32 } { d: u32, b: (u16, u8), a: u8, c: u8 }
}

/// An enum, and the same with the fields of one variant in a box.
macro_rules! boxed {
    ($(
        $(#[$meta:meta])*
        $name:ident, $better:ident: $boxed:literal
            { $first:ident($($field:ty),*) $($others:tt)* }
    )+) => { $(
        #[derive(MemSize)]
        $(#[$meta])*
        enum $name { $first($($field),*) $($others)* }

        #[derive(MemSize)]
        $(#[$meta])*
        enum $better { $first(Box<($($field,)*)>) $($others)* }
    )+

        /// Whether a better type is advised, and of which the first variant is boxed.
        #[test]
        fn a_boxed_variant_shrinks_the_enum_as_it_says() { $(
            let (size, better) = (size_of::<$name>(), size_of::<$better>());
            match $name::LAYOUT.advice() {
                Some(Advice::BoxVariant { variant, at_most, .. }) => {
                    assert!($boxed, "{}", $name::LAYOUT);
                    assert!(at_most < size, "{}", $name::LAYOUT);
                    if variant == stringify!($first) {
                        assert!(better <= at_most, "{better}: {}", $name::LAYOUT);
                    }
                }
                advice => {
                    assert_eq!(advice, None);
                    assert!(!$boxed, "{}", $name::LAYOUT);
                }
            }
        )+ }
    };
}

boxed! {
    One, BoxedOne: true { Big([u64; 20]), Small(u8), None }
    Two, BoxedTwo: true { Big(String, String, u8), Name(String), None }
    Three, BoxedThree: false { One([u64; 9]), Other([u64; 9]) }
    Four, BoxedFour: true { Big([u64; 9], bool), Small(u8, u16) }
    Five, BoxedFive: true { Some([u8; 100]), None }
    Six, BoxedSix: false { Some(Box<u8>), None }
    Seven, BoxedSeven: true { Only([u8; 100]) }
    Eight, BoxedEight: false { Byte(u8), Other(u16), None }
    Nine, BoxedNine: true { Big([u8; 33]), Odd([u8; 17]), Pair(u16, u8, u32) }
    Ten, BoxedTen: true { Big([u128; 4]), Odd([u8; 17], u16), Pair(u8, u64, u32, bool) }
    Eleven, BoxedEleven: true { Big([u128; 4], u8), Odd([u8; 3], u16, [u8; 9], char), Flag(bool) }
    #[repr(u8)]
    Twelve, BoxedTwelve: true { Big([u64; 9]), Small(u8, u32, u8), None }
    #[repr(u64)]
    Thirteen, BoxedThirteen: true { Big([u8; 90]), Small(u8, u32, u8), None }
    #[repr(align(64))]
    Fourteen, BoxedFourteen: true { Big([u64; 9]), Small(u8), None }
    #[repr(align(64))]
    Fifteen, BoxedFifteen: false { Big([u64; 4]), Small(u8), None }
    #[repr(C)]
    Sixteen, BoxedSixteen: false { Big([u64; 9]), Small(u8), None }
}

#[test]
fn the_best_variant_is_advised() {
    for layout in [One::LAYOUT, Two::LAYOUT, Four::LAYOUT, Nine::LAYOUT, Ten::LAYOUT] {
        let Some(Advice::BoxVariant { variant, .. }) = layout.advice() else { unreachable!() };
        assert_eq!(variant, "Big", "{layout}");
    }
    let at_most = size_of::<BoxedTwelve>();
    let exact = Advice::BoxVariant { variant: "Big", at_most };
    assert_eq!(Twelve::LAYOUT.advice().map(|advice| advice.to_string()), Some(exact.to_string()));
}

#[test]
fn the_compiler_needs_no_advice_on_structs() {
    #[derive(MemSize)]
    struct Mixed {
        a: u8,
        b: u64,
        c: u8,
    }
    assert_eq!(Mixed::LAYOUT.advice(), None);
}
