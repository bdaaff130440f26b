//! Each collection and pointer in itself, and in turn with all others, a hundred thousand deep, on
//! a stack of 256 KiB.
#![expect(clippy::linkedlist, reason = "it is to be nested as well")]
#![expect(clippy::arc_with_non_send_sync, reason = "the value stays on its thread")]

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{Hash, Hasher};
use std::io::{BufReader, Cursor};
use std::mem::ManuallyDrop;
use std::num::Wrapping;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock, RwLock};

use mem_size::{Gap, MemSize, Sink, Tracer};

const DEPTH: usize = 100_000;
/// Deep enough for pairs: 26 bytes of stack a level would be too many.
const DEPTH_OF_PAIRS: usize = 10_000;
const SMALL_STACK: usize = 256 * 1024;

/// A place for one more value, in every collection and pointer of std.
#[derive(MemSize)]
enum Nest {
    End,
    Vec(Vec<Nest>),
    Slice(Box<[Nest]>),
    Rest(std::vec::IntoIter<Nest>),
    Deque(VecDeque<Nest>),
    List(LinkedList<Nest>),
    Heap(BinaryHeap<Nest>),
    HashValue(HashMap<u8, Nest>),
    HashKey(HashMap<Nest, u8>),
    HashElement(HashSet<Nest>),
    TreeValue(BTreeMap<u8, Nest>),
    TreeKey(BTreeMap<Nest, u8>),
    TreeElement(BTreeSet<Nest>),
    Boxed(Box<Nest>),
    Array(Box<[Nest; 1]>),
    Counted(Rc<Nest>),
    Shared(Arc<Nest>),
    Pinned(Pin<Box<Nest>>),
    PinnedRc(Pin<Rc<Nest>>),
    Cow(Cow<'static, [Nest]>),
    Cell(Box<RefCell<Nest>>),
    Once(Box<OnceCell<Nest>>),
    Mutex(Box<Mutex<Nest>>),
    RwLock(Box<RwLock<Nest>>),
    Lock(Box<OnceLock<Nest>>),
    Kept(ManuallyDrop<Box<Nest>>),
    Wrapped(Box<Wrapping<Reverse<Option<Nest>>>>),
    Outcome(Box<Result<Nest, Nest>>),
    Cursor(Cursor<Vec<Nest>>),
    Reader(Box<BufReader<Source>>),
}

/// A reader, so that a `BufReader` can be nested.
#[derive(MemSize)]
struct Source(Nest);

impl std::io::Read for Source {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Ok(0)
    }
}

impl Hash for Nest {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl PartialEq for Nest {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Nest {}

impl PartialOrd for Nest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Nest {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Clone for Nest {
    fn clone(&self) -> Self {
        Self::End
    }
}

/// Every way to put one value into another.
const WAYS: [fn(Nest) -> Nest; 29] = [
    |nest| Nest::Vec(vec![nest]),
    |nest| Nest::Slice(Box::new([nest])),
    |nest| Nest::Rest(vec![nest].into_iter()),
    |nest| Nest::Deque([nest].into()),
    |nest| Nest::List([nest].into()),
    |nest| Nest::Heap([nest].into()),
    |nest| Nest::HashValue([(7, nest)].into()),
    |nest| Nest::HashKey([(nest, 7)].into()),
    |nest| Nest::HashElement([nest].into()),
    |nest| Nest::TreeValue([(7, nest)].into()),
    |nest| Nest::TreeKey([(nest, 7)].into()),
    |nest| Nest::TreeElement([nest].into()),
    |nest| Nest::Boxed(Box::new(nest)),
    |nest| Nest::Array(Box::new([nest])),
    |nest| Nest::Counted(Rc::new(nest)),
    |nest| Nest::Shared(Arc::new(nest)),
    |nest| Nest::Pinned(Box::pin(nest)),
    |nest| Nest::PinnedRc(Rc::pin(nest)),
    |nest| Nest::Cow(Cow::Owned(vec![nest])),
    |nest| Nest::Cell(Box::new(RefCell::new(nest))),
    |nest| Nest::Once(Box::new(OnceCell::from(nest))),
    |nest| Nest::Mutex(Box::new(Mutex::new(nest))),
    |nest| Nest::RwLock(Box::new(RwLock::new(nest))),
    |nest| Nest::Lock(Box::new(OnceLock::from(nest))),
    |nest| Nest::Kept(ManuallyDrop::new(Box::new(nest))),
    |nest| Nest::Wrapped(Box::new(Wrapping(Reverse(Some(nest))))),
    |nest| Nest::Outcome(Box::new(Err(nest))),
    |nest| Nest::Cursor(Cursor::new(vec![nest])),
    |nest| Nest::Reader(Box::new(BufReader::with_capacity(8, Source(nest)))),
];

impl Nest {
    /// The value inside, so that a deep value can be dropped from the outside in.
    fn into_inner(self) -> Option<Self> {
        match self {
            Self::End => None,
            Self::Vec(mut nests) => nests.pop(),
            Self::Slice(nests) => nests.into_iter().next(),
            Self::Rest(mut nests) => nests.next(),
            Self::Deque(mut nests) => nests.pop_back(),
            Self::List(mut nests) => nests.pop_back(),
            Self::Heap(mut nests) => nests.pop(),
            Self::HashValue(nests) => nests.into_values().next(),
            Self::HashKey(nests) => nests.into_keys().next(),
            Self::HashElement(nests) => nests.into_iter().next(),
            Self::TreeValue(nests) => nests.into_values().next(),
            Self::TreeKey(nests) => nests.into_keys().next(),
            Self::TreeElement(nests) => nests.into_iter().next(),
            Self::Boxed(nest) => Some(*nest),
            Self::Array(nests) => nests.into_iter().next(),
            Self::Counted(nest) => Rc::into_inner(nest),
            Self::Shared(nest) => Arc::into_inner(nest),
            Self::Pinned(nest) => Some(*Pin::into_inner(nest)),
            Self::PinnedRc(nest) => Rc::into_inner(Pin::into_inner(nest)),
            Self::Cow(nests) => nests.into_owned().pop(),
            Self::Cell(nest) => Some(nest.into_inner()),
            Self::Once(nest) => nest.into_inner(),
            Self::Mutex(nest) => nest.into_inner().ok(),
            Self::RwLock(nest) => nest.into_inner().ok(),
            Self::Lock(nest) => nest.into_inner(),
            Self::Kept(nest) => Some(*ManuallyDrop::into_inner(nest)),
            Self::Wrapped(nest) => nest.0.0,
            Self::Outcome(nest) => nest.err(),
            Self::Cursor(nests) => nests.into_inner().pop(),
            Self::Reader(reader) => Some(reader.into_inner().0),
        }
    }
}

/// Listens, so that the walk takes its cold paths.
struct Listener;

impl Sink for Listener {}

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let small = std::thread::Builder::new().stack_size(SMALL_STACK);
    let outcome = small.spawn(test).map(std::thread::JoinHandle::join);
    assert!(matches!(outcome, Ok(Ok(()))), "{outcome:?}");
}

/// Measures a value nested by this way at each depth, with a listener and without.
#[track_caller]
fn assert_measured(levels: usize, way_at: impl Fn(usize) -> fn(Nest) -> Nest) {
    let nest = (0..levels).fold(Nest::End, |nest, depth| way_at(depth)(nest));
    let usage = nest.mem_usage();
    assert!(usage.blocks >= levels, "{usage:?}");
    assert_eq!(usage.gaps.count(Gap::Depth), 0);
    assert_eq!(Tracer::with_sink(&mut Listener).measure(&nest), usage);
    let mut rest = Some(nest);
    while let Some(nest) = rest {
        rest = nest.into_inner();
    }
}

#[test]
fn each_collection_nests_in_itself() {
    on_a_small_stack(|| WAYS.iter().for_each(|&way| assert_measured(DEPTH, |_| way)));
}

#[test]
fn all_collections_nest_in_turn() {
    on_a_small_stack(|| assert_measured(DEPTH, |depth| WAYS[depth % WAYS.len()]));
}

#[test]
fn each_collection_nests_in_a_tree_and_a_tree_in_it() {
    on_a_small_stack(|| {
        for way in WAYS {
            let tree: fn(Nest) -> Nest = |nest| Nest::TreeElement([nest].into());
            assert_measured(DEPTH_OF_PAIRS, |depth| if depth % 2 == 0 { way } else { tree });
        }
    });
}

#[test]
fn ways_are_all_there_are() {
    let variants = WAYS.map(|way| std::mem::discriminant(&way(Nest::End)));
    assert_eq!(HashSet::from(variants).len(), WAYS.len());
}
