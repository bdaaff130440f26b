//! What each option does.

use std::rc::{Rc, Weak};
use std::sync::Arc;

use mem_size::{Block, Flat, Gap, MemSize, Tracer, with};

use crate::counting::counted;
use crate::{exact, text, with_gap};

/// A type without an impl, which owns a block.
struct Foreign(String);

trait Plugin {}

impl Plugin for [u64; 3] {}

#[derive(MemSize)]
struct Skipping<T> {
    name: String,
    #[mem_size(skip)]
    foreign: Option<Foreign>,
    #[mem_size(skip = "belongs to the pool")]
    generic: Option<T>,
}

#[derive(MemSize)]
enum SkippingVariant<T> {
    Counted(String),
    #[mem_size(skip)]
    Skipped(Option<Box<T>>),
    Half(String, #[mem_size(skip)] Option<Foreign>),
}

#[derive(MemSize)]
struct FlatButSkipped {
    id: u32,
    #[mem_size(skip)]
    foreign: Option<Foreign>,
}

fn exactly(text: &str, tracer: &mut Tracer<'_>) {
    tracer.block(Block::holding(text));
}

#[derive(MemSize)]
struct With<T: Plugin + ?Sized> {
    #[mem_size(with = exactly)]
    text: Box<str>,
    #[mem_size(with = with::opaque_box)]
    plugin: Box<dyn Plugin>,
    #[mem_size(with = with::opaque_rc)]
    rc: Rc<T>,
    #[mem_size(with = with::opaque_arc)]
    arc: Arc<dyn Plugin>,
    #[mem_size(with = with::opaque_vec::<Foreign>)]
    vec: Vec<Foreign>,
    #[mem_size(with = with::opaque)]
    foreign: Option<Foreign>,
    #[mem_size(with = with::rc_weak)]
    weak: Weak<T>,
    #[mem_size(with = <Self as Measures>::nothing)]
    by_trait: u8,
}

trait Measures {
    fn nothing(_: &u8, _: &mut Tracer<'_>) {}
}

impl<T: ?Sized> Measures for T {}

#[derive(MemSize)]
enum WithVariant {
    One(#[mem_size(with = with::opaque_vec)] Vec<Foreign>),
}

/// As foreign containers are: without an impl, and with methods that tell of what they own.
struct Stack(Vec<String>);

impl std::ops::Deref for Stack {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

fn stack(stack: &Stack, tracer: &mut Tracer<'_>) {
    with::by_capacity(stack, stack.0.capacity(), tracer);
}

fn estimate(stack: &Stack, tracer: &mut Tracer<'_>) {
    with::by_estimate(stack.len() * size_of::<String>(), tracer);
}

#[derive(MemSize)]
struct ByCapacity(#[mem_size(with = stack)] Stack);

#[derive(MemSize)]
enum ByLength {
    One(#[mem_size(with = with::by_length)] Stack),
}

#[derive(MemSize)]
struct ByEstimate {
    #[mem_size(with = estimate)]
    stack: Stack,
}

#[derive(MemSize)]
struct Following<'a, T: ?Sized> {
    #[mem_size(follow)]
    first: &'a T,
    #[mem_size(follow)]
    second: &'a T,
    #[mem_size(follow)]
    third: &'a mut u64,
    fourth: &'a T,
}

#[derive(MemSize)]
enum FollowingVariant<'a> {
    One(#[mem_size(follow)] &'a String),
}

#[derive(MemSize)]
#[mem_size(flat)]
struct Pod {
    id: u64,
    name: Option<[char; 4]>,
    next: *const Pod,
    call: fn(&Pod) -> &Pod,
    maybe: Option<fn(&Pod, &Pod)>,
    #[mem_size(skip)]
    foreign: Option<Foreign>,
}

#[derive(MemSize)]
#[mem_size(flat)]
enum Choice<T> {
    One(T),
    Two { pod: Pod },
    Three,
}

mod vendored {
    pub(super) mod deep {
        pub(crate) use ::mem_size as renamed;
    }
}

#[derive(MemSize)]
#[mem_size(crate = crate::attributes::vendored::deep::renamed)]
struct Renamed<T> {
    name: String,
    value: Option<T>,
}

#[derive(MemSize)]
#[mem_size(crate = vendored::deep::renamed)]
#[mem_size(flat, bound = "T: Flat")]
struct Several<T> {
    value: T,
}

#[test]
fn skipped_fields_count_their_inline_bytes_only() {
    let foreign = Foreign(text());
    exact(move || Skipping { name: text(), foreign: Some(foreign), generic: None::<Foreign> });
    exact(|| SkippingVariant::<Foreign>::Counted(text()));
    let (value, live) = counted(|| SkippingVariant::Skipped(Some(Box::new(Foreign(text())))));
    assert!(live.bytes > 0);
    assert_eq!(value.heap_size(), 0);
    exact(|| SkippingVariant::<Foreign>::Half(text(), None));
    assert!(FlatButSkipped::is_flat());
    exact(|| vec![FlatButSkipped { id: 1, foreign: None }]);
}

#[test]
fn with_calls_a_function() {
    let foreign = Foreign(text());
    let value = with_gap(Gap::Opaque, move || With::<[u64; 3]> {
        text: "abc".into(),
        plugin: Box::new([1, 2, 3]),
        rc: Rc::new([1, 2, 3]),
        arc: Arc::new([1, 2, 3]),
        vec: Vec::with_capacity(3),
        foreign: Some(foreign),
        weak: Weak::new(),
        by_trait: 0,
    });
    // The box, the `Rc`, the `Arc` and the foreign value; the vector holds nothing that could own.
    assert_eq!(value.mem_usage().gaps.total(), 4);
    assert!(!With::<[u64; 3]>::is_flat());
    exact(|| WithVariant::One(Vec::with_capacity(4)));
}

#[test]
fn opaque_arc_knows_the_static_one() {
    #[derive(MemSize)]
    struct Holder<T> {
        #[mem_size(with = with::opaque_arc)]
        arc: Arc<[T]>,
    }
    exact(|| Holder::<Foreign> { arc: Arc::default() });
}

#[test]
fn followed_targets_count_once() {
    let (target, live) = counted(|| vec![text(), text()]);
    let mut number = 7;
    let following =
        Following { first: &target, second: &target, third: &mut number, fourth: &target };
    let expected = live.bytes.unsigned_abs() + size_of_val(&target) + size_of::<u64>();
    assert_eq!(following.heap_size(), expected);
    assert!(following.mem_usage().is_exact());
    let (target, live) = counted(text);
    let following = FollowingVariant::One(&target);
    assert_eq!(following.heap_size(), live.bytes.unsigned_abs() + size_of::<String>());
    let slice: &[u8] = &[1, 2, 3];
    let following = Following { first: slice, second: slice, third: &mut number, fourth: slice };
    assert_eq!(following.heap_size(), size_of_val(slice) + size_of::<u64>());
}

#[test]
fn flat_is_asserted() {
    fn flat<T: Flat>() -> bool {
        T::is_flat()
    }
    assert!(flat::<Pod>());
    assert!(flat::<Choice<Pod>>());
    assert!(flat::<Several<u8>>());
    exact(|| vec![Choice::One(1), Choice::Three]);
}

#[test]
fn the_crate_may_be_elsewhere() {
    exact(|| Renamed { name: text(), value: Some(text()) });
}

#[test]
fn container_is_measured_by_what_it_tells() {
    let roomy = || {
        let mut roomy = Vec::with_capacity(9);
        roomy.extend([text(), text()]);
        Stack(roomy)
    };
    exact(|| ByCapacity(roomy()));
    exact(|| ByCapacity(Stack(Vec::new())));

    let full = || Stack(vec![text(), text()].into_boxed_slice().into_vec());
    let (by_length, live) = counted(|| ByLength::One(full()));
    let usage = by_length.mem_usage();
    assert_eq!(usage.heap.cast_signed(), live.bytes);
    assert_eq!((usage.gaps.total(), usage.gaps.count(Gap::Capacity)), (1, 1));
    let roomy = ByLength::One(roomy()).mem_usage();
    assert_eq!(roomy.heap, usage.heap);

    let usage = ByEstimate { stack: full() }.mem_usage();
    assert_eq!(usage.heap, 2 * size_of::<String>());
    assert_eq!((usage.gaps.total(), usage.gaps.count(Gap::Estimated)), (1, 1));
}
