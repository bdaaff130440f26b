//! Types that end in an unsized field have a layout where they have a size, and none elsewhere.

use std::ffi::OsStr;

use mem_size::{HasLayout, MemSize, TypeLayout};

use crate::layout::check;

type Alias = str;

#[derive(MemSize)]
struct Name(OsStr);

#[derive(MemSize)]
struct Aliased {
    head: u8,
    tail: Alias,
}

#[derive(MemSize)]
struct Slice<T> {
    head: String,
    tail: [T],
}

#[derive(MemSize)]
struct Nested(u8, Name);

#[derive(MemSize)]
struct Object {
    head: u8,
    tail: dyn Drawn,
}

trait Drawn: MemSize {}

#[derive(MemSize)]
struct Any<T: ?Sized> {
    head: String,
    tail: T,
}

#[derive(MemSize)]
#[repr(C, packed)]
struct Packed<T: Copy> {
    head: u32,
    tail: [T],
}

pub(crate) struct Probe<T: ?Sized>(std::marker::PhantomData<T>);

pub(crate) trait Without {
    const LAYOUT: Option<TypeLayout> = None;
}

impl<T: ?Sized> Without for Probe<T> {}

impl<T: HasLayout> Probe<T> {
    pub(crate) const LAYOUT: Option<TypeLayout> = Some(T::LAYOUT);
}

#[test]
fn types_without_a_size_have_no_layout() {
    assert_eq!(Probe::<Name>::LAYOUT, None);
    assert_eq!(Probe::<Aliased>::LAYOUT, None);
    assert_eq!(Probe::<Slice<u8>>::LAYOUT, None);
    assert_eq!(Probe::<Nested>::LAYOUT, None);
    assert_eq!(Probe::<Object>::LAYOUT, None);
    assert_eq!(Probe::<Any<str>>::LAYOUT, None);
    assert_eq!(Probe::<Any<dyn Drawn>>::LAYOUT, None);
    assert_eq!(Probe::<Packed<u8>>::LAYOUT, None);
    assert!(Probe::<Any<String>>::LAYOUT.is_some());
}

#[test]
fn instances_with_a_size_have_one() {
    check!(same_struct, Any<u8> { head: String, tail: u8 });
    check!(same_struct, Any<Any<[u8; 3]>> { head: String, tail: Any<[u8; 3]> });
}
