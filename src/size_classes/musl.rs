//! The rules of musl: `src/malloc/mallocng/malloc.c`, `size_classes`, and `aligned_alloc.c`.

use super::{PAGE, round_up};

/// `UNIT`: slots are multiples of it, and blocks are aligned to it.
const UNIT: usize = 16;
/// `IB`: what musl notes at the end of a slot.
const NOTE: usize = 4;
/// `MMAP_THRESHOLD`, from which on blocks have pages of their own.
const PAGES_FROM: usize = 131_052;
/// Slots, in units.
const CLASSES: [usize; 48] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 20, 25, 31, 36, 42, 50, 63, 72, 84, 102, 127, 146,
    170, 204, 255, 292, 340, 409, 511, 584, 682, 818, 1023, 1169, 1364, 1637, 2047, 2340, 2730,
    3276, 4095, 4680, 5460, 6552, 8191,
];

pub(super) fn usable(size: usize, align: usize) -> usize {
    // An aligned block has room to move in.
    let size = size.saturating_add(align.saturating_sub(UNIT));
    if size >= PAGES_FROM {
        let around = UNIT + NOTE;
        return round_up(size.saturating_add(around), PAGE).saturating_sub(around);
    }
    let slots = CLASSES.iter().map(|units| units.saturating_mul(UNIT).saturating_sub(NOTE));
    slots.into_iter().find(|&slot| slot >= size).unwrap_or(size)
}
