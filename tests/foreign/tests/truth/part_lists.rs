//! Lists and wrappers of other crates, whose contents a function measures.

use bumpalo::Bump;
use enum_map::{Enum, EnumMap};
use generic_array_1::GenericArray;
use generic_array_1::typenum::U3;
use hybrid_array::Array;
use mem_size::MemSize;
use nonempty::NonEmpty;
use secrecy::SecretBox;
use vec1::Vec1;
use zeroize::{Zeroize, Zeroizing};

use crate::parts::{Name, name, some};
use crate::{exact, usage};

impl Zeroize for Name {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Lists {
    vec1: Vec1<Name>,
    nonempty: NonEmpty<Vec<Name>>,
    nunny: nunny::Vec<Name>,
    shared: [ecow_0_2::EcoVec<Name>; 2],
    nested: ecow_0_3::EcoVec<ecow_0_3::EcoVec<Name>>,
    allocated: allocator_api2::vec::Vec<Name>,
}

#[test]
fn lists_are_exact() {
    exact(|| {
        let shared: ecow_0_2::EcoVec<Name> = (0..5).map(some).collect();
        let mut vec1 = Vec1::new(some(1));
        vec1.reserve(9);
        let mut allocated = allocator_api2::vec::Vec::new();
        allocated.extend((0..9).map(some));
        Lists {
            vec1,
            nonempty: NonEmpty { head: vec![some(1)], tail: vec![vec![some(2)]] },
            nunny: nunny::vec![some(1), some(2)],
            shared: [shared.clone(), shared],
            nested: (0..3).map(|n| (0..n).map(some).collect()).collect(),
            allocated,
        }
    });
}

#[derive(Enum)]
enum Side {
    Left,
    Right,
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Inline {
    list_8: heapless_0_8::Vec<Name, 4>,
    deque_8: heapless_0_8::Deque<Name, 4>,
    list: heapless_0_9::Vec<Name, 4>,
    short_list: heapless_0_9::Vec<Name, 4, u8>,
    deque: heapless_0_9::Deque<Vec<Name>, 4>,
    #[expect(deprecated, reason = "it is in wide use, and deprecated as a whole")]
    old_array: generic_array_0_14::GenericArray<Name, generic_array_0_14::typenum::U2>,
    array: Vec<GenericArray<Name, U3>>,
    hybrid: Array<Name, hybrid_array::sizes::U2>,
    sides: EnumMap<Side, Name>,
    new_sides: enum_map_3::EnumMap<bool, Name>,
}

#[test]
fn lists_inside_the_value_are_exact() {
    exact(|| {
        let (mut deque_8, mut deque) = (heapless_0_8::Deque::new(), heapless_0_9::Deque::new());
        for n in 0..3 {
            assert!(deque_8.push_back(some(n)).is_ok() && deque.push_back(vec![some(n)]).is_ok());
        }
        // Now these lie at both ends.
        assert!(deque_8.push_front(some(3)).is_ok() && deque.push_front(vec![some(3)]).is_ok());
        Inline {
            list_8: (0..3).map(some).collect(),
            deque_8,
            list: (0..3).map(some).collect(),
            short_list: (0..3).map(some).collect(),
            deque,
            old_array: (0..2).map(some).collect(),
            array: vec![(0..3).map(some).collect()],
            hybrid: Array([some(1), some(2)]),
            sides: EnumMap::from_fn(|_| some(1)),
            new_sides: enum_map_3::EnumMap::from_fn(|_| some(1)),
        }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Wrapped {
    boxed: allocator_api2::boxed::Box<Name>,
    secret: SecretBox<Name>,
    overwritten: Zeroizing<Vec<Name>>,
    map: ahash::AHashMap<u16, Name>,
    set: ahash::AHashSet<Name>,
}

#[test]
fn wrapped_values_are_exact() {
    // The first one draws the seeds of all hashers.
    drop(ahash::AHashSet::<u8>::new());
    exact(|| Wrapped {
        boxed: allocator_api2::boxed::Box::new(some(1)),
        secret: SecretBox::new(Box::new(some(1))),
        overwritten: Zeroizing::new(vec![some(1)]),
        map: (0..50).map(|n| (n, some(n.into()))).collect(),
        set: (0..50).map(some).collect(),
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct InArena<'a> {
    boxed: bumpalo::boxed::Box<'a, Name>,
    list: bumpalo::collections::Vec<'a, Vec<Name>>,
}

#[test]
fn what_lies_in_an_arena_counts_what_it_owns_besides() {
    let bump = Bump::new();
    let names: Vec<Vec<Name>> = (0..9).map(|n| vec![some(n)]).collect();
    let owned: usize = names.iter().flatten().map(|name| name.0.capacity()).sum();
    let owned = owned + names.len() * size_of::<Name>() + some(1).0.capacity();
    let value = InArena {
        boxed: bumpalo::boxed::Box::new_in(some(1), &bump),
        list: bumpalo::collections::Vec::from_iter_in(names, &bump),
    };
    assert_eq!((usage(&value).heap, usage(&value).is_exact()), (owned, true));
}
