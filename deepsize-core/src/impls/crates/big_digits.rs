//! The digits of the numbers of `num-bigint`.

use crate::{Block, Gap, Tracer};

// LAYOUT: a digit has 64 bits where pointers have, elsewhere 32; they are a vector, without leading
// zeros. From num-bigint 0.4's and 0.5's src/lib.rs (`BigDigit`); tests/foreign.
const DIGIT: usize = if usize::BITS == 64 { 8 } else { 4 };

/// Counts at least the block of a number of so many bits, if it has more than one digit, which
/// newer versions keep inline, and leaves a gap.
pub(super) fn trace_digits(bits: u64, tracer: &mut Tracer<'_>) {
    let digits = usize::try_from(bits).unwrap_or(usize::MAX).div_ceil(8 * DIGIT);
    if digits > 1 {
        tracer.block(Block::new(digits.saturating_mul(DIGIT)));
    }
    tracer.gap(Gap::Capacity);
}
