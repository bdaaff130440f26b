//! The numbers of a place, on one side of a difference.

use core::iter::Sum;

use mem_size_core::MemUsage;

use crate::report::Node;
#[cfg(feature = "serde")]
use crate::report::sparse;

/// What the values of one place amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Figures {
    /// How many values there are.
    pub count: usize,
    /// Of collections, how many elements they hold.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub elements: Option<usize>,
    /// Bytes of the values and of all they own.
    pub deep: usize,
    /// The part of `deep` that lies in no place below.
    pub own: usize,
    /// The numbers of the values by themselves, as in [`Node::usage`].
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "sparse::is_default"))]
    #[cfg_attr(feature = "serde", serde(with = "sparse"))]
    pub usage: MemUsage,
}

impl From<&Node> for Figures {
    fn from(node: &Node) -> Self {
        let &Node { count, elements, deep, own, usage, .. } = node;
        Self { count, elements, deep, own, usage }
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), |a, b| Self {
            count: a.count.saturating_add(b.count),
            elements: match (a.elements, b.elements) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            },
            deep: a.deep.saturating_add(b.deep),
            own: a.own.saturating_add(b.own),
            usage: a.usage + b.usage,
        })
    }
}

/// `after - before`, as near as it can be told.
pub(crate) fn change(before: usize, after: usize) -> isize {
    let size = isize::try_from(after.abs_diff(before)).unwrap_or(isize::MAX);
    if after < before { size.saturating_neg() } else { size }
}
