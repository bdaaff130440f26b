//! Derived code trusts nothing of the module around it: no prelude, no crate names, no std.
//!
//! A program of its own, as `no_std` is said of a whole crate.
#![no_std]
// What the derive writes allows it only where the item does.
#![forbid(deprecated)]

extern crate mem_size as renamed;
extern crate std;

/// A module without a prelude, in which the usual names mean something else.
mod bare {
    #![no_implicit_prelude]
    #![expect(dead_code, unreachable_pub, non_camel_case_types, reason = "only compiled")]

    use ::renamed as mem_size;

    pub trait MemSize {}
    pub trait Sized {}
    pub trait HasLayout {}
    pub struct usize;
    pub struct u8;
    pub trait Fn {}
    pub trait FnOnce {}
    pub struct Some;
    pub struct Vec;
    pub enum Result {}

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size)]
    pub struct Fields<'a, T: ::std::clone::Clone, const N: ::std::primitive::usize> {
        pub text: ::std::string::String,
        pub items: ::std::vec::Vec<T>,
        pub next: ::std::option::Option<::std::boxed::Box<Fields<'a, T, N>>>,
        pub function: fn(&T) -> &T,
        pub call: ::std::boxed::Box<dyn ::std::ops::Fn(&T) -> &T>,
        pub cow: ::std::borrow::Cow<'a, T>,
        #[mem_size(skip)]
        pub skipped: Some,
        #[mem_size(skip = "reason")]
        pub reason: Vec,
        #[mem_size(with = mem_size::with::opaque)]
        pub with: Some,
        #[mem_size(follow)]
        pub follow: &'a ::std::string::String,
        #[mem_size(follow)]
        pub inside: ::std::option::Option<&'a ::std::string::String>,
        #[mem_size(follow)]
        pub cell: ::std::cell::Cell<&'a T>,
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = ::renamed)]
    pub enum Variants<T> {
        Some(T),
        None,
        Ok {
            text: ::std::string::String,
        },
        #[mem_size(skip)]
        Err(Result),
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size, flat)]
    pub enum Bare {
        True,
        False,
    }

    pub trait Family {
        type Member;
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size)]
    pub struct Members<F: Family>(F::Member);

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size)]
    pub struct House<F: Family> {
        pub members: Members<F>,
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size)]
    #[repr(C, packed)]
    pub struct Packed<T>(::std::primitive::u8, T);

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size)]
    pub union Union<T: ::std::marker::Copy> {
        pub byte: ::std::primitive::u8,
        pub value: T,
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size, flat, bound = "T: mem_size::Flat")]
    pub struct Tail<T: ?::std::marker::Sized> {
        pub byte: ::std::primitive::u8,
        pub tail: T,
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size)]
    pub enum Empty {}

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = mem_size, size = { 16 => 2, _ => 2 }, align = 1)]
    #[repr(u8, align(1))]
    pub enum Tagged<'a> {
        Some(::std::primitive::u8),
        None(::std::marker::PhantomData<&'a Some>),
    }

    #[derive(::renamed::MemSize)]
    #[mem_size(crate = ::renamed, max_size = 64)]
    pub struct Limited<T>(pub T);

    pub struct Id;
    pub struct Grid<'a, T: ::std::marker::Copy, const N: ::std::primitive::usize>(pub &'a [T; N]);

    mem_size::flat! {
        Id, self::Grid<'a, T: ::std::marker::Copy, const N: ::std::primitive::usize>,
    }
}

#[test]
fn derived_code_trusts_no_name() {
    use renamed::MemSize as _;
    let fields = bare::Variants::Some(std::string::String::from("abc"));
    assert_eq!(fields.heap_size(), 3);
    assert_eq!(bare::Variants::<u8>::None.heap_size(), 0);
    assert_eq!(bare::Variants::<u8>::Ok { text: std::string::String::new() }.heap_size(), 0);
    assert_eq!([bare::Bare::True, bare::Bare::False].heap_size(), 0);
    assert_eq!([bare::Limited(1), bare::Limited(2)].heap_size(), 0);
    assert_eq!(std::vec![bare::Id].heap_size(), 0);
    assert_eq!(bare::Grid(&[std::string::String::new().len()]).heap_size(), 0);
}

#[cfg(feature = "layout")]
#[test]
fn derived_layouts_trust_no_name() {
    use renamed::HasLayout as _;
    assert_eq!(bare::Tagged::LAYOUT.size, 2);
    assert_eq!(bare::Tagged::Some(1).layout().variant, Some("Some"));
    assert_eq!(bare::Limited::<u32>::LAYOUT.size, 4);
    assert_eq!(bare::Packed::<u32>::LAYOUT.size, 5);
    assert_eq!(bare::Tail::<u8>::LAYOUT.fields().len(), 2);
}
