//! The rules of jemalloc: `include/jemalloc/internal/sz.h`, `sz_s2u_compute` and `sz_sa2u`.

use super::{PAGE, quarter, round_up};

/// `QUANTUM`: classes above the smallest are multiples of it. It is the alignment that C asks of
/// `malloc`.
const QUANTUM: usize = if cfg!(any(target_arch = "arm", target_arch = "mips")) { 8 } else { 16 };
/// `SC_SMALL_MAXCLASS`, and the first class after it.
const LARGEST_SMALL: usize = PAGE * 7 / 2;
const LEAST_LARGE: usize = PAGE * 4;

/// Four classes for each doubling.
pub(super) fn usable(size: usize, align: usize) -> usize {
    aligned(size, align, class)
}

/// The same up to `LARGEST_SMALL`, then whole pages.
pub(super) fn usable_in_pages(size: usize, align: usize) -> usize {
    aligned(
        size,
        align,
        |size| if size <= LARGEST_SMALL { class(size) } else { round_up(size, PAGE) },
    )
}

fn class(size: usize) -> usize {
    // Below the quantum, there are powers of two from 8 on.
    if size < QUANTUM { size.next_power_of_two().max(8) } else { quarter(size, QUANTUM) }
}

/// The class for an aligned block. A multiple of a power of two has a class that is aligned to it;
/// larger blocks are aligned to pages.
fn aligned(size: usize, align: usize, class: impl Fn(usize) -> usize) -> usize {
    if size <= LARGEST_SMALL && align <= PAGE {
        let small = class(round_up(size, align));
        if small < LEAST_LARGE {
            return small;
        }
    }
    class(size.max(LEAST_LARGE))
}
