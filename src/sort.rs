//! A sort that is compiled once, for what need not be fast.
//!
//! std's sort is compiled anew for each type of elements and each closure that compares them. Here
//! the indices of the elements are sorted, whatever these are, and then the elements are moved.

use alloc::vec::Vec;
use core::cmp::Ordering;
use core::mem;

/// As [`slice::sort_by`]: equal elements stay in their order.
pub(crate) fn by<T>(elements: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(elements.len(), &mut |a, b| match (elements.get(a), elements.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |a, b| elements.swap(a, b));
}

/// As [`slice::sort_by_key`].
pub(crate) fn by_key<T, K: Ord>(elements: &mut [T], key: impl Fn(&T) -> K) {
    by(elements, |a, b| key(a).cmp(&key(b)));
}

/// For each place the index of the element that belongs there.
fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<_> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

/// Brings each element to its place, by swaps of two.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        // The first element of the cycle moves on with each swap, until it is where it belongs.
        let mut here = start;
        while let Some(place) = order.get_mut(here) {
            let from = mem::replace(place, here);
            if from == start {
                break;
            }
            swap(here, from);
            here = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    #[test]
    fn elements_are_sorted_as_by_std() {
        for len in 0..60_usize {
            let mut sorted: Vec<_> = (0..len).map(|nth| (nth * nth % 7, nth)).collect();
            let mut expected = sorted.clone();
            expected.sort_by_key(|&(key, _)| key);
            super::by_key(&mut sorted, |&(key, _)| key);
            assert_eq!(sorted, expected);

            super::by(&mut sorted, |a, b| b.1.cmp(&a.1));
            assert!(sorted.iter().rev().map(|&(_, nth)| nth).eq(0..len));
        }
    }
}
