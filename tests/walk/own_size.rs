//! What a value takes by itself, against an allocator that sees the container built and not its
//! contents.
#![expect(
    clippy::drain_collect,
    clippy::extend_with_drain,
    reason = "the elements must be there before the buffer whose making is counted"
)]
#![expect(clippy::box_collection, clippy::linkedlist, reason = "they are types to be measured")]

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, LinkedList, VecDeque};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use mem_size::{Block, MemSize, Tracer};
use proptest::prelude::*;

use crate::counting::counted;

/// Strings of different lengths, each with a block of its own.
fn strings(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("{number:0width$}", width = 1 + number % 40)).collect()
}

/// Builds a value whose contents exist already; its own size is what the allocator hands out
/// meanwhile.
#[track_caller]
fn own<T: MemSize>(build: impl FnOnce() -> T) -> T {
    let (value, live) = counted(build);
    let own = value.own_size();
    assert_eq!(own.cast_signed(), size_of::<T>().cast_signed() + live.bytes);
    assert!(value.shallow_size() <= own && own <= value.deep_size());
    value
}

#[test]
fn sequence_owns_its_buffer_and_not_those_of_its_elements() {
    let mut elements = strings(100);
    let list = own(|| {
        let mut list = Vec::with_capacity(130);
        list.extend(elements.drain(..));
        list
    });
    assert!(list.own_size() < list.deep_size());

    let mut elements = strings(100);
    own(|| elements.drain(..).collect::<VecDeque<_>>());
    let mut elements = strings(100);
    own(|| elements.drain(..).collect::<Box<[_]>>());
    let mut elements = strings(100);
    own(|| {
        let mut heap = BinaryHeap::with_capacity(120);
        elements.drain(..).for_each(|element| heap.push(element));
        heap
    });
    let mut turned = VecDeque::from(strings(64));
    turned.rotate_left(30);
    let mut rows = vec![turned];
    own(|| rows.drain(..).collect::<Vec<_>>());
}

#[test]
fn linked_list_owns_all_its_nodes() {
    let mut elements = strings(50);
    let list = own(|| elements.drain(..).collect::<LinkedList<_>>());
    assert_eq!(
        list.own_size(),
        list.deep_size() - list.iter().map(String::capacity).sum::<usize>()
    );
    own(|| (0..50_u64).collect::<LinkedList<_>>());
}

#[test]
fn hash_table_owns_its_buckets_also_after_removals() {
    let (mut keys, mut values) = (strings(1000), strings(1000));
    own(|| keys.drain(..).zip(values.drain(..)).collect::<HashMap<_, _>>());

    // With a hasher that is the same in every run: another may leave a lower bound.
    let (mut keys, mut values) = (strings(1000), strings(1000));
    let (mut numbers, mut gone) = (0, Vec::with_capacity(1000));
    let thinned = own(|| {
        let mut map: HashMap<_, _, BuildHasherDefault<DefaultHasher>> =
            keys.drain(..).zip(values.drain(..)).collect();
        gone.extend(map.extract_if(|_, _| {
            numbers += 1;
            numbers % 5 != 0
        }));
        map
    });
    assert!(thinned.len() * 3 < 1000 && thinned.mem_usage().is_exact());
}

#[test]
fn tree_owns_all_its_nodes_and_not_the_strings_in_them() {
    let (mut keys, mut values) = (strings(500), strings(500));
    own(|| keys.drain(..).zip(values.drain(..)).collect::<BTreeMap<_, _>>());

    let (keys, mut gone) = (strings(500), Vec::with_capacity(500));
    let mut keys = keys.into_iter().map(Some).collect::<Vec<_>>();
    let scattered = own(|| {
        let mut set = BTreeSet::new();
        for step in 0..500 {
            set.extend(keys[step * 211 % 500].take());
            if step % 3 == 2 {
                gone.extend(set.pop_first());
            }
        }
        set
    });
    assert!(scattered.len() > 300);
    own(|| (0..500_u64).map(|number| (number, number)).collect::<BTreeMap<_, _>>());
    own(BTreeMap::<String, String>::new);
}

#[test]
fn pointer_owns_its_block_and_not_what_that_leads_to() {
    let mut text = Some(String::from("a text"));
    own(|| Box::new(text.take()));
    let mut text = Some(String::from("a text"));
    own(|| Rc::new(text.take()));
    let mut text = Some(String::from("a text"));
    own(|| Arc::new(text.take()));
    let mut text = Some(String::from("a text"));
    own(|| Box::pin(text.take()));
    let mut text = Some(String::from("a text"));
    own(|| Pin::new(Rc::new(text.take())));
    let mut nested = Some(Box::new(Box::new(7_u8)));
    own(|| Some(Box::new(nested.take())));
    own(|| String::from("a text"));
    own(|| Rc::<str>::from("a text"));
    own(|| Rc::downgrade(&Rc::new(7_u64)));
    own(Arc::<str>::default);
    own(|| None::<Box<String>>);
}

#[derive(MemSize)]
struct Record {
    name: String,
    lists: [Vec<String>; 2],
    first: Rc<Vec<u8>>,
    again: Rc<Vec<u8>>,
    choice: Choice,
    next: Option<Box<Record>>,
    #[mem_size(skip)]
    _skipped: Vec<u8>,
}

#[derive(MemSize)]
enum Choice {
    Nothing,
    Text(String),
    Lists { of: (Vec<String>, LinkedList<Vec<u8>>) },
}

impl Record {
    fn new(choice: Choice, next: Option<Box<Self>>) -> Self {
        let first = Rc::new(vec![1, 2, 3]);
        Self {
            name: "a name".into(),
            lists: [strings(3), strings(4)],
            again: Rc::clone(&first),
            first,
            choice,
            next,
            _skipped: Vec::new(),
        }
    }
}

#[test]
fn fields_variants_and_arrays_lie_inline() {
    let mut next = Some(Box::new(Record::new(Choice::Text("text".into()), None)));
    let (mut some, mut more) = (strings(3), strings(4));
    let mut counted = Some(vec![1_u8, 2, 3]);
    let (mut texts, mut chain) = (strings(5), vec![vec![1_u8], vec![2]]);
    let record = own(|| {
        let first = Rc::new(counted.take().unwrap_or_default());
        Record {
            name: "a name".into(),
            lists: [some.drain(..).collect(), more.drain(..).collect()],
            again: Rc::clone(&first),
            first,
            choice: Choice::Lists { of: (texts.drain(..).collect(), chain.drain(..).collect()) },
            next: None,
            _skipped: Vec::new(),
        }
    });
    let without_next = record.own_size();
    let record = Record { next: next.take(), ..record };
    assert_eq!(record.own_size(), without_next + size_of::<Record>());
    own(|| Choice::Text("text".into()));
    own(|| Choice::Nothing);
    let mut lists = vec![strings(3), strings(5)];
    own(|| [0; 2].map(|_| lists.pop().map(Rc::new)));
}

#[test]
fn flat_value_owns_its_shallow_size() {
    own(|| (1_u8, [2_u64; 100], 'c', Some(1.5_f32)));
    own(|| ());
    own(|| Vec::<()>::from([(), ()]));
    own(Vec::<String>::new);
}

#[test]
fn held_lock_is_a_lower_bound() {
    let lock = Mutex::new(strings(10));
    let free = lock.own_size();
    assert_eq!(free, size_of_val(&lock) + 10 * size_of::<String>());
    let held = lock.lock();
    assert_eq!(lock.own_size(), size_of_val(&lock));
    drop(held);
    assert_eq!(lock.own_size(), free);
    // What hides inside a block is not asked for, and leaves nothing open.
    let boxed = Box::new(Mutex::new(strings(10)));
    let held = boxed.lock();
    assert_eq!(boxed.own_size(), size_of_val(&boxed) + size_of::<Mutex<Vec<String>>>());
    drop(held);
}

#[test]
fn trait_object_owns_what_its_value_owns() {
    trait Shape: MemSize {}
    impl Shape for Vec<String> {}

    let shape: Box<dyn Shape> = Box::new(strings(10));
    assert_eq!(shape.own_size(), size_of_val(&shape) + size_of::<Vec<String>>());
    let inside: &dyn Shape = &*shape;
    assert_eq!(inside.own_size(), size_of::<Vec<String>>() + 10 * size_of::<String>());
    let inside: &[String] = &strings(10);
    assert_eq!(inside.own_size(), inside.deep_size());
}

#[test]
fn root_inside_its_own_block_counts_once() {
    #[derive(MemSize)]
    struct Loop {
        name: String,
        myself: RefCell<Option<Rc<Loop>>>,
    }

    let looped = Rc::new(Loop { name: "loop".into(), myself: RefCell::new(None) });
    *looped.myself.borrow_mut() = Some(Rc::clone(&looped));
    let inside: &Loop = &looped;
    assert_eq!(inside.own_size(), inside.deep_size());
    assert_eq!(looped.own_size(), looped.deep_size() - looped.name.len());
    *looped.myself.borrow_mut() = None;
}

#[test]
fn followed_reference_owns_its_target_once() {
    #[derive(MemSize)]
    struct Following<'a> {
        #[mem_size(follow)]
        first: &'a Vec<String>,
        #[mem_size(follow)]
        again: &'a Vec<String>,
    }

    let target = strings(10);
    let following = Following { first: &target, again: &target };
    assert_eq!(following.own_size(), size_of::<Following<'_>>() + size_of::<Vec<String>>());
}

#[test]
fn followed_reference_into_an_owned_block_counts_once() {
    struct Looking<'a> {
        first: OnceCell<&'a Vec<String>>,
        lists: Box<Vec<String>>,
    }

    impl MemSize for Looking<'_> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            if let Some(first) = self.first.get() {
                tracer.follow(*first);
            }
            tracer.field("lists", &self.lists);
        }
    }

    let looking = Looking { first: OnceCell::new(), lists: Box::new(strings(10)) };
    let before = looking.own_size();
    assert!(looking.first.set(&looking.lists).is_ok());
    assert_eq!(looking.own_size(), before);
    assert_eq!(before, size_of::<Looking<'_>>() + size_of::<Vec<String>>());
}

#[test]
fn block_without_bytes_is_looked_into() {
    /// Keeps few elements inline.
    struct Small<T>([T; 2]);

    impl<T: MemSize> MemSize for Small<T> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            let heap = Block::new(0).starting_at(&raw const self.0);
            tracer.block_with(heap, |tracer| tracer.elements(&self.0));
        }
    }

    let small = Small([String::from("one"), String::from("two")]);
    assert_eq!(small.own_size(), size_of_val(&small) + 3 + 3);
}

proptest! {
    #[test]
    fn deep_size_is_own_size_and_what_the_elements_own(
        steps in prop::collection::vec((any::<u16>(), 0..60_usize, any::<bool>()), 0..400)
    ) {
        let mut tree = BTreeMap::new();
        let mut table = HashMap::new();
        let mut list = LinkedList::new();
        for (key, length, adds) in steps {
            let (key, value) = (format!("{}", key % 200), vec!['x'; length]);
            if adds {
                tree.insert(key.clone(), value.clone());
                list.push_back(value.clone());
                table.insert(key, value);
            } else {
                tree.remove(&key);
                table.remove(&key);
                list.pop_front();
            }
        }
        let owned = |(key, value): (&String, &Vec<char>)| key.heap_size() + value.heap_size();
        prop_assert_eq!(tree.deep_size(), tree.own_size() + tree.iter().map(owned).sum::<usize>());
        let entries: usize = table.iter().map(owned).sum();
        prop_assert_eq!(table.deep_size(), table.own_size() + entries);
        let elements: usize = list.iter().map(MemSize::heap_size).sum();
        prop_assert_eq!(list.deep_size(), list.own_size() + elements);
    }
}
