//! A place that is not on both sides what it was.

use alloc::string::String;

use crate::report::NodeLabel;
use crate::snapshot::Figures;
use crate::snapshot::figures::change;

/// One row of a [`Diff`](crate::Diff): a place whose numbers have changed, or that has such a place
/// below it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Change {
    /// The row of the place that it lies in, which comes before it; none of a root.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub parent: Option<usize>,
    /// What it is called there; of a report in a snapshot, the name as a field.
    pub label: NodeLabel,
    /// Its type, as [`core::any::type_name`] spells it.
    pub type_name: String,
    /// Its numbers.
    pub sides: Sides,
}

/// On which sides a place is, and its numbers there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Sides {
    /// On both.
    Kept {
        /// What it was.
        before: Figures,
        /// What it has become.
        after: Figures,
    },
    /// Only on the later one.
    New(Figures),
    /// Only on the earlier one.
    Gone(Figures),
}

impl Sides {
    pub(super) fn of(before: Option<Figures>, after: Option<Figures>) -> Option<Self> {
        match (before, after) {
            (Some(before), Some(after)) => Some(Self::Kept { before, after }),
            (None, Some(after)) => Some(Self::New(after)),
            (Some(before), None) => Some(Self::Gone(before)),
            (None, None) => None,
        }
    }
}

impl Change {
    /// The numbers before; all 0 of what is new.
    #[must_use]
    pub fn before(&self) -> Figures {
        match self.sides {
            Sides::Kept { before, .. } | Sides::Gone(before) => before,
            Sides::New(_) => Figures::default(),
        }
    }

    /// The numbers after; all 0 of what is gone.
    #[must_use]
    pub fn after(&self) -> Figures {
        match self.sides {
            Sides::Kept { after, .. } | Sides::New(after) => after,
            Sides::Gone(_) => Figures::default(),
        }
    }

    /// The bytes it has grown by, with all below it: the sum of
    /// [`own_bytes`](Self::own_bytes) and the `bytes` of all rows below.
    #[must_use]
    pub fn bytes(&self) -> isize {
        change(self.before().deep, self.after().deep)
    }

    /// The bytes it has grown by that lie in no place below.
    #[must_use]
    pub fn own_bytes(&self) -> isize {
        change(self.before().own, self.after().own)
    }

    /// The elements it has grown by; where there are as many as before, the values.
    #[must_use]
    pub fn count(&self) -> isize {
        let [before, after] = [self.before(), self.after()];
        let elements = change(before.elements.unwrap_or(0), after.elements.unwrap_or(0));
        if elements == 0 { change(before.count, after.count) } else { elements }
    }

    /// How many more places could not be measured than before.
    #[must_use]
    pub fn gaps(&self) -> isize {
        change(self.before().usage.gaps.total(), self.after().usage.gaps.total())
    }

    /// The name, as [`Node::name`](crate::report::Node::name) has it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.label.name()
    }
}
