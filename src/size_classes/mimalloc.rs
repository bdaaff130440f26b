//! The rules of mimalloc 3: `src/page-queue.c`, `mi_bin`, and `src/alloc-aligned.c`.

use super::{PAGE, quarter, round_up};

const WORD: usize = size_of::<usize>();
/// `MI_MAX_ALIGN_SIZE`: classes above a word are multiples of it.
const QUANTUM: usize = 16;
/// `MI_ARENA_SLICE_SIZE`, the unit in which memory is divided.
const SLICE: usize = WORD * 8 * 1024;
/// `MI_LARGE_MAX_OBJ_SIZE`: larger blocks have slices of their own.
const LARGEST: usize = WORD * SLICE;

/// The crate asks for an aligned block even where any is aligned well enough. Only classes that are
/// powers of two are known to be; for others it takes a block with room to move in.
pub(super) fn usable(size: usize, align: usize) -> usize {
    let class_of_size = class(size);
    let is_aligned = class_of_size <= PAGE && class_of_size.is_power_of_two()
        || align == PAGE && class_of_size.is_multiple_of(PAGE);
    if align == 1 || align <= size && is_aligned {
        return class_of_size;
    }
    class(size.max(QUANTUM).saturating_add(align.saturating_sub(1)))
}

fn class(size: usize) -> usize {
    if size <= WORD {
        WORD
    } else if size <= LARGEST {
        quarter(size, QUANTUM)
    } else {
        round_up(size, SLICE)
    }
}
