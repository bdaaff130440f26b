//! Two roots of one tracer, the first inside the second: what they share counts once, whether or
//! not someone listens.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::mem::ManuallyDrop;
use std::rc::Rc;

use mem_size::{Block, MemSize, Sink, Tracer};

struct Silent;
impl Sink for Silent {}

/// The inner value and then the outer one come to what the outer one comes to alone.
fn count_once<I: MemSize + ?Sized, O: MemSize + ?Sized>(inner: &I, outer: &O) {
    let alone = outer.deep_size();
    let mut silent = Silent;
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        let first = tracer.measure(inner);
        let second = tracer.measure(outer);
        assert_eq!(first.deep(), inner.deep_size());
        assert_eq!(first.deep() + second.deep(), alone, "{first:?} {second:?}");
        assert_eq!(tracer.usage().deep(), alone);
    }
}

fn words(count: usize) -> impl Iterator<Item = String> {
    (1..=count).map(|length| "x".repeat(length))
}

#[test]
fn elements_of_sequences_count_once() {
    let vec: Vec<String> = words(50).collect();
    count_once(&vec[3], &vec);
    count_once(&vec[..7], &vec);
    count_once(vec[20].as_str(), &vec);
    let mut deque: VecDeque<String> = words(40).collect();
    count_once(&deque[39], &deque);
    words(20).for_each(|word| deque.push_front(word));
    for nth in [0, 19, 20, 59] {
        count_once(&deque[nth], &deque);
    }
    let list: LinkedList<String> = words(20).collect();
    for word in &list {
        count_once(word, &list);
    }
}

#[test]
fn values_of_maps_count_once() {
    let hashed: HashMap<usize, (String, [u64; 3])> =
        words(1000).map(|word| (word.len(), (word, [7; 3]))).collect();
    let sorted: BTreeMap<usize, String> = words(1000).map(|word| (word.len(), word)).collect();
    for length in [1, 2, 500, 1000] {
        count_once(&hashed[&length], &hashed);
        count_once(&hashed[&length].0, &hashed);
        count_once(&hashed[&length].1[2], &hashed);
        count_once(&sorted[&length], &sorted);
    }
}

#[test]
fn flat_values_count_once() {
    let vec = vec![7_u64; 10];
    count_once(&vec[3], &vec);
    count_once(&vec[3..5], &vec);
    let nested = vec![vec![1_u64; 4]; 5];
    count_once(&nested[1][2], &nested);
    let hashed: HashSet<u64> = (0..1000).collect();
    for number in hashed.iter().take(9) {
        count_once(number, &hashed);
    }
    let sorted: BTreeSet<u64> = (0..1000).collect();
    for number in sorted.iter().take(99) {
        count_once(number, &sorted);
    }
    let heap: BinaryHeap<u64> = (0..100).collect();
    for number in &heap {
        count_once(number, &heap);
    }
    let list: LinkedList<u64> = (0..100).collect();
    for number in &list {
        count_once(number, &list);
    }
    let shared: Rc<[u64]> = Rc::from([7; 9]);
    count_once(&shared[2..5], &shared);
}

#[test]
fn elements_of_arrays_count_once() {
    let words = || [String::from("one"), String::from("three")];
    let boxed = Box::new([words(), words()]);
    count_once(&boxed[1][1], &boxed);
    count_once(&boxed[1], &boxed);
    count_once(&*boxed, &boxed);
}

#[derive(MemSize)]
struct Holder {
    held: Box<(u64, Held)>,
}

#[derive(MemSize)]
struct Held {
    name: String,
    holders: RefCell<Vec<Rc<Holder>>>,
}

#[test]
fn root_in_a_box_that_a_cycle_leads_back_to_counts_once() {
    let held = Held { name: String::from("held"), holders: RefCell::default() };
    let holder = Rc::new(Holder { held: Box::new((1, held)) });
    holder.held.1.holders.borrow_mut().push(Rc::clone(&holder));
    let whole = (*holder).deep_size();
    assert_eq!(holder.held.1.deep_size(), whole);
    assert_eq!(holder.deep_size(), whole + size_of::<Rc<Holder>>());
    count_once(&holder.held.1.name, &*holder);
}

/// Nothing tells by its type that it owns a block: it needs no drop.
#[derive(Default, MemSize)]
struct Undropped {
    way_back: RefCell<Option<ManuallyDrop<Rc<Undropped>>>>,
    bytes: [u8; 24],
}

#[test]
fn root_that_needs_no_drop_counts_once_in_the_block_it_leads_back_to() {
    let value = Rc::new(Undropped::default());
    *value.way_back.borrow_mut() = Some(ManuallyDrop::new(Rc::clone(&value)));
    assert!(!std::mem::needs_drop::<Undropped>());
    let usage = (*value).mem_usage();
    let block = Block::counted(&*value).size();
    assert_eq!(usage.deep(), block);
    let whole = value.mem_usage();
    assert_eq!(whole.heap, block);
    count_once(&value.bytes, &value);
    let way_back = value.way_back.take();
    drop(way_back.map(ManuallyDrop::into_inner));
}

#[test]
fn value_without_an_impl_of_is_flat_counts_once_in_a_shared_block() {
    struct Plain(u64);
    impl MemSize for Plain {
        fn trace(&self, _: &mut Tracer<'_>) {}
    }
    let shared = Rc::new((Plain(7), 1_u64));
    assert_eq!(shared.0.0, 7);
    count_once(&shared.0, &shared);
    let boxed = Box::new((Plain(7), 1_u64));
    count_once(&boxed.0, &boxed);
}

/// A handle on numbers that others may share.
struct Numbers<'a>(&'a [u64]);

impl MemSize for Numbers<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.shared(Block::holding(self.0), || None, |tracer| tracer.elements(self.0));
    }
}

#[test]
fn flat_elements_of_a_shared_block_count_once() {
    let numbers = [1, 2, 3, 4];
    let handles = [Numbers(&numbers), Numbers(&numbers)];
    count_once(&numbers[1], &handles);
    count_once(&numbers[2..], &handles);
    count_once(&numbers, &handles);
}

/// A handle of another crate on these words, recorded by the address of the first or of a word
/// somewhere inside.
struct Words<'w> {
    all: &'w [u64],
    inside: Option<&'w u64>,
}

impl MemSize for Words<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let block = Block::holding(self.all);
        let block = self.inside.map_or(block, |inside| block.containing(inside));
        tracer.shared(block, || None, |_| {});
    }
}

/// What lies two words behind an address that was recorded is met only if it lies in that block.
#[test]
fn root_behind_the_end_of_a_shared_block_counts() {
    const COUNTERS: usize = 2 * size_of::<usize>() / size_of::<u64>();
    let words = [7_u64; 8];
    let short = Words { all: &words[..1], inside: None };
    let by_its_end = Words { all: &words[..4], inside: Some(&words[3]) };
    let mut silent = Silent;
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        assert_eq!(tracer.measure(&short).heap, size_of::<u64>());
        assert_eq!(tracer.measure(&words[COUNTERS]).shallow, size_of::<u64>());
    }
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        assert_eq!(tracer.measure(&by_its_end).heap, 4 * size_of::<u64>());
        assert_eq!(tracer.measure(&words[3 + COUNTERS]).shallow, size_of::<u64>());
    }
}

/// The value of an over-aligned type does not follow two counters, but lies one alignment behind
/// the start of its block.
#[test]
fn over_aligned_root_behind_the_end_of_a_shared_block_counts() {
    #[repr(align(128))]
    struct Line([u64; 16]);
    impl MemSize for Line {
        fn trace(&self, _: &mut Tracer<'_>) {}
    }
    let lines = [Line([7; 16]), Line([8; 16])];
    let unrelated = Words { all: &lines[0].0, inside: None };
    let owned = Rc::new(Line([9; 16]));
    let handles = [Rc::clone(&owned), Rc::clone(&owned)];
    let mut silent = Silent;
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        assert_eq!(tracer.measure(&unrelated).heap, size_of_val(&lines[0].0));
        assert_eq!(tracer.measure(&lines[1]).shallow, size_of::<Line>());
    }
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        tracer.measure(&handles);
        assert_eq!(tracer.measure(&*owned).deep(), 0, "it is met again");
    }
}

#[test]
fn value_of_a_shared_block_is_met_again() {
    let (large, empty) = (Rc::new([7_u64; 9]), Rc::new(()));
    let shared = [Rc::clone(&large), Rc::clone(&large)];
    let hollow = [Rc::clone(&empty), Rc::clone(&empty)];
    let mut silent = Silent;
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        tracer.measure(&shared);
        assert_eq!(tracer.measure(&hollow).heap, 2 * size_of::<usize>());
        assert_eq!(tracer.measure(&*large).deep(), 0);
    }
}
