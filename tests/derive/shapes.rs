//! Structs, enums and unions, and whether they are flat.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::mem::ManuallyDrop;

use mem_size::{Gap, MemSize};

use crate::{exact, text, with_gap};

#[derive(MemSize)]
struct Named {
    id: u64,
    name: String,
    tags: Vec<String>,
}

#[derive(MemSize)]
struct Tuple(u8, Box<[u16]>, Option<String>);

#[derive(MemSize)]
struct Unit;

#[derive(MemSize)]
struct Nothing {}

#[derive(MemSize)]
struct NoTuple();

#[derive(MemSize)]
struct Pod {
    x: f32,
    y: (u8, [i64; 3]),
    unit: Unit,
}

/// Lengths that take the whole language to read.
#[derive(MemSize)]
struct Lengths<const N: usize> {
    one: [String; if cfg!(test) { 1 } else { 3 }],
    two: [[u8; N]; {
        let mut two = 1;
        while two < 2 {
            two += 1;
        }
        two
    }],
    three: Option<Box<[String; Lengths::<3>::LEN]>>,
}

impl<const N: usize> Lengths<N> {
    const LEN: usize = N;
}

#[derive(MemSize)]
enum Shape {
    Point,
    Circle(f64),
    Label { text: String, lines: Vec<String> },
    Group(Vec<Shape>),
}

#[derive(MemSize)]
enum Never {}

#[derive(MemSize)]
enum Bare {
    One,
    Two,
    Three {},
    Four(),
}

#[derive(MemSize)]
enum Flat {
    One(u8),
    Two { x: f64 },
}

#[derive(MemSize)]
enum HalfUninhabited {
    Some(String),
    None(Infallible),
    Never { never: Never },
}

#[derive(MemSize)]
union Bits {
    int: u32,
    float: f32,
}

#[derive(MemSize)]
union Owning {
    int: usize,
    text: ManuallyDrop<Box<u64>>,
}

/// As a slot map has it.
#[derive(MemSize)]
union Slot<T> {
    value: ManuallyDrop<T>,
    next_free: u32,
}

#[derive(MemSize)]
struct Slots<T> {
    slots: Vec<(Slot<T>, u32)>,
    last: ManuallyDrop<[T; 2]>,
}

#[derive(MemSize)]
struct Tail<T: ?Sized>(u8, ManuallyDrop<T>);

mod own {
    use mem_size::MemSize;

    /// Has the name, and is none.
    #[derive(MemSize)]
    pub(super) struct ManuallyDrop<T>(pub(super) Vec<T>);
}

#[derive(MemSize)]
struct Others(own::ManuallyDrop<u8>);

#[derive(MemSize)]
union Excused {
    int: usize,
    #[mem_size(skip = "freed elsewhere")]
    text: ManuallyDrop<Box<u64>>,
}

#[test]
fn structs_own_what_their_fields_own() {
    exact(|| Named { id: 1, name: text(), tags: vec![text(), String::new(), text()] });
    exact(|| Tuple(1, Box::new([1, 2, 3]), Some(text())));
    exact(|| Tuple(1, Box::new([]), None));
    exact(|| (Unit, Nothing {}, NoTuple()));
}

#[test]
fn lengths_may_be_any_expression() {
    exact(|| Lengths::<4> { one: [text()], two: [[1; 4]; 2], three: None });
    exact(|| Lengths::<5> {
        one: [text()],
        two: [[1; 5]; 2],
        three: Some(Box::new([text(), text(), text()])),
    });
}

#[test]
fn enums_own_what_the_live_variant_owns() {
    exact(|| Shape::Point);
    exact(|| Shape::Circle(1.0));
    exact(|| {
        Shape::Group(vec![
            Shape::Label { text: text(), lines: vec![text()] },
            Shape::Circle(1.0),
            Shape::Group(vec![Shape::Point, Shape::Label { text: text(), lines: Vec::new() }]),
        ])
    });
    exact(|| Vec::<Never>::with_capacity(3));
    exact(|| vec![HalfUninhabited::Some(text())]);
    exact(|| vec![Bare::One, Bare::Two, Bare::Three {}, Bare::Four()]);
}

#[test]
fn a_value_inside_collections_counts_like_any_other() {
    exact(|| {
        let named = |id| Named { id, name: text(), tags: vec![text()] };
        let by_name: HashMap<String, Named> =
            (0..40).map(|id| (format!("name {id}"), named(id))).collect();
        let by_id: BTreeMap<u64, Option<Named>> = (0..40).map(|id| (id, Some(named(id)))).collect();
        (by_name, by_id)
    });
}

#[test]
fn flatness_is_found_by_itself() {
    assert!(Unit::is_flat() && Nothing::is_flat() && NoTuple::is_flat());
    assert!(Pod::is_flat() && Bare::is_flat() && Flat::is_flat() && Never::is_flat());
    assert!(Bits::is_flat() && Excused::is_flat());
    assert!(!Named::is_flat() && !Tuple::is_flat() && !Shape::is_flat());
    assert!(!Owning::is_flat() && !HalfUninhabited::is_flat());
}

#[test]
fn unions_are_flat_or_leave_a_gap() {
    exact(|| vec![Bits { int: 1 }, Bits { float: 1.0 }]);
    with_gap(Gap::Union, || vec![Owning { int: 1 }]);
    exact(|| Excused { int: 1 });
}

#[test]
fn slots_of_flat_values_are_flat() {
    let slots = || [Slot { value: ManuallyDrop::new(7_u8) }, Slot { next_free: 1 }];
    exact(|| Slots {
        slots: slots().map(|slot| (slot, 0)).into(),
        last: ManuallyDrop::new([1, 2]),
    });
    assert!(Slot::<[char; 3]>::is_flat());
    assert!(!Slot::<String>::is_flat() && !Tail::<String>::is_flat() && !Others::is_flat());
    let unsized_tail: Box<Tail<[u8]>> = Box::new(Tail(1, ManuallyDrop::new([1, 2, 3])));
    assert!(unsized_tail.mem_usage().is_exact());
    exact(|| vec![Others(own::ManuallyDrop(vec![1, 2]))]);
}
