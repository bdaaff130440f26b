//! Parameters of every kind, and which bounds the derive puts on them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

use mem_size::{Gap, MemSize};

use crate::{exact, text, with_gap};

/// A type without an impl.
struct Foreign;

#[derive(MemSize)]
struct Defaulted<T = String, const N: usize = 2>
where
    T: Debug,
{
    items: [T; N],
}

#[derive(MemSize)]
struct Borrowing<'a, 'b: 'a, T: 'b + ?Sized> {
    short: &'a T,
    long: &'b mut [u8],
    name: Cow<'a, str>,
}

#[derive(MemSize)]
struct Matrix<T, const ROWS: usize, const COLUMNS: usize> {
    cells: [[T; COLUMNS]; ROWS],
}

/// The parser takes `N` for a type, where it is an argument.
#[derive(MemSize)]
struct Chunks<T, const N: usize> {
    items: [T; N],
    more: Vec<Chunks<T, N>>,
    next: Option<Box<Chunks<T, N>>>,
}

#[derive(MemSize)]
struct Texts<const N: usize> {
    #[mem_size(with(str = mem_size::with::opaque))]
    chunks: Chunks<Box<str>, N>,
}

#[derive(MemSize)]
struct Boxed<T: ?Sized> {
    inner: Box<T>,
    count: usize,
}

#[derive(MemSize)]
struct Waiting<I: Iterator> {
    items: Vec<I::Item>,
    last: Option<<I as Iterator>::Item>,
}

#[derive(MemSize)]
struct Typed<T, U: ?Sized> {
    id: u32,
    of: PhantomData<T>,
    by: PhantomData<fn(&U)>,
}

/// Mentions its parameters only where nothing is owned.
#[derive(MemSize)]
struct Unbound<'a, T, F> {
    reference: &'a T,
    pointer: *const T,
    function: fn(T) -> F,
    dangling: std::ptr::NonNull<T>,
    weak: Weak<T>,
    #[mem_size(skip)]
    skipped: Option<T>,
}

#[derive(MemSize)]
struct Observers<T: ?Sized> {
    weak: Weak<T>,
}

#[derive(MemSize)]
struct Hashed<S> {
    map: HashMap<String, Vec<u8>, S>,
    set: HashSet<String, S>,
}

#[derive(Clone, Default)]
struct Hasher(Rc<()>);

impl BuildHasher for Hasher {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::new()
    }
}

#[derive(MemSize)]
struct Maybe<'a, T: ToOwned + ?Sized> {
    cow: Cow<'a, T>,
}

#[derive(MemSize)]
struct MaybeMany<'a, T: Clone> {
    cow: Cow<'a, [T]>,
}

trait Family {
    type Member;
}

struct Strings;

impl Family for Strings {
    type Member = String;
}

#[derive(MemSize)]
struct House<F: Family>
where
    F::Member: Clone,
{
    members: Vec<F::Member>,
    rooms: HashMap<u8, Box<<F as Family>::Member>>,
}

#[derive(MemSize)]
struct OfSelf
where
    Self: Sized,
{
    others: Vec<Self>,
}

macro_rules! list {
    ($type:ty) => { Vec<$type> };
}

#[derive(MemSize)]
struct ByMacro<T> {
    items: list!(T),
}

#[derive(MemSize)]
#[mem_size(bound = "T: Family, T::Member: MemSize")]
struct Bounded<T: Family> {
    items: Indirect<T>,
}

#[derive(MemSize)]
#[mem_size(bound = "F::Member: MemSize")]
struct Indirect<F: Family> {
    members: Vec<F::Member>,
}

#[derive(MemSize)]
#[mem_size(bound = "")]
struct NoBound<T> {
    #[mem_size(with = buffer)]
    items: Vec<T>,
}

fn buffer<T>(items: &Vec<T>, tracer: &mut mem_size::Tracer<'_>) {
    tracer.block(mem_size::Block::buffer(items.as_ptr(), items.len(), items.capacity()));
}

/// Holds items of its parameter, behind a type that does not show it.
#[derive(MemSize)]
struct Outer<I: Iterator> {
    held: Held<I>,
    ahead: Vec<std::iter::Peekable<I>>,
    outers: Option<Box<Outer<I>>>,
}

#[derive(MemSize)]
struct Held<I>
where
    I: Iterator,
{
    item: Option<I::Item>,
    outers: Vec<Outer<I>>,
}

#[derive(MemSize)]
struct Ends<I: DoubleEndedIterator + Clone>(Held<I>);

#[derive(MemSize)]
struct Known<T, I: Iterator<Item = T>>(Held<I>);

#[derive(MemSize)]
struct Constrained<I: Iterator<Item: Debug>>(Held<I>);

#[derive(MemSize)]
struct Passed<T, I: IntoIterator<Item = T>>(Parts<I>);

#[derive(MemSize)]
struct Parts<I: IntoIterator> {
    iterator: I::IntoIter,
    items: Vec<I::Item>,
}

/// The same with iterators around a parameter.
#[derive(MemSize)]
struct Ahead<I: Iterator, J: Iterator> {
    ahead: std::iter::Peekable<std::iter::Fuse<I>>,
    held: Option<Box<Pair<std::iter::StepBy<std::iter::Take<J>>>>>,
}

#[derive(MemSize)]
struct Pair<I: Iterator>(Option<I::Item>, Option<I::Item>);

/// Takes iterators over what cannot be measured, and holds none of it.
#[derive(MemSize)]
struct Sources<I: Iterator, J: Iterator<Item = Foreign>> {
    wrapped: Vec<Option<I>>,
    one: Alone<J>,
}

#[derive(MemSize)]
struct Alone<T>(T);

#[test]
fn items_of_iterators_may_be_held_by_inner_types() {
    type Texts = std::option::IntoIter<String>;
    let held = || Held::<Texts> { item: Some(text()), outers: Vec::new() };
    let outer = |outers| Outer::<Texts> { held: held(), ahead: Vec::new(), outers };
    exact(|| outer(Some(Box::new(outer(None)))));
    exact(|| Held::<Texts> { item: None, outers: vec![outer(None)] });
    exact(|| Ends(held()));
    exact(|| Known(held()));
    exact(|| Constrained(held()));
    with_gap(Gap::Opaque, || {
        Passed::<_, Option<String>>(Parts { iterator: None.into_iter(), items: vec![text()] })
    });
    let ahead = || std::iter::empty::<String>().fuse().peekable();
    with_gap(Gap::Opaque, || Ahead::<_, Texts> {
        ahead: ahead(),
        held: Some(Box::new(Pair(Some(text()), None))),
    });
    exact(|| Sources { wrapped: vec![Some([Foreign].iter())], one: Alone(std::iter::empty()) });
}

#[test]
fn defaults_where_clauses_and_const_parameters_are_kept() {
    exact(|| Defaulted::<String> { items: [text(), text()] });
    exact(|| Matrix { cells: [[text(), text()], [text(), String::new()]] });
    let chunk = |more, next| Chunks { items: [text(), text()], more, next };
    let leaf = || chunk(Vec::new(), None);
    exact(|| chunk(vec![leaf()], Some(Box::new(leaf()))));
    with_gap(Gap::Opaque, || Texts {
        chunks: Chunks { items: ["abc".into()], more: Vec::new(), next: None },
    });
    assert!(Matrix::<u8, 2, 3>::is_flat());
    assert!(!Matrix::<String, 2, 3>::is_flat());
}

#[test]
fn references_are_borrowed() {
    let (short, mut long) = (text(), [1, 2, 3]);
    exact(|| Borrowing { short: short.as_str(), long: &mut long, name: Cow::Owned(text()) });
    exact(|| Borrowing { short: &Foreign, long: &mut [], name: Cow::Borrowed("a") });
}

#[test]
fn unsized_parameters_live_behind_pointers() {
    exact(|| Boxed::<str> { inner: "abc".into(), count: 1 });
    exact(|| Boxed::<[String]> { inner: vec![text(), text()].into(), count: 2 });
    exact(|| Boxed { inner: Box::new(text()), count: 3 });
}

#[test]
fn associated_types_are_bound_not_their_owner() {
    exact(|| Waiting::<std::vec::IntoIter<String>> { items: vec![text()], last: Some(text()) });
    exact(|| House::<Strings> {
        members: vec![text()],
        rooms: HashMap::from([(1, Box::new(text()))]),
    });
    exact(|| Bounded::<Strings> { items: Indirect { members: vec![text()] } });
}

#[test]
fn what_owns_nothing_needs_no_bound() {
    let foreign = Foreign;
    assert!(Typed::<Foreign, dyn Debug>::is_flat());
    exact(|| Typed::<Foreign, str> { id: 1, of: PhantomData, by: PhantomData });
    exact(|| Unbound::<Foreign, Foreign> {
        reference: &foreign,
        pointer: &raw const foreign,
        function: |foreign| foreign,
        dangling: std::ptr::NonNull::dangling(),
        weak: Weak::new(),
        skipped: Some(Foreign),
    });
    exact(|| Observers::<[u8]> { weak: Weak::<[u8; 3]>::new() });
    exact(|| NoBound { items: vec![Foreign, Foreign] });
}

#[test]
fn a_hasher_needs_no_impl() {
    type Plain = BuildHasherDefault<DefaultHasher>;
    exact(|| Hashed::<Plain> {
        map: HashMap::with_capacity_and_hasher(10, Plain::default()),
        set: HashSet::default(),
    });
}

#[test]
fn a_hasher_that_owns_memory_leaves_a_gap() {
    let hasher = Hasher::default();
    let tables = Hashed {
        map: HashMap::with_capacity_and_hasher(10, hasher.clone()),
        set: HashSet::with_hasher(hasher.clone()),
    };
    assert_eq!(tables.mem_usage().gaps.count(Gap::Opaque), 2);
    let plain = HashMap::<String, Vec<u8>>::with_capacity(10);
    assert_eq!(tables.heap_size(), plain.heap_size());
}

#[test]
fn a_raw_pointer_that_may_own_leaves_a_gap() {
    #[derive(MemSize)]
    struct RawVec<T> {
        start: std::ptr::NonNull<T>,
        #[mem_size(skip = "not owned")]
        borrowed: *mut T,
        null: *mut T,
        shared: std::sync::atomic::AtomicPtr<T>,
        read: *const T,
    }
    let mut number = 7_u64;
    let start = std::ptr::NonNull::from(&mut number);
    let owner = RawVec {
        start,
        borrowed: start.as_ptr(),
        null: std::ptr::null_mut(),
        shared: std::sync::atomic::AtomicPtr::new(start.as_ptr()),
        read: start.as_ptr(),
    };
    assert_eq!(owner.mem_usage().gaps.count(Gap::Pointer), 2);
    assert_eq!(owner.heap_size(), 0);
    assert!(!RawVec::<u64>::is_flat());
}

#[test]
fn a_cow_asks_what_it_would_own() {
    exact(|| Maybe::<str> { cow: Cow::Owned(text()) });
    exact(|| Maybe::<[String]> { cow: Cow::Owned(vec![text()]) });
    exact(|| MaybeMany { cow: Cow::Owned(vec![text()]) });
    assert!(Maybe::<u8>::is_flat());
}

#[test]
fn self_and_macros_stand_in_field_types() {
    exact(|| OfSelf { others: vec![OfSelf { others: Vec::new() }] });
    exact(|| ByMacro { items: vec![text()] });
}

/// Says by a bound that a slice can be owned, but not what then owns it.
#[derive(MemSize)]
struct Layout<'a, T, U>
where
    [T]: ToOwned,
    [Option<U>]: ToOwned,
    U: Clone,
{
    items: Cow<'a, [T]>,
    options: Option<Cow<'a, [Option<U>]>>,
    plain: Cow<'a, [U]>,
}

#[test]
fn a_cow_of_a_slice_asks_what_a_bound_hides() {
    exact(|| Layout {
        items: Cow::Owned(vec![text()]),
        options: Some(Cow::Owned(vec![Some(text()), None])),
        plain: Cow::Owned(vec![text()]),
    });
}
