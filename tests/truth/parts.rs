//! Values that are measured part by part: the containers as ever, what is in them by a function.
#![expect(clippy::linkedlist, reason = "it is one of the types to be measured")]

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::BuildHasherDefault;
use std::io::{BufWriter, Cursor};
use std::mem::ManuallyDrop;
use std::ops::{Bound, ControlFlow, Range, RangeInclusive};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use std::task::Poll;

use mem_size::{Gap, MemSize, Tracer, with};

use crate::counting::counted;
use crate::{Numbers, at_least, audited, exact, usage};

/// Of another crate: it has no impl, and owns a string.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Url(String);

fn url(url: &Url, tracer: &mut Tracer<'_>) {
    tracer.field("text", &url.0);
}

fn some(number: usize) -> Url {
    let mut text = String::with_capacity(number % 30);
    text.push_str(&number.to_string());
    Url(text)
}

/// Of another crate, and its size is all that is known.
trait Plugin {}

impl Plugin for [u64; 3] {}

impl Plugin for u8 {}

/// Measures a type whose `Url`s a function measures.
macro_rules! exact_of {
    ($($type:ty => $build:expr;)+) => { $({
        #[derive(MemSize)]
        struct Holder(#[mem_size(with(Url = url))] $type);
        exact(|| Holder($build));
        exact(|| vec![Holder($build), Holder($build)]);
    })+ };
}

#[test]
fn sequences_are_exact() {
    exact_of! {
        Url => some(1);
        Vec<Url> => Vec::new();
        Vec<Url> => { let mut urls = Vec::with_capacity(7); urls.extend((0..4).map(some)); urls };
        Vec<(u8, Vec<Option<Url>>)> => vec![(1, vec![None, Some(some(9))]), (2, Vec::new())];
        VecDeque<Url> => {
            let mut urls: VecDeque<_> = (0..9).map(some).collect();
            urls.rotate_left(4);
            urls.push_front(some(77));
            urls
        };
        BinaryHeap<Url> => (0..9).map(some).collect();
        LinkedList<Url> => (0..9).map(some).collect();
        [Url; 3] => [some(1), some(2), some(3)];
        Box<[Url]> => (0..5).map(some).collect();
        Rc<[Url]> => (0..5).map(some).collect();
        Arc<[Url]> => (0..5).map(some).collect();
        Arc<[Url]> => Arc::default();
        (u8, Url, String, Box<(Url,)>) => (1, some(2), String::from("three"), Box::new((some(4),)));
    }
}

#[test]
fn maps_and_sets_are_exact() {
    exact_of! {
        HashMap<String, Url> => (0..100).map(|number| (number.to_string(), some(number))).collect();
        HashMap<Url, u8> => (0..100).map(|number| (some(number), 7)).collect();
        HashMap<Url, Vec<Url>> => HashMap::from([(some(1), vec![some(2), some(3)])]);
        HashMap<String, Url> => HashMap::with_capacity(50);
        HashMap<u8, Url, std::hash::RandomState> => HashMap::from([(1, some(1))]);
        HashSet<Url> => (0..1000).map(some).collect();
        BTreeMap<u32, Vec<Url>> =>
            (0..500).map(|number| (number, vec![some(number as usize)])).collect();
        BTreeMap<Url, Option<()>> => (0..500).map(|number| (some(number), None)).collect();
        BTreeMap<(), Url> => BTreeMap::from([((), some(1))]);
        BTreeSet<Url> => (0..500).map(some).collect();
        BTreeMap<u8, BTreeMap<u8, HashMap<u8, LinkedList<Url>>>> => BTreeMap::from([
            (1, BTreeMap::from([(2, HashMap::from([(3, LinkedList::from([some(4)]))]))])),
            (5, BTreeMap::new()),
        ]);
    }
}

#[derive(MemSize)]
struct Writer(#[mem_size(with(Out = out))] BufWriter<Out>);

struct Out(Vec<u8>);

impl std::io::Write for Out {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn out(out: &Out, tracer: &mut Tracer<'_>) {
    tracer.field("bytes", &out.0);
}

// Before Rust 1.94 nobody can look without making the value.
#[rustversion::since(1.94)]
#[test]
fn lazy_values_are_exact() {
    use std::cell::LazyCell;
    use std::sync::LazyLock;

    exact_of! {
        LazyCell<Url> => {
            let lazy = LazyCell::<Url>::new(|| some(1));
            LazyCell::force(&lazy);
            lazy
        };
        LazyLock<Url> => LazyLock::<Url>::new(|| some(1));
    }
}

#[test]
fn values_inside_others_are_exact() {
    exact_of! {
        Option<Url> => Some(some(1));
        Result<Url, String> => Ok(some(1));
        Result<Url, String> => Err(String::from("one"));
        Poll<Url> => Poll::Ready(some(1));
        Bound<Url> => Bound::Included(some(1));
        ControlFlow<Url, Box<Url>> => ControlFlow::Continue(Box::new(some(1)));
        Range<Url> => some(1)..some(2);
        RangeInclusive<Url> => some(1)..=some(2);
        std::cmp::Reverse<Url> => std::cmp::Reverse(some(1));
        Box<Url> => Box::new(some(1));
        Pin<Box<Url>> => Box::pin(some(1));
        Pin<Rc<Url>> => Rc::pin(some(1));
        Cow<'static, [Url]> => Cow::Owned(vec![some(1), some(2)]);
        Cow<'static, Url> => Cow::Owned(some(1));
        RefCell<Url> => RefCell::new(some(1));
        Mutex<Vec<Url>> => { let urls = Mutex::new(vec![some(1)]); drop(urls.lock()); urls };
        RwLock<Url> => RwLock::new(some(1));
        OnceCell<Url> => OnceCell::from(some(1));
        OnceLock<Url> => OnceLock::new();
        ManuallyDrop<Url> => ManuallyDrop::new(some(1));
        Cursor<(Url,)> => Cursor::new((some(1),));
    }
    exact(|| Writer(BufWriter::new(Out(vec![7; 9]))));
}

#[test]
fn shared_blocks_count_once_whoever_measures_what_is_in_them() {
    #[derive(MemSize)]
    struct Shared {
        #[mem_size(with(Url = url))]
        first: Rc<Url>,
        #[mem_size(with(Url = url))]
        second: RefCell<Option<Rc<Url>>>,
        #[mem_size(with(Url = url))]
        third: Mutex<Vec<Arc<(Url, u8)>>>,
        weak: Weak<Url>,
    }
    exact(|| {
        let (one, other) = (Rc::new(some(1)), Arc::new((some(2), 3)));
        let third = Mutex::new(vec![Arc::clone(&other), other]);
        drop(third.lock());
        let weak = Rc::downgrade(&one);
        Shared { second: RefCell::new(Some(Rc::clone(&one))), first: one, third, weak }
    });
}

#[derive(MemSize)]
struct Hidden {
    #[mem_size(with(Url = url))]
    cell: Cell<Option<Url>>,
}

#[derive(MemSize)]
struct Borrowed {
    #[mem_size(with(Url = url))]
    cell: RefCell<Vec<Url>>,
}

#[derive(MemSize)]
struct Sending {
    #[mem_size(with(Url = url))]
    sender: Sender<Url>,
}

#[test]
fn what_cannot_be_looked_into_leaves_its_gap() {
    at_least(Gap::Cell, || Hidden { cell: Cell::new(Some(some(1))) });
    let borrowed = exact(|| Borrowed { cell: RefCell::new(vec![some(1)]) });
    let writing = borrowed.cell.borrow_mut();
    assert_eq!(usage(&borrowed).gaps.count(Gap::Borrowed), 1);
    drop(writing);
    at_least(Gap::Opaque, || Sending { sender: channel().0 });
}

#[test]
fn opaque_leaves_leave_a_gap_each_and_the_table_is_exact() {
    #[derive(MemSize)]
    struct Plugins {
        #[mem_size(with(dyn Plugin = with::opaque))]
        by_name: HashMap<String, Box<dyn Plugin>>,
        #[mem_size(with(Box<dyn Plugin> = with::opaque_box))]
        list: Vec<Box<dyn Plugin>>,
        #[mem_size(with(Url = with::opaque))]
        urls: BTreeMap<u8, Url>,
    }
    let all_owned = |audit: &mem_size::Audit| audit.phantom.is_empty() && audit.repeated.is_empty();
    let build = || Plugins {
        by_name: (0..100)
            .map(|number| (number.to_string(), Box::new([7_u64; 3]) as Box<dyn Plugin>))
            .collect(),
        list: vec![Box::new(7_u8), Box::new([7_u64; 3])],
        urls: BTreeMap::from([(1, Url(String::new()))]),
    };
    let (plugins, live) = audited(build, all_owned);
    let usage = usage(&plugins);
    assert_eq!((usage.heap.cast_signed(), usage.blocks.cast_signed()), (live.bytes, live.blocks));
    assert_eq!((usage.gaps.count(Gap::Opaque), usage.gaps.total()), (103, 103));
}

/// One's own generic types need nothing more.
#[derive(MemSize)]
enum Tree<T: Ord, U = u8> {
    Leaf,
    Node { value: T, children: Vec<Tree<T, U>>, other: Option<Box<Self>>, note: U },
    Pair(Pair<T>, Rc<[U]>),
}

#[derive(MemSize)]
struct Pair<T>(T, Option<T>)
where
    T: Ord;

#[derive(MemSize)]
#[mem_size(with(Url = url))]
struct Site<K: Ord> {
    pages: HashMap<K, Tree<Url>>,
    notes: Vec<Tree<K, Url>>,
    #[mem_size(skip)]
    home: Option<Url>,
    name: String,
}

#[test]
fn own_generic_types_are_exact() {
    let tree = || Tree::Node {
        value: some(1),
        children: vec![Tree::Leaf, Tree::Pair(Pair(some(2), Some(some(3))), Rc::from([1, 2]))],
        other: Some(Box::new(Tree::Leaf)),
        note: 7,
    };
    exact_of! {
        Tree<Url> => tree();
        Vec<Option<Tree<Url>>> => vec![Some(tree()), None];
        Tree<String, Url> => Tree::Pair(Pair(String::from("one"), None), Rc::from([some(2)]));
    }
    exact(|| Site {
        pages: HashMap::from([(String::from("one"), tree())]),
        notes: vec![Tree::Pair(Pair(String::from("one"), None), Rc::from([some(2)]))],
        home: None,
        name: String::from("site"),
    });
}

#[test]
fn flat_neighbours_are_passed_over() {
    #[derive(MemSize)]
    struct Index(#[mem_size(with(Url = url))] HashMap<u64, Vec<(u8, Url)>>);
    exact(|| Index((0..300).map(|number| (number, vec![(1, some(2))])).collect()));
}

#[test]
fn thinned_tables_are_exact_or_leave_a_gap() {
    // With a random hasher, few that are left may look like a new table of half the size.
    #[derive(MemSize)]
    struct Index(#[mem_size(with(Url = url))] HashMap<u64, Url, BuildHasherDefault<DefaultHasher>>);
    for seed in 1..40 {
        let mut numbers = Numbers(seed);
        let (index, live) = counted(|| {
            let mut index: HashMap<_, _, _> = (0..200).map(|key| (key, some(3))).collect();
            let kept = numbers.below(200) as u64;
            index.retain(|key, _| *key < kept);
            Index(index)
        });
        let usage = usage(&index);
        let heap = usage.heap.cast_signed();
        if usage.is_exact() && !index.0.is_empty() {
            assert_eq!(heap, live.bytes, "{} left", index.0.len());
        } else {
            assert!(heap <= live.bytes);
        }
    }
}

/// Deep, and with a function at the end, on a stack that would not take it.
#[derive(MemSize)]
struct Chain<T> {
    value: T,
    next: Option<Box<Chain<T>>>,
}

#[derive(MemSize)]
struct Deep {
    #[mem_size(with(Url = url))]
    chain: Chain<Url>,
    #[mem_size(with(Url = url))]
    nested: Nested<Url>,
}

#[derive(MemSize)]
enum Nested<T> {
    Value(T),
    Listed(Vec<Nested<T>>),
    Mapped(BTreeMap<u8, Nested<T>>),
    Hashed(HashMap<u8, Nested<T>>),
    Shared(Rc<RefCell<Nested<T>>>),
    Linked(LinkedList<Nested<T>>),
}

#[test]
fn deep_values_fit_a_small_stack() {
    const DEPTH: usize = 20_000;
    let run = || {
        let mut chain = Chain { value: some(1), next: None };
        let mut nested = Nested::Value(some(1));
        for number in 0..DEPTH {
            chain = Chain { value: some(1), next: Some(Box::new(chain)) };
            nested = match number % 5 {
                0 => Nested::Listed(vec![nested]),
                1 => Nested::Mapped(BTreeMap::from([(1, nested)])),
                2 => Nested::Hashed(HashMap::from([(1, nested)])),
                3 => Nested::Shared(Rc::new(RefCell::new(nested))),
                _ => Nested::Linked(LinkedList::from([nested])),
            };
        }
        let deep = Deep { chain, nested };
        assert!(deep.mem_usage().is_exact());
        assert!(deep.mem_usage().blocks > 3 * DEPTH);
        // Dropping it would overflow the stack.
        std::mem::forget(deep);
    };
    let thread = std::thread::Builder::new().stack_size(256 << 10).spawn(run);
    thread.unwrap().join().unwrap();
}
