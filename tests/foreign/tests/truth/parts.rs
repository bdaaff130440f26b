//! Containers of other crates, whose contents a function measures.

use std::rc::Rc;

use arc_swap::{ArcSwap, ArcSwapOption};
use arrayvec::ArrayVec;
use crossbeam_utils::CachePadded;
use either::Either;
use once_cell::race::OnceBox;
use once_cell::{sync, unsync};
use slab::Slab;
use smallvec::SmallVec;
use thin_vec::ThinVec;
use tinyvec::TinyVec;
use triomphe::{Arc, ThinArc};
use vec_map::VecMap;

use mem_size::{Gap, MemSize, Tracer};

use crate::{at_least, exact, usage};

/// Without an impl.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(pub(crate) String);

pub(crate) fn name(name: &Name, tracer: &mut Tracer<'_>) {
    tracer.field("0", &name.0);
}

pub(crate) fn some(number: usize) -> Name {
    Name(number.to_string())
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Sequences {
    small: Vec<SmallVec<[Name; 2]>>,
    array: ArrayVec<Name, 4>,
    slab: Slab<Name>,
    thin: ThinVec<Name>,
    tiny: [TinyVec<[Name; 2]>; 2],
    numbered: VecMap<Name>,
}

#[test]
fn sequences_are_exact() {
    exact(|| {
        let mut slab: Slab<Name> = Slab::with_capacity(9);
        let first = slab.insert(some(1));
        slab.insert(some(2));
        slab.remove(first);
        Sequences {
            small: vec![(0..2).map(some).collect(), (0..9).map(some).collect()],
            array: (0..3).map(some).collect(),
            slab,
            thin: (0..5).map(some).collect(),
            tiny: [(0..2).map(some).collect(), (0..5).map(some).collect()],
            numbered: [(7, some(1)), (9, some(2))].into_iter().collect(),
        }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Places {
    either: Either<Name, Rc<Name>>,
    padded: CachePadded<Name>,
    shared: [Arc<Name>; 2],
    thin: ThinArc<Name, Name>,
}

#[test]
fn places_are_exact() {
    exact(|| {
        let shared = Arc::new(some(1));
        Places {
            either: Either::Right(Rc::new(some(1))),
            padded: CachePadded::new(some(1)),
            shared: [shared.clone(), shared],
            thin: ThinArc::from_header_and_iter(some(1), vec![some(2), some(3)].into_iter()),
        }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Locks {
    lock: parking_lot::Mutex<Vec<Name>>,
    fair: parking_lot::FairMutex<Name>,
    reading: parking_lot::RwLock<Name>,
    entering: parking_lot::ReentrantMutex<Name>,
    new_lock: parking_lot_0_13::Mutex<Vec<Name>>,
    waiting: tokio::sync::Mutex<Vec<Name>>,
    shared: std::sync::Arc<tokio::sync::RwLock<Name>>,
    spinning: spin_0_9::Mutex<Vec<Name>>,
    spinning_by: spin_0_10::rwlock::RwLock<Name, spin_0_10::Spin>,
    new_spinning: spin_0_12::Mutex<Vec<Name>>,
}

#[test]
fn locks_are_exact() {
    let locks = exact(|| Locks {
        lock: parking_lot::Mutex::new(vec![some(1)]),
        fair: parking_lot::FairMutex::new(some(1)),
        reading: parking_lot::RwLock::new(some(1)),
        entering: parking_lot::ReentrantMutex::new(some(1)),
        new_lock: parking_lot_0_13::Mutex::new(vec![some(1)]),
        waiting: tokio::sync::Mutex::new(vec![some(1)]),
        shared: std::sync::Arc::new(tokio::sync::RwLock::new(some(1))),
        spinning: spin_0_9::Mutex::new(vec![some(1)]),
        spinning_by: spin_0_10::rwlock::RwLock::new(some(1)),
        new_spinning: spin_0_12::Mutex::new(vec![some(1)]),
    });
    let (held, writing) = (locks.waiting.try_lock(), locks.shared.try_write());
    let (spinning, spinning_by) = (locks.spinning.lock(), locks.spinning_by.write());
    assert_eq!(usage(&locks).gaps.count(Gap::Locked), 4);
    drop((held, writing, spinning, spinning_by));
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Waited {
    lock: async_lock::Mutex<Name>,
    reading: async_lock::RwLock<Vec<Name>>,
    once: async_lock::OnceCell<Name>,
}

#[test]
fn locks_that_hide_who_waits_are_a_lower_bound() {
    let locks = at_least(Gap::Opaque, || Waited {
        lock: async_lock::Mutex::new(some(1)),
        reading: async_lock::RwLock::new(vec![some(1)]),
        once: async_lock::OnceCell::from(some(1)),
    });
    let texts = 3 * some(1).0.capacity();
    assert_eq!(usage(&locks).heap, texts + size_of::<Name>());
    let (_held, _writing) = (locks.lock.try_lock(), locks.reading.try_write());
    assert_eq!(usage(&locks).gaps.count(Gap::Locked), 2);
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Cells {
    once: unsync::OnceCell<Name>,
    once_for_all: sync::OnceCell<Vec<Name>>,
    empty: sync::OnceCell<Name>,
    boxed: OnceBox<Name>,
    lazy: unsync::Lazy<Name>,
    lazy_for_all: sync::Lazy<Name, fn() -> Name>,
    waiting: tokio::sync::OnceCell<Name>,
    spinning: spin_0_9::Once<Name>,
    spinning_by: spin_0_10::once::Once<Name, spin_0_10::Spin>,
    swapped: ArcSwap<Name>,
    perhaps: [ArcSwapOption<Vec<Name>>; 2],
}

#[test]
fn cells_are_exact() {
    exact(|| {
        let shared = std::sync::Arc::new(vec![some(1)]);
        let cells = Cells {
            once: unsync::OnceCell::with_value(some(1)),
            once_for_all: sync::OnceCell::with_value(vec![some(1)]),
            empty: sync::OnceCell::new(),
            boxed: OnceBox::with_value(Box::new(some(1))),
            lazy: unsync::Lazy::new(|| some(1)),
            lazy_for_all: sync::Lazy::new(|| some(1)),
            waiting: tokio::sync::OnceCell::new_with(Some(some(1))),
            spinning: spin_0_9::Once::initialized(some(1)),
            spinning_by: spin_0_10::once::Once::initialized(some(1)),
            swapped: ArcSwap::from_pointee(some(1)),
            perhaps: [Some(shared.clone()), Some(shared)].map(ArcSwapOption::new),
        };
        assert_eq!(cells.lazy.0, cells.lazy_for_all.0);
        cells
    });
}

#[test]
fn what_is_not_there_yet_counts_nothing() {
    exact(|| {
        let lazy: unsync::Lazy<Name> = unsync::Lazy::new(|| some(1));
        Lazies { lazy, boxed: OnceBox::new(), swapped: ArcSwapOption::empty() }
    });
    at_least(Gap::Opaque, || {
        let text = some(1).0;
        let spinning = spin_0_9::Lazy::<Name>::new(|| some(1));
        Closure { lazy: unsync::Lazy::new(Box::new(|| Name(text))), spinning }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Lazies {
    lazy: unsync::Lazy<Name>,
    boxed: OnceBox<Name>,
    swapped: ArcSwapOption<Name>,
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Closure {
    lazy: unsync::Lazy<Name, Box<dyn FnOnce() -> Name>>,
    spinning: spin_0_9::Lazy<Name>,
}
