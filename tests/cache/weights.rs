//! Weights as numbers: what is added, and where they end.

use std::rc::Rc;

use mem_size::MemSize;
use mem_size::cache::{Charge, Weigher, weigh_u32, weigh_u64, weigh_usize};

/// Charges what it is told to.
#[derive(Clone, Copy)]
struct Fixed(usize);

impl Charge<(), ()> for Fixed {
    fn bytes(&self, (): &(), (): &()) -> usize {
        self.0
    }
}

#[test]
fn weight_is_the_deep_size_of_key_and_value_and_the_overhead() {
    let (key, value) = (String::from("key"), vec![Box::new(7_u64), Box::new(8)]);
    let deep = key.deep_size() + value.deep_size();
    assert_eq!(weigh_usize(&key, &value), deep);
    assert_eq!(weigh_u32(&key, &value) as usize, deep);
    assert_eq!(weigh_u64(&key, &value) as usize, deep);
    assert_eq!(Weigher::exclusive().weigh_usize(&key, &value), deep);
    let weigher = Weigher::deep().entry_overhead(100);
    assert_eq!(weigher.weigh_usize(&key, &value), deep + 100);
}

#[test]
fn only_what_takes_no_memory_weighs_nothing() {
    assert_eq!(weigh_u32(&(), &[(); 9]), 0);
    assert_eq!(weigh_u32(&(), &true), 1);
    assert_eq!(weigh_u32("k", &()), 1);
    assert_eq!(Weigher::exclusive().weigh_u32(&(), &Rc::new(())) as usize, 3 * size_of::<usize>());
}

#[test]
fn what_key_and_value_share_counts_once() {
    let name: Rc<str> = Rc::from("shared");
    let (key, value) = (Rc::clone(&name), (Rc::clone(&name), 1_u8));
    let inline = size_of_val(&key) + size_of_val(&value);
    assert_eq!(weigh_usize(&key, &value), inline + name.heap_size());
}

#[test]
fn weights_end_at_the_largest_number() {
    let weigher = Weigher::of(Fixed(usize::MAX - 1)).entry_overhead(10);
    assert_eq!(weigher.weigh_usize(&(), &()), usize::MAX);
    assert_eq!(weigher.weigh_u64(&(), &()), usize::MAX as u64);
    assert_eq!(weigher.weigh_u32(&(), &()), u32::MAX);
    let fits = Weigher::of(Fixed(u32::MAX as usize));
    assert_eq!(fits.weigh_u32(&(), &()), u32::MAX);
}
