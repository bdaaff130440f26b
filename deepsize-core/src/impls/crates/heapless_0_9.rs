//! `heapless` 0.9: collections that lie inline.

use heapless_0_9::{CString, Deque, LenType, String, Vec};

use super::inline_lists::inline_lists;
use crate::impls::flat;

flat!({L: LenType, const N: usize} CString<N, L>, String<N, L>);
inline_lists! {
    {L: LenType, const N: usize} Vec<T, N, L>, [How], [How, Any]
        => |list| [list.as_slice()], N == 0;
    {const N: usize} Deque<T, N>, [How] => |list| <[&[T]; 2]>::from(list.as_slices()), N == 0;
}

super::heapless::queues_and_maps!(heapless_0_9, HistoryBuf);
