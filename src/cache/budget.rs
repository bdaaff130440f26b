//! A byte budget that several owners share.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::error::Error;
use core::fmt;

use mem_size_core::MemSize;

use crate::sort;
use crate::text::Number;

/// A bound in bytes for several owners together, each with a name: for programs that bound memory
/// without a cache.
///
/// ```
/// use mem_size::cache::Budget;
///
/// let mut budget = Budget::new(5000);
/// budget.measure("sessions", &vec![0_u8; 3000]);
/// budget.set("index", 1000);
/// assert!(budget.total() > 4000 && budget.left() < 1000);
/// assert_eq!(budget.largest(), Some(("sessions", budget.of("sessions"))));
///
/// // Asked before the memory is taken:
/// let refused = budget.try_add("index", 2000).unwrap_err();
/// assert_eq!(refused.left, budget.left());
///
/// budget.set("sessions", 0);
/// assert!(budget.try_add("index", 2000).is_ok());
/// assert_eq!(budget.to_string(), "3000 of 5000 bytes: index 3000");
/// ```
///
/// Owners that are measured one by one are each charged for what they share. One
/// [`Tracer`](crate::Tracer) that measures them in turn charges the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    limit: usize,
    owners: BTreeMap<String, usize>,
}

impl Budget {
    /// A budget of `limit` bytes, of which nothing is taken.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self { limit, owners: BTreeMap::new() }
    }

    /// The bytes of the budget.
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// The bytes that all owners take together, which may be more than the limit.
    pub fn total(&self) -> usize {
        self.owners.values().fold(0, |sum, &bytes| sum.saturating_add(bytes))
    }

    /// The bytes that nobody takes; 0 where the budget is exceeded.
    pub fn left(&self) -> usize {
        self.limit.saturating_sub(self.total())
    }

    /// The bytes to give back before the budget holds; 0 where it does.
    pub fn excess(&self) -> usize {
        self.total().saturating_sub(self.limit)
    }

    /// The bytes that this owner takes; 0 for one that is not known.
    pub fn of(&self, owner: &str) -> usize {
        self.owners.get(owner).copied().unwrap_or(0)
    }

    /// All owners that take something, those that take most first.
    pub fn owners(&self) -> impl Iterator<Item = (&str, usize)> {
        let taking = self.owners.iter().filter(|&(_, &bytes)| bytes > 0);
        let mut owners: Vec<_> = taking.map(|(name, &bytes)| (name.as_str(), bytes)).collect();
        sort::by_key(&mut owners, |&(_, bytes)| Reverse(bytes));
        owners.into_iter()
    }

    /// The owner that takes most; the first by name where several do, and `None` where nothing is
    /// taken.
    pub fn largest(&self) -> Option<(&str, usize)> {
        self.owners().next()
    }

    /// This owner takes `bytes` now, in place of what it took before, whether or not they are left.
    pub fn set(&mut self, owner: &str, bytes: usize) {
        if let Some(taken) = self.owners.get_mut(owner) {
            *taken = bytes;
        } else {
            self.owners.insert(owner.to_owned(), bytes);
        }
    }

    /// This owner takes the deep size of a value now. Returns that size.
    pub fn measure<T: MemSize + ?Sized>(&mut self, owner: &str, value: &T) -> usize {
        let bytes = value.deep_size();
        self.set(owner, bytes);
        bytes
    }

    /// This owner takes `bytes` more, if they are left.
    ///
    /// # Errors
    ///
    /// Where fewer are left; then nothing is taken.
    pub fn try_add(&mut self, owner: &str, bytes: usize) -> Result<(), OverBudget> {
        let left = self.left();
        if bytes > left {
            return Err(OverBudget { asked: bytes, left });
        }
        self.set(owner, self.of(owner).saturating_add(bytes));
        Ok(())
    }

    /// This owner gives back `bytes`, at most those that it takes.
    pub fn sub(&mut self, owner: &str, bytes: usize) {
        if let Some(taken) = self.owners.get_mut(owner) {
            *taken = taken.saturating_sub(bytes);
        }
    }
}

/// One line in plain bytes: `3000 of 5000 bytes: sessions 2000, index 1000`.
impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.total(), Number(self.limit, "byte"))?;
        for (nth, (name, bytes)) in self.owners().enumerate() {
            let comma = if nth == 0 { ":" } else { "," };
            write!(f, "{comma} {name} {bytes}")?;
        }
        Ok(())
    }
}

/// More bytes were asked for than a [`Budget`] has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OverBudget {
    /// The bytes asked for.
    pub asked: usize,
    /// The bytes that were left.
    pub left: usize,
}

impl fmt::Display for OverBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = Number(self.asked, "byte");
        write!(f, "{asked} asked for, but the budget has {} left", self.left)
    }
}

impl Error for OverBudget {}
