//! `Vec`, `VecDeque`, `BinaryHeap`, `LinkedList`, `Box`, slices, arrays and tuples.

use std::collections::{BinaryHeap, LinkedList, VecDeque};

use crate::elements::{Element, To64, To128, To4096, for_alignments, for_each};
use crate::exact;

const LENGTHS: [usize; 8] = [0, 1, 2, 3, 7, 16, 33, 100];

fn vectors<T: Element>() {
    for len in LENGTHS {
        let numbers = || (0..len).map(T::number);
        exact(|| numbers().collect::<Vec<_>>());
        exact(|| numbers().collect::<Vec<_>>().into_boxed_slice());
        exact(|| numbers().collect::<VecDeque<_>>());
        exact(|| numbers().collect::<BinaryHeap<_>>());
        exact(|| Vec::<T>::with_capacity(len));
        exact(|| VecDeque::<T>::with_capacity(len));
        exact(|| {
            let mut grown = Vec::new();
            numbers().for_each(|element| grown.push(element));
            grown.truncate(len / 2);
            grown
        });
    }
}

fn lists<T: Element>() {
    for len in LENGTHS {
        exact(|| (0..len).map(T::number).collect::<LinkedList<_>>());
        exact(|| (0..len).map(T::number).map(Box::new).collect::<LinkedList<_>>());
        exact(|| {
            let mut list = (0..len).map(T::number).collect::<LinkedList<_>>();
            list.split_off(len / 2)
        });
    }
}

fn boxes<T: Element>() {
    exact(|| Box::new(T::number(1)));
    exact(|| Box::new(Box::new(T::number(1))));
    exact(|| Box::new([T::number(1), T::number(2), T::number(3)]));
    exact(|| Some(Box::new(Some(T::number(1)))));
    exact(|| vec![Some(Box::new(T::number(1))), None, Some(Box::new(T::number(2)))]);
    exact(|| (Box::new(T::number(1)), [Box::new(T::number(2)), Box::new(T::number(3))], ()));
}

#[test]
fn vectors_of_every_size_and_alignment_are_exact() {
    for_alignments!(vectors());
    for_each!(vectors [u8; 0], [u8; 1], [u8; 3], u64, [u8; 24], [u8; 40], To4096<1>, String);
}

#[test]
fn lists_of_every_size_and_alignment_are_exact() {
    for_alignments!(lists());
    for_each!(lists [u8; 0], [u8; 1], [u8; 3], u64, [u8; 24], [u8; 40], To4096<1>, String);
}

#[test]
fn boxes_of_every_size_and_alignment_are_exact() {
    for_alignments!(boxes());
    for_each!(boxes [u8; 0], [u8; 1], [u8; 3], u64, [u8; 24], [u8; 40], To4096<1>, String);
}

#[test]
fn a_deque_that_wraps_is_exact() {
    let build = || {
        let mut deque = VecDeque::with_capacity(8);
        (0..6).for_each(|number| deque.push_back(String::number(number)));
        deque.drain(..4);
        (0..5).for_each(|number| deque.push_back(String::number(number)));
        deque.push_front(String::from("front"));
        deque
    };
    let deque = exact(build);
    assert!(!deque.as_slices().1.is_empty(), "the deque does not wrap");
}

#[test]
fn a_vector_counts_its_spare_room() {
    let mut vector = exact(|| Vec::<u32>::with_capacity(10));
    vector.extend([1, 2, 3]);
    let usage = crate::usage(&vector);
    assert_eq!(usage.spare, (vector.capacity() - 3) * size_of::<u32>());
    assert_eq!(usage.payload(), 3 * size_of::<u32>());
}

#[test]
fn nested_vectors_are_exact() {
    exact(|| vec![vec![vec![String::from("a"); 3]; 4]; 5]);
    exact(|| vec![VecDeque::from([LinkedList::from([BinaryHeap::from([1_u8, 2])])]); 3]);
    exact(|| [vec![1_u16], Vec::with_capacity(9), Vec::new()]);
    exact(|| vec![To64([7_u8; 3]); 5].into_iter().map(Box::new).collect::<Vec<_>>());
    exact(|| vec![vec![To128([7_u8; 130])]; 2]);
}

#[test]
fn a_million_elements_without_a_size_own_nothing() {
    let vector = exact(|| vec![(); 1_000_000]);
    assert_eq!(crate::usage(&vector).blocks, 0);
    exact(|| vec![[0_u64; 0]; 1_000_000]);
    exact(|| vec![[(); 1000]; 1000].into_boxed_slice());
}

#[test]
fn a_box_of_a_trait_object_is_exact() {
    trait Shape: mem_size::MemSize {}
    impl Shape for String {}
    impl Shape for u128 {}
    impl Shape for () {}
    impl Shape for To64<1> {}
    impl Shape for Vec<Box<dyn Shape>> {}
    exact(|| {
        let inner: Vec<Box<dyn Shape>> = vec![Box::new(7_u128), Box::new(String::from("text"))];
        let outer: Vec<Box<dyn Shape>> = vec![Box::new(()), Box::new(To64([1])), Box::new(inner)];
        outer
    });
}

#[rustversion::since(1.99)]
#[test]
fn what_is_left_of_an_array_in_a_box_is_exact() {
    for gone in 0..=3 {
        exact(|| {
            let mut rest = Box::new(["one", "two", "three"].map(String::from)).into_iter();
            rest.by_ref().take(gone).for_each(drop);
            rest
        });
        exact(|| {
            let mut rest = Box::new([1_u64, 2, 3]).into_iter();
            rest.by_ref().rev().take(gone).for_each(drop);
            rest
        });
    }
    exact(|| Box::new([(); 3]).into_iter());
    exact(|| Box::<[String; 0]>::new([]).into_iter());
}
