//! Numbers in texts for people: with their noun, and how wide they are.

use core::fmt;

/// A number with its noun: `1 block`, `2 blocks`.
pub(crate) struct Number(pub(crate) usize, pub(crate) &'static str);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = *self;
        write!(f, "{number} {noun}{}", if number == 1 { "" } else { "s" })
    }
}

/// How many digits a number has.
pub(crate) fn digits(number: usize) -> usize {
    number.checked_ilog10().map_or(1, |log| log as usize + 1)
}
