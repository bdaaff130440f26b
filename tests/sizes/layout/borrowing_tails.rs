//! Types with lifetimes that end in an unsized field: the compiler must neither refuse them nor
//! break down over them, and there must be a layout just where there is a size.

#![expect(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    reason = "types are written in brief, and bounds are what is tested"
)]

use std::borrow::Cow;
use std::ffi::{CStr, OsStr};
use std::fmt::Debug;
use std::marker::PhantomData;
use std::path::Path;

use mem_size::MemSize;

use crate::layout::tails::{Probe, Without as _};

#[derive(MemSize)]
struct Inner<'a, T: ?Sized>(&'a u8, T);

type Slice<'a> = [&'a str];
type Nested<'a> = Inner<'a, [&'a str]>;

/// A type whose associated type mentions its lifetime.
trait Lend {
    type Item: ?Sized;
}

impl<'a> Lend for &'a u8 {
    type Item = [&'a u8];
}

impl<'a> Lend for &'a u16 {
    type Item = &'a u8;
}

macro_rules! list {
    ($type:ty) => {
        [$type]
    };
}

macro_rules! types {
    ($($types:tt)+) => {
        mod private {
            use super::*;
            types_seen_by! { (pub(super)) $($types)+ }
        }

        /// Where a private tail stands in a bound under another name.
        #[expect(unreachable_pub, reason = "that they are public is what is tested")]
        mod public {
            use super::*;
            types_seen_by! { (pub) $($types)+ }
        }
    };
}

macro_rules! types_seen_by {
    (
        ($seen:vis)
        $($name:ident <$($param:tt),*> ($head:ty, $tail:ty) $(where {$($bound:tt)*})?;)+
    ) => { $(
        #[derive(MemSize)]
        $seen struct $name<$($param),*>(pub(super) $head, pub(super) $tail)
        $(where $($bound)*)?;
    )+ };
}

types! {
    Plain<'a>(u8, [&'a u8]);
    Cows<'a>(u8, [Cow<'a, str>]);
    Object<'a>(u8, dyn MemSize + 'a);
    Function<'a>(&'a u8, dyn Fn(&u8) -> &u8 + 'a);
    Text<'a>(&'a u8, str);
    Name<'a>(&'a u8, CStr);
    Location<'a>(&'a u8, Path);
    Static<'a>(&'a u8, Inner<'static, OsStr>);
    OfInner<'a>(u8, Inner<'a, [u8]>);
    Twice<'a>(u8, Inner<'a, Inner<'a, str>>);
    Long<'a, 'b>(&'b u8, Inner<'a, Inner<'b, [&'a &'b str]>>) where { 'b: 'a };
    Aliased<'a>(u8, Slice<'a>);
    AliasedInner<'a>(u8, Nested<'a>);
    OfObject<'a>(u8, Inner<'a, dyn MemSize + 'a>) where { &'a u8: Debug };
    OfStatic<'a>(u8, Inner<'a, dyn MemSize>);
    Outer<'a>(u8, OfInner<'a>) where { [u8; 3]: Debug };
    OfSelf<'a>(u8, Inner<'a, [&'a Self]>);
    Projected<'a>(u8, <&'a u8 as Lend>::Item);
    ByMacro<'a>(u8, list!(&'a u8));
    Generic<'a, T>(&'a u8, [Cow<'a, [T]>]) where { T: Clone };
    Beside<'a, T>(&'a T, Inner<'a, [u8]>) where { T: 'a };
    Of<'a, T>(u8, Inner<'a, [&'a T]>) where { T: Debug + 'a };
    Phantom<'a, T>(PhantomData<&'a T>, OfInner<'a>);
    Tail<'a, T>(u8, Inner<'a, T>) where { T: ?Sized };
    Lent<'a, T>(&'a u8, T::Item) where { T: Lend, T::Item: MemSize };
    Pair<'a>(u8, (&'a u8, u8));
    SizedItem<'a>(u8, <&'a u16 as Lend>::Item);
}

#[derive(MemSize)]
struct Arrays<'a, const N: usize>(u8, Inner<'a, [[u8; N]]>);

#[derive(MemSize)]
struct Array<'a, const N: usize>([u8; N], Inner<'a, [u8]>);

#[derive(MemSize)]
#[repr(C, packed)]
struct Packed<'a>(u8, [&'a u8]);

#[derive(MemSize)]
#[mem_size(flat)]
struct Claimed<'a>(&'a u8, [u8]);

#[derive(MemSize)]
struct Left<'a>(#[mem_size(follow)] &'a u8, #[mem_size(skip)] [&'a u8]);

macro_rules! count {
    ($method:ident: $($type:ty),+) => {
        [$(Probe::<$type>::LAYOUT),+].iter().filter(|layout| layout.$method()).count()
    };
}

macro_rules! counts {
    () => {
        [
            count!(
                is_none: Plain, Cows, Object, Function, Text, Name, Location, Static, OfInner,
                Twice, Long, Aliased, AliasedInner, OfObject, OfStatic, Outer, OfSelf, Projected,
                ByMacro, Generic<u8>, Beside<u8>, Of<u8>, Phantom<u8>, Tail<str>, Lent<&u8>
            ),
            count!(
                is_some: Pair, SizedItem, Inner<u8>, Tail<u8>, Tail<Inner<u8>>, Lent<&u16>
            ),
        ]
    };
}

#[test]
fn types_have_a_layout_where_they_have_a_size() {
    let private = {
        use private::*;
        counts!()
    };
    let public = {
        use public::*;
        counts!()
    };
    assert_eq!([private, public], [[25, 6]; 2]);
    let without = count!(is_none: Arrays<2>, Array<2>, Packed, Claimed, Left);
    assert_eq!(without, 5);
}

#[test]
fn all_are_measured() {
    use private::Tail;

    fn heap_size<T: MemSize + ?Sized>(value: &T) -> usize {
        assert_eq!(value.deep_size(), size_of_val(value) + value.heap_size());
        value.heap_size()
    }
    let cows: &Tail<[Cow<str>]> =
        &Tail(1, Inner(&2, [Cow::Borrowed("a"), Cow::Owned("bc".into())]));
    assert_eq!(heap_size(cows), 2);
    let object: &Tail<dyn MemSize> = &Tail(1, Inner(&2, String::from("abc")));
    assert_eq!(heap_size(object), 3);
    let slice: &Tail<[&str]> = &Tail(1, Inner(&2, ["a", "b"]));
    assert_eq!(heap_size(slice), 0);
}
