//! Measured functions trust nothing of the module around them: no prelude, no names of crates.
#![no_implicit_prelude]
#![expect(non_camel_case_types, non_upper_case_globals, dead_code, reason = "only in the way")]

use ::mem_size as renamed;

struct Option;
struct Some;
struct usize;
struct bool;
mod core {}
mod mem_size {}
mod std {}

#[renamed::memory_profile(crate = renamed)]
fn work<const __mem_size_0: ::std::primitive::usize>(
    (items, scope): (::std::vec::Vec<u8>, u8),
) -> ::std::primitive::usize {
    items.len() + __mem_size_0 + <::std::primitive::usize as ::std::convert::From<u8>>::from(scope)
}

#[::mem_size::memory_profile]
async fn later(items: ::std::vec::Vec<u8>) -> ::std::result::Result<::std::vec::Vec<u8>, ()> {
    if items.is_empty() {
        return ::std::result::Result::Err(());
    }
    ::std::result::Result::Ok(items)
}

macro_rules! functions {
    ($($name:ident: $type:ty = $number:expr;)*) => {
        $(
            #[renamed::memory_profile(crate = renamed)]
            fn $name(scope: $type) -> $type {
                scope + $number
            }
        )*
    };
}

functions! {
    add_one: u8 = 1;
    add_two: u16 = 2;
}

#[test]
fn names_do_not_clash() {
    let (sums, profile) = renamed::profile(|| {
        ::std::mem::drop(later(::std::vec::Vec::new()));
        (work::<3>((::std::vec![1], 1)), add_one(1), add_two(2))
    });
    ::std::assert_eq!(sums, (5, 2, 4));
    ::std::assert_eq!(profile.children.len(), 3);
}
