//! `heapless` 0.8: collections that lie inline.

use heapless_0_8::{Deque, String, Vec};

use super::inline_lists::inline_lists;
use crate::impls::flat;

flat!({const N: usize} String<N>);
inline_lists! {
    {const N: usize} Vec<T, N>, [How] => |list| [list.as_slice()], N == 0;
    {const N: usize} Deque<T, N>, [How] => |list| <[&[T]; 2]>::from(list.as_slices()), N == 0;
}

super::heapless::queues_and_maps!(heapless_0_8, HistoryBuffer);
