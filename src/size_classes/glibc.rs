//! The rules of glibc: `malloc/malloc.c`, `request2size` and `sysmalloc`.

use super::{PAGE, round_up};

/// The size of a chunk stands before it; that of the chunk before, in the end of that one, is part
/// of what the owner may use.
const HEADER: usize = size_of::<usize>();
/// `MALLOC_ALIGNMENT`: on 32-bit x86 it is larger than two words.
const ALIGN: usize = if cfg!(target_arch = "x86") { 16 } else { 2 * HEADER };
/// `MINSIZE`: a free chunk holds its size twice and two links.
const LEAST: usize = if ALIGN > 4 * HEADER { ALIGN } else { 4 * HEADER };
/// `DEFAULT_MMAP_THRESHOLD`, from which on chunks have pages of their own.
const PAGES_FROM: usize = 128 * 1024;

pub(super) fn usable(size: usize, _align: usize) -> usize {
    let chunk = round_up(size.saturating_add(HEADER), ALIGN).max(LEAST);
    if chunk < PAGES_FROM {
        return chunk.saturating_sub(HEADER);
    }
    // No chunk behind it has room for its size: the header is two words.
    round_up(chunk.saturating_add(HEADER), PAGE).saturating_sub(2 * HEADER)
}
