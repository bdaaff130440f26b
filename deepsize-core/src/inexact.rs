//! The error where an exact size was asked for and only a lower bound is known.

use core::error::Error;
use core::fmt;

use crate::gap::Gaps;
use crate::in_words::Bytes;
use crate::usage::MemUsage;

/// Something could not be measured, so that only a lower bound of the size is known: the error of
/// [`MemUsage::exact`].
///
/// Prints the lower bound and the gaps:
///
/// ```
/// use std::sync::Mutex;
/// use mem_size_core::{Gap, MemSize};
///
/// let lock = Mutex::new([0_u16; 50]);
/// let cells = (lock, vec![0_u8; 100]);
/// let held = cells.0.lock();
/// let inexact = cells.mem_usage().exact().expect_err("the lock is held");
/// assert_eq!(inexact.lower_bound(), size_of_val(&cells) + 100);
/// assert_eq!(inexact.gaps().count(Gap::Locked), 1);
/// assert_eq!(
///     inexact.to_string(),
///     format!(
///         "only a lower bound is known: {} bytes; 1 gap: 1 × lock is held",
///         inexact.lower_bound(),
///     ),
/// );
/// # drop(held);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inexact {
    usage: MemUsage,
}

impl Inexact {
    pub(crate) const fn new(usage: MemUsage) -> Self {
        Self { usage }
    }

    /// The deep size at least, in bytes.
    #[must_use]
    pub const fn lower_bound(&self) -> usize {
        self.usage.deep()
    }

    /// What could not be measured, by reason; at least one.
    #[must_use]
    pub const fn gaps(&self) -> Gaps {
        self.usage.gaps
    }

    /// All numbers as they were measured; the sizes are lower bounds.
    #[must_use]
    pub const fn usage(&self) -> MemUsage {
        self.usage
    }
}

/// `only a lower bound is known: 124 bytes; 1 gap: 1 × lock is held`.
impl fmt::Display for Inexact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = Bytes(self.lower_bound());
        write!(f, "only a lower bound is known: {bytes}; {}", self.usage.gaps)
    }
}

impl Error for Inexact {}
