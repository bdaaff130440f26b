//! Bytes in units, for people.

use core::fmt;

use bytesize::ByteSize;

/// Bytes in the largest fitting unit, a power of 1024; with a sign where they are fewer than none,
/// or a difference.
#[derive(Clone, Copy)]
pub(crate) struct InUnits {
    bytes: u64,
    sign: &'static str,
}

impl InUnits {
    pub(crate) const fn of(bytes: u64) -> Self {
        Self { bytes, sign: "" }
    }

    /// Bytes that may be fewer than none.
    #[cfg(feature = "process")]
    pub(crate) const fn signed(bytes: i64) -> Self {
        Self { bytes: bytes.unsigned_abs(), sign: if bytes < 0 { "-" } else { "" } }
    }

    /// What has been added or taken away, always with its sign.
    #[cfg(feature = "process")]
    pub(crate) const fn change(bytes: i64) -> Self {
        let sign = match bytes {
            ..0 => "-",
            0 => "±",
            1.. => "+",
        };
        Self { bytes: bytes.unsigned_abs(), sign }
    }
}

impl fmt::Display for InUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In one piece, so that a width in the format string counts for all of it.
        f.pad(&alloc::format!("{}{}", self.sign, ByteSize::b(self.bytes).display().iec()))
    }
}
