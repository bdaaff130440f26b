//! Containers of other crates, whose contents a function measures.

use std::rc::Rc;

use arrayvec::ArrayVec;
use either::Either;
use once_cell::unsync::OnceCell;
use slab::Slab;
use smallvec::SmallVec;
use thin_vec::ThinVec;
use tinyvec::TinyVec;
use triomphe::{Arc, ThinArc};

use mem_size::{MemSize, Tracer};

use crate::exact;

/// Without an impl.
#[derive(Default)]
struct Name(String);

fn name(name: &Name, tracer: &mut Tracer<'_>) {
    tracer.field("0", &name.0);
}

fn some(number: usize) -> Name {
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
        }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Places {
    either: Either<Name, Rc<Name>>,
    lock: parking_lot::Mutex<Vec<Name>>,
    reading: parking_lot::RwLock<Name>,
    once: OnceCell<Name>,
    shared: [Arc<Name>; 2],
    thin: ThinArc<Name, Name>,
}

#[test]
fn places_are_exact() {
    exact(|| {
        let shared = Arc::new(some(1));
        Places {
            either: Either::Right(Rc::new(some(1))),
            lock: parking_lot::Mutex::new(vec![some(1)]),
            reading: parking_lot::RwLock::new(some(1)),
            once: OnceCell::with_value(some(1)),
            shared: [shared.clone(), shared],
            thin: ThinArc::from_header_and_iter(some(1), vec![some(2), some(3)].into_iter()),
        }
    });
}
