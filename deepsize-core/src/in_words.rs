//! Numbers with their noun, as sentences have them.

use core::fmt;

/// `1 byte`, `2 bytes`.
pub(crate) struct Bytes(pub(crate) usize);

/// `1 block`, `2 blocks`.
pub(crate) struct Blocks(pub(crate) usize);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        write!(f, "{number} {}", if number == 1 { "byte" } else { "bytes" })
    }
}

impl fmt::Display for Blocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number) = *self;
        write!(f, "{number} {}", if number == 1 { "block" } else { "blocks" })
    }
}
