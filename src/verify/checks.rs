//! The values that show each layout of std: sizes around every step, odd sizes, wide alignments.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList};
use std::fmt;
use std::hash::Hash;
use std::io;
use std::rc::{self, Rc};
use std::sync::{self, Arc, Mutex};

use mem_size_core::{MemSize, flat};

use super::{LayoutError, verify_layout};

type Check = fn() -> Result<(), LayoutError>;

/// A check for each layout that core mirrors.
///
/// The checks are generic or `#[inline]`, so that only a program which asks for them compiles them:
/// with all their collections they are 40 % of the code that this crate would be.
pub(super) const ALL: [Check; 12] = [
    tables_of::<u8>,
    tables_of::<u64>,
    tables_of::<[u8; 3]>,
    tables_of::<Wide>,
    || verify_layout("hash table", || (0..300).map(|len| map(len, 7_u16)).collect::<Vec<_>>()),
    trees_of::<u8>,
    trees_of::<Wide>,
    counted_blocks,
    dead_blocks,
    lists,
    errors,
    locks,
];

/// An item of any type, told apart by a number.
trait Item: MemSize + Eq + Hash + Ord {
    fn numbered(number: u8) -> Self;
}

impl Item for u8 {
    fn numbered(number: u8) -> Self {
        number
    }
}

impl Item for u64 {
    fn numbered(number: u8) -> Self {
        number.into()
    }
}

impl Item for [u8; 3] {
    fn numbered(number: u8) -> Self {
        [7, number, 7]
    }
}

/// Aligned more widely than any block header is.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(align(64))]
struct Wide(u8);

flat! { Wide }

impl Item for Wide {
    fn numbered(number: u8) -> Self {
        Self(number)
    }
}

/// Sets of up to 150 items: tables of each size up to 256 buckets, grown and reserved.
fn tables_of<T: Item>() -> Result<(), LayoutError> {
    verify_layout("hash table", || {
        let grown = |len| (0..len).map(T::numbered).fold(HashSet::new(), inserted);
        let reserved = |len: u8| HashSet::<T>::with_capacity(len.into());
        (0..150).flat_map(|len| [grown(len), reserved(len)]).collect::<Vec<_>>()
    })
}

fn inserted<T: Item>(mut set: HashSet<T>, item: T) -> HashSet<T> {
    set.insert(item);
    set
}

fn map<V: Copy>(len: u32, value: V) -> HashMap<u32, V> {
    (0..len).map(|number| (number, value)).collect()
}

/// Trees of up to 200 items, which have up to three levels, grown at either end, thinned, nearly
/// and wholly emptied.
fn trees_of<T: Item>() -> Result<(), LayoutError> {
    verify_layout("B-tree node", || {
        let mut trees = Vec::new();
        for len in (0..200).step_by(7) {
            let items = || (0..len).map(T::numbered);
            trees.push(items().map(|item| (item, [7_u8; 3])).collect::<BTreeMap<_, _>>());
            let mut grown = BTreeMap::new();
            items().rev().for_each(|item| _ = grown.insert(item, [7; 3]));
            trees.push(grown);
        }
        let mut thinned = (0..200).map(T::numbered).collect::<BTreeSet<_>>();
        (0..150).for_each(|number| _ = thinned.remove(&T::numbered(number)));
        let mut emptied = BTreeSet::from([T::numbered(7)]);
        emptied.pop_first();
        let few: Vec<_> = (1..=11).map(few_of_many::<T>).collect();
        (trees, thinned, emptied, few)
    })
}

/// As many items as are left of a tree with several nodes.
fn few_of_many<T: Item>(left: u8) -> BTreeSet<T> {
    let mut items: BTreeSet<T> = (0..60).map(T::numbered).collect();
    (left..60).for_each(|number| _ = items.remove(&T::numbered(number)));
    items
}

#[inline]
fn counted_blocks() -> Result<(), LayoutError> {
    verify_layout("block of `Rc` and `Arc`", || {
        let single = (Rc::<str>::from("abc"), Rc::<[u16]>::from([1, 2, 3]), Rc::<str>::from(""));
        let shared = (Arc::<str>::from("abc"), Arc::<[u16]>::from([1, 2, 3]));
        // May lie in a static of std.
        let defaults = (Arc::<str>::default(), Arc::<[u64]>::default());
        let sized = (Rc::new(7_u8), Rc::new(Wide(7)), Arc::new([7_u8; 9]), Arc::new(Wide(7)));
        (single, shared, defaults, sized)
    })
}

#[inline]
fn dead_blocks() -> Result<(), LayoutError> {
    verify_layout("block that only a `Weak` keeps", || {
        let never = (rc::Weak::<u8>::new(), sync::Weak::<u8>::new());
        (Rc::downgrade(&Rc::new(7_u64)), Arc::downgrade(&Arc::new(Wide(7))), never)
    })
}

#[inline]
fn lists() -> Result<(), LayoutError> {
    verify_layout("list node", || {
        let bytes = (0..5).collect::<LinkedList<u8>>();
        (bytes, (0..5).map(Wide).collect::<LinkedList<_>>())
    })
}

#[inline]
fn errors() -> Result<(), LayoutError> {
    verify_layout("box of `io::Error`", || {
        let errors = (io::Error::other(Odd([7; 5])), io::Error::from(io::ErrorKind::NotFound));
        (errors, io::Error::from_raw_os_error(1))
    })
}

#[inline]
fn locks() -> Result<(), LayoutError> {
    verify_layout("box of a lock", || {
        let mutex = Mutex::new(7_u8);
        // Where there is a box, the first use makes it.
        drop(mutex.lock());
        mutex
    })
}

/// An error that owns nothing, of an odd size.
#[derive(Debug)]
struct Odd([u8; 5]);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Odd {}
