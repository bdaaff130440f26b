//! Vectors of which short ones lie inline, and others.

use arrayvec::{ArrayString, ArrayVec};
use either::Either;
use enum_map::{Enum, EnumMap};
use nonempty::NonEmpty;
use secrecy::{SecretBox, SecretString};
use slab::Slab;
use smallvec::{SmallVec, smallvec};
use thin_vec::{ThinVec, thin_vec};
use tinyvec::TinyVec;
use vec1::Vec1;
use zeroize::Zeroizing;

use mem_size::{Gap, MemSize};

use crate::{at_least, exact, flat};

#[derive(Clone, Default, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

#[test]
fn small_vectors_are_exact() {
    exact(SmallVec::<[String; 2]>::new);
    exact(|| -> SmallVec<[String; 2]> { smallvec![String::from("a"), String::from("b")] });
    exact(|| -> SmallVec<[String; 2]> { (0..9).map(|n| n.to_string()).collect() });
    exact(|| SmallVec::<[u64; 2]>::with_capacity(100));
    exact(|| -> SmallVec<[(); 0]> { smallvec![(); 100] });
    exact(|| -> SmallVec<[Aligned; 1]> { (0..5).map(|_| Aligned::default()).collect() });
    exact(|| -> Vec<SmallVec<[u8; 8]>> { vec![smallvec![1; 7], smallvec![1; 9]] });
    exact(|| {
        let mut spilled: SmallVec<[String; 2]> = (0..9).map(|n| n.to_string()).collect();
        spilled.truncate(1);
        spilled
    });
}

#[test]
fn vectors_that_are_never_empty_are_exact_with_room_too() {
    exact(|| nunny::vec![String::from("a"), String::from("b")]);
    exact(|| {
        let mut vector = nunny::vec![7_u64];
        vector.reserve(100);
        vector
    });
}

#[test]
fn tiny_vectors_are_exact() {
    exact(TinyVec::<[String; 2]>::new);
    exact(|| -> TinyVec<[String; 2]> { (0..2).map(|n| n.to_string()).collect() });
    exact(|| -> TinyVec<[String; 2]> { (0..9).map(|n| n.to_string()).collect() });
}

/// A value whose default owns a block.
#[derive(MemSize)]
struct Named(String);

impl Default for Named {
    fn default() -> Self {
        Self(String::from("nobody"))
    }
}

#[test]
fn unused_places_of_a_tiny_vector_count() {
    exact(|| tinyvec::ArrayVec::from_array_len(["a", "bb", "ccc"].map(String::from), 1));
    exact(|| {
        let mut vector = tinyvec::ArrayVec::from(["a", "bb", "ccc"].map(String::from));
        vector.set_len(0);
        TinyVec::Inline(vector)
    });
    exact(TinyVec::<[Named; 4]>::new);
    exact(|| -> TinyVec<[Named; 4]> { (0..2).map(|n| Named(n.to_string())).collect() });
    flat(&tinyvec::ArrayVec::<[u8; 4]>::new());
}

/// An array whose elements lie in a box.
struct Boxed<T, const N: usize>(Box<[T; N]>);

impl<T: Copy + Default, const N: usize> tinyvec::Array for Boxed<T, N> {
    type Item = T;
    const CAPACITY: usize = N;

    fn as_slice(&self) -> &[T] {
        &self.0[..]
    }

    fn as_slice_mut(&mut self) -> &mut [T] {
        &mut self.0[..]
    }

    fn default() -> Self {
        Self(Box::new([T::default(); N]))
    }
}

#[test]
fn array_that_is_none_of_the_language_is_a_gap() {
    assert!(!tinyvec::ArrayVec::<Boxed<u8, 300>>::is_flat());
    at_least(Gap::Opaque, tinyvec::ArrayVec::<Boxed<u8, 300>>::default);
    at_least(Gap::Opaque, || TinyVec::Inline(tinyvec::ArrayVec::<Boxed<u64, 9>>::default()));
    // As large as its elements, but elsewhere.
    at_least(Gap::Opaque, tinyvec::ArrayVec::<Boxed<usize, 1>>::default);
    at_least(Gap::Opaque, || vec![tinyvec::ArrayVec::<Boxed<u8, 300>>::default()]);
}

#[test]
fn array_vectors_lie_inline() {
    exact(|| -> ArrayVec<String, 4> { (0..3).map(|n| n.to_string()).collect() });
    flat(&ArrayVec::<u8, 4>::new());
    flat(&ArrayString::<16>::new());
}

#[test]
fn thin_vectors_are_exact() {
    exact(ThinVec::<String>::new);
    exact(|| thin_vec![String::from("a"), String::from("b")]);
    exact(|| ThinVec::<u8>::with_capacity(100));
    exact(|| -> ThinVec<Aligned> { (0..5).map(|_| Aligned::default()).collect() });
    at_least(Gap::Opaque, || -> ThinVec<()> { thin_vec![(); 5] });
}

#[test]
fn slabs_are_exact() {
    exact(Slab::<String>::new);
    exact(|| {
        let mut slab = Slab::new();
        let keys: Vec<usize> = (0..40).map(|n: u32| slab.insert(n.to_string())).collect();
        keys.iter().step_by(3).for_each(|&key| drop(slab.remove(key)));
        slab
    });
    exact(|| Slab::<u8>::with_capacity(10));
    exact(|| {
        let mut slab = Slab::new();
        slab.insert(Aligned::default());
        slab.insert(Aligned::default());
        slab
    });
    exact(|| {
        let mut slab = Slab::new();
        slab.insert(Some(Box::new(7_u8)));
        slab
    });
}

#[test]
fn either_side_is_traced() {
    exact(|| Either::<String, u8>::Left(String::from("x")));
    exact(|| Either::<u8, Vec<u8>>::Right(vec![1, 2]));
}

#[test]
fn vectors_that_are_never_empty_are_exact() {
    exact(|| Vec1::new(String::from("x")));
    exact(|| Vec1::try_from_vec(Vec::from([1_u8, 2, 3])).ok());
    exact(|| NonEmpty::new(String::from("x")));
    exact(|| {
        let mut vector = NonEmpty::new(0);
        (0..20).for_each(|n| vector.push(n));
        vector
    });
}

#[derive(Clone, Copy, Enum)]
enum Side {
    Left,
    Right,
}

#[test]
fn collections_of_fixed_size_lie_inline() {
    exact(|| -> EnumMap<Side, String> {
        [(Side::Left, String::from("l")), (Side::Right, String::from("r"))].into_iter().collect()
    });
    flat(&EnumMap::<Side, u8>::default());
    exact(|| enum_map_3::EnumMap::<bool, String>::from_fn(|side| side.to_string()));
    flat(&enum_map_3::EnumMap::<bool, u8>::default());
    exact(|| -> heapless_0_8::Vec<String, 4> { (0..3).map(|n| n.to_string()).collect() });
    exact(|| -> heapless_0_9::Vec<String, 4> { (0..3).map(|n| n.to_string()).collect() });
    exact(|| {
        let mut texts = heapless_0_9::Deque::<String, 4>::new();
        (0..3).for_each(|n| assert!(texts.push_front(n.to_string()).is_ok()));
        texts
    });
    flat(&heapless_0_9::Deque::<u8, 4>::new());
    flat(&heapless_0_8::String::<16>::new());
    flat(&heapless_0_9::String::<16>::new());
    exact(|| -> generic_array_1::GenericArray<String, generic_array_1::typenum::U3> {
        (0..3).map(|n| n.to_string()).collect()
    });
    exact(|| hybrid_array::Array::<_, hybrid_array::sizes::U2>(["a", "b"].map(String::from)));
    flat(&hybrid_array::Array::<u8, hybrid_array::sizes::U3>::default());
    flat(&generic_array_1::GenericArray::<u8, generic_array_1::typenum::U3>::default());
}

/// The queues and maps of one version of `heapless`, which lie inline.
macro_rules! inline_queues_and_maps {
    ($heapless:ident, $ring:ident) => {
        exact(|| {
            let mut heap = $heapless::BinaryHeap::<String, $heapless::binary_heap::Max, 4>::new();
            (0..4).for_each(|n| assert!(heap.push(n.to_string()).is_ok()));
            drop(heap.pop());
            heap
        });
        exact(|| {
            let mut ring = $heapless::$ring::<String, 4>::new();
            (0..7).for_each(|n| ring.write(n.to_string()));
            ring
        });
        exact(|| {
            let mut queue = $heapless::spsc::Queue::<String, 4>::new();
            (0..3).for_each(|n| assert!(queue.enqueue(n.to_string()).is_ok()));
            drop(queue.dequeue());
            drop(queue.enqueue(String::from("x")));
            queue
        });
        exact(|| {
            let mut map = $heapless::LinearMap::<String, Box<u8>, 4>::new();
            (0..4).for_each(|n| assert!(map.insert(n.to_string(), Box::new(n)).is_ok()));
            drop(map.remove("2"));
            map
        });
        exact(|| {
            let mut map = $heapless::index_map::FnvIndexMap::<String, Box<u8>, 8>::new();
            (0..8).for_each(|n| assert!(map.insert(n.to_string(), Box::new(n)).is_ok()));
            drop(map.swap_remove("2"));
            map
        });
        exact(|| {
            let mut set = $heapless::index_set::FnvIndexSet::<String, 8>::new();
            (0..8).for_each(|n| assert!(set.insert(n.to_string()).is_ok()));
            set
        });
        flat(&$heapless::index_map::FnvIndexMap::<u8, u16, 8>::new());
        flat(&$heapless::LinearMap::<u8, u16, 8>::new());
        flat(&$heapless::spsc::Queue::<u8, 8>::new());
    };
}

#[test]
fn queues_and_maps_of_fixed_size_lie_inline() {
    mod heapless_0_8 {
        pub use ::heapless_0_8::{
            BinaryHeap, FnvIndexMap, FnvIndexSet, HistoryBuffer, LinearMap, binary_heap, spsc,
        };
        pub mod index_map {
            pub use super::FnvIndexMap;
        }
        pub mod index_set {
            pub use super::FnvIndexSet;
        }
    }
    inline_queues_and_maps!(heapless_0_8, HistoryBuffer);
    inline_queues_and_maps!(heapless_0_9, HistoryBuf);
    flat(&heapless_0_9::CString::<16>::new());
}

#[test]
fn wrappers_are_what_is_in_them() {
    exact(|| crossbeam_utils::CachePadded::new(String::from("x")));
    flat(&crossbeam_utils::CachePadded::new(7));
    exact(|| Zeroizing::new(vec![7_u8; 100]));
    exact(|| SecretString::from("secret"));
    exact(|| SecretBox::new(Box::new(vec![7_u8; 100])));
}

#[test]
fn vectors_and_boxes_of_the_global_allocator_are_as_those_of_std() {
    macro_rules! exact_in_all {
        ($($version:ident),+) => { $(
            exact(|| $version::vec![String::from("x"), String::from("y")]);
            exact(|| $version::vec::Vec::<u64>::with_capacity(9));
            exact(|| $version::boxed::Box::new(vec![7_u8; 100]));
        )+ };
    }
    exact_in_all!(allocator_api2, allocator_api2_0_3, allocator_api2_0_4);
}

/// A collection that leaves the choice of its allocator to others, as several crates have them.
#[derive(MemSize)]
struct Collection<T, A = allocator_api2::alloc::Global> {
    elements: Box<[T]>,
    allocator: A,
}

#[test]
fn global_allocator_in_a_field_is_flat() {
    flat(&allocator_api2::alloc::Global);
    flat(&allocator_api2_0_3::alloc::Global);
    flat(&allocator_api2_0_4::alloc::Global);
    exact(|| Collection::<String> {
        elements: Box::new([String::from("a")]),
        allocator: allocator_api2::alloc::Global,
    });
}
