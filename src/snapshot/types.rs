//! What has changed, by type.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::report::Report;
use crate::snapshot::figures::change;
use crate::sort;

/// How much the values of one type take by themselves, before and after.
///
/// As in [`Report::by_type`], each byte belongs to one type, so that all types add up to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct TypeChange {
    /// The type, as [`core::any::type_name`] spells it.
    pub type_name: String,
    /// What there was of it.
    pub before: TypeFigures,
    /// What there is of it.
    pub after: TypeFigures,
}

/// The values of one type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct TypeFigures {
    /// How many there are.
    pub count: usize,
    /// Their bytes, without those in places of other types or further down.
    pub own: usize,
}

impl TypeChange {
    /// The bytes that the type has grown by.
    #[must_use]
    pub fn bytes(&self) -> isize {
        change(self.before.own, self.after.own)
    }

    /// The values that it has grown by.
    #[must_use]
    pub fn count(&self) -> isize {
        change(self.before.count, self.after.count)
    }
}

/// The types that have changed from some reports to others, the most changed first.
pub(super) fn changes(sides: [&[&Report]; 2]) -> Vec<TypeChange> {
    let rows = sides.map(|reports| reports.iter().flat_map(|report| report.by_type()));
    let mut types: BTreeMap<Cow<'static, str>, [TypeFigures; 2]> = BTreeMap::new();
    for (side, rows) in rows.into_iter().enumerate() {
        for row in rows {
            if let Some(sum) = types.entry(row.type_name).or_default().get_mut(side) {
                sum.count = sum.count.saturating_add(row.count);
                sum.own = sum.own.saturating_add(row.own);
            }
        }
    }
    let differing = types.into_iter().filter(|(_, [before, after])| before != after);
    let mut changes: Vec<_> = differing
        .map(|(name, [before, after])| TypeChange { type_name: name.into_owned(), before, after })
        .collect();
    sort::by_key(&mut changes, |change| Reverse(change.bytes().unsigned_abs()));
    changes
}
