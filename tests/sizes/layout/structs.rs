//! Structs of every kind.

use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::atomic::AtomicU8;

use mem_size::{HasLayout, MemSize, layout_of};

use crate::layout::check;

/// A type without an impl of anything.
struct Foreign(u8, u32);

#[derive(MemSize)]
struct Plain {
    flag: bool,
    name: String,
    r#type: u16,
    values: [u64; 3],
    call: fn(&str) -> &str,
    boxed: Option<Box<dyn Fn(&Plain)>>,
}

#[derive(MemSize)]
struct Tuple(u8, (u8, u32), char, ());

#[derive(MemSize)]
struct Unit;

#[derive(MemSize)]
struct Zero {
    nothing: (),
    of: PhantomData<String>,
    aligned: [u64; 0],
}

#[derive(MemSize)]
struct Skipping {
    #[mem_size(skip)]
    foreign: Foreign,
    #[mem_size(with = mem_size::with::opaque)]
    other: Foreign,
    flag: AtomicU8,
}

#[derive(MemSize)]
struct Outer {
    head: u8,
    plain: Plain,
    tuple: Option<Tuple>,
}

#[derive(MemSize)]
#[repr(C)]
struct InOrder {
    a: u8,
    b: u32,
    c: u8,
    d: u64,
    e: u16,
}

#[derive(MemSize)]
#[repr(C, align(64))]
struct Line(u8, Cell<u32>);

#[derive(MemSize)]
#[repr(align(16))]
struct Aligned {
    byte: u8,
}

#[derive(MemSize)]
#[repr(Rust, packed)]
struct Packed {
    a: u8,
    b: u64,
    c: u16,
}

#[derive(MemSize)]
#[repr(C, packed(2))]
struct PackedToTwo<T> {
    a: u8,
    b: T,
    #[mem_size(skip)]
    c: Foreign,
}

#[derive(MemSize)]
#[repr(transparent)]
struct Transparent<T>(PhantomData<T>, u64);

#[derive(MemSize)]
struct Generic<'a, T, const N: usize, I: Iterator>
where
    I::Item: Copy,
{
    text: &'a str,
    many: [T; N],
    item: Option<I::Item>,
    next: Option<Box<Self>>,
}

/// Of itself with another argument, without end.
#[derive(MemSize)]
#[mem_size(bound = "")]
struct Growing<T> {
    #[mem_size(skip)]
    value: T,
    #[mem_size(skip)]
    next: Option<Box<Growing<(T, T)>>>,
}

#[derive(MemSize)]
struct Swapped<A, B> {
    a: A,
    b: B,
}

#[test]
fn plain_structs_are_as_the_compiler_lays_them_out() {
    check!(same_struct, Plain {
        flag: bool,
        name: String,
        r#type: u16,
        values: [u64; 3],
        call: fn(&str) -> &str,
        boxed: Option<Box<dyn Fn(&Plain)>>,
    });
    check!(same_struct, Tuple { 0: u8, 1: (u8, u32), 2: char, 3: () });
    check!(same_struct, Skipping { foreign: Foreign, other: Foreign, flag: AtomicU8 });
    check!(same_struct, Outer { head: u8, plain: Plain, tuple: Option<Tuple> });
    check!(same_struct, Foreigners { one: Foreign });
}

#[derive(MemSize)]
struct Foreigners {
    #[mem_size(skip)]
    one: Foreign,
}

#[test]
fn structs_may_take_no_room() {
    check!(same_struct, Unit {});
    check!(same_struct, Zero { nothing: (), of: PhantomData<String>, aligned: [u64; 0] });
    assert_eq!(Unit::LAYOUT.padding(), Some(0));
    assert_eq!(Unit::LAYOUT.cache_lines(64), 0..=0);
}

#[test]
fn reprs_are_as_the_compiler_lays_them_out() {
    check!(same_struct, InOrder { a: u8, b: u32, c: u8, d: u64, e: u16 });
    check!(same_struct, Line { 0: u8, 1: Cell<u32> });
    check!(same_struct, Aligned { byte: u8 });
    check!(same_struct, Packed { a: u8, b: u64, c: u16 });
    check!(same_struct, PackedToTwo<u64> { a: u8, b: u64, c: Foreign });
    check!(same_struct, PackedToTwo<[u8; 3]> { a: u8, b: [u8; 3], c: Foreign });
    check!(same_struct, Transparent<String> { 0: PhantomData<String>, 1: u64 });
    let reprs = [
        (InOrder::LAYOUT, "repr(C)"),
        (Line::LAYOUT, "repr(C, align(64))"),
        (Aligned::LAYOUT, "repr(align(16))"),
        (Packed::LAYOUT, "repr(packed)"),
        (PackedToTwo::<u8>::LAYOUT, "repr(C, packed(2))"),
        (Transparent::<u8>::LAYOUT, "repr(transparent)"),
        (Plain::LAYOUT, ""),
    ];
    for (layout, repr) in reprs {
        assert_eq!(layout.repr.to_string(), repr);
    }
}

#[test]
fn generic_structs_have_a_layout_for_each_instance() {
    type Bytes = std::vec::IntoIter<u8>;
    type Floats = std::vec::IntoIter<f64>;
    check!(same_struct, Generic<'static, u8, 3, Bytes> {
        text: &str,
        many: [u8; 3],
        item: Option<u8>,
        next: Option<Box<u8>>,
    });
    check!(same_struct, Generic<'static, String, 0, Floats> {
        text: &str,
        many: [String; 0],
        item: Option<f64>,
        next: Option<Box<u8>>,
    });
    check!(same_struct, Growing<u8> { value: u8, next: Option<Box<u8>> });
    check!(same_struct, Growing<[u64; 5]> { value: [u64; 5], next: Option<Box<u8>> });
    check!(same_struct, Swapped<u8, u64> { a: u8, b: u64 });
    check!(same_struct, Swapped<u64, u8> { a: u64, b: u8 });
    check!(same_struct, Swapped<Swapped<u16, u8>, ()> { a: Swapped<u16, u8>, b: () });
    check!(same_struct, Swapped<fn(&u8) -> &u8, Boxed> { a: fn(&u8) -> &u8, b: Boxed });
}

type Boxed = Box<dyn Send>;

#[test]
fn names_are_those_of_the_instance() {
    let layout = Swapped::<Vec<Foreign>, [u8; 2]>::LAYOUT;
    assert_eq!(layout.name.to_string(), "Swapped<Vec<Foreign>, [u8; 2]>");
    assert_eq!(layout.field("a").map(|a| a.type_name.to_string()).as_deref(), Some("Vec<Foreign>"));
    assert!(layout.name.full().contains("structs::Swapped<alloc::vec::Vec<"));
    assert_eq!(layout.field("c"), None);
}

#[test]
fn layouts_are_known_at_compile_time() {
    const SIZE: usize = Plain::LAYOUT.size;
    const PADDING: Option<usize> = InOrder::LAYOUT.padding();
    const BEHIND_A: usize = match InOrder::LAYOUT.fields() {
        [a, ..] => InOrder::LAYOUT.padding_after(a),
        [] => usize::MAX,
    };
    const fn fits<T: HasLayout>() -> bool {
        *layout_of::<T>().cache_lines(64).start() <= 1
    }
    const { assert!(fits::<Line>() && fits::<Generic<'static, u8, 3, std::ops::Range<u8>>>()) };
    assert_eq!(SIZE, size_of::<Plain>());
    assert_eq!(PADDING, Some(size_of::<InOrder>() - 16));
    assert_eq!(BEHIND_A, align_of::<u32>() - 1);
    assert_eq!(Line(1, Cell::new(2)).layout().of_type, Line::LAYOUT);
}

#[test]
fn cache_lines_are_counted_from_best_to_worst() {
    assert_eq!(Line::LAYOUT.cache_lines(64), 1..=1);
    assert_eq!(Line::LAYOUT.cache_lines(32), 2..=2);
    assert_eq!(Line::LAYOUT.cache_lines(0), 0..=0);
    assert_eq!(Aligned::LAYOUT.cache_lines(64), 1..=1);
    assert_eq!(Packed::LAYOUT.cache_lines(64), 1..=2);
    assert_eq!(Packed::LAYOUT.cache_lines(8), 2..=3);
    let crossing: Vec<_> = Line::LAYOUT.crossing(4).map(|field| field.name).collect();
    assert!(crossing.is_empty());
    let crossing: Vec<_> = PackedToTwo::<u64>::LAYOUT.crossing(8).map(|field| field.name).collect();
    assert_eq!(crossing, if size_of::<Foreign>() == 8 { ["b", "c"].as_slice() } else { &["b"] });
}
