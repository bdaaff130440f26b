//! The rules of the crate `dlmalloc`: `src/dlmalloc.rs`, `request2size`.

use super::round_up;

const WORD: usize = size_of::<usize>();
/// `chunk_overhead`: the size of a chunk stands before it.
const HEADER: usize = WORD;
/// `malloc_alignment`.
const ALIGN: usize = 2 * WORD;
/// `min_chunk_size`: a free chunk holds two sizes and two links.
const LEAST: usize = 4 * WORD;

pub(super) fn usable(size: usize, _align: usize) -> usize {
    round_up(size.saturating_add(HEADER), ALIGN).max(LEAST).saturating_sub(HEADER)
}
