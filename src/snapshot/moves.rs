//! What left one place and came to another.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::snapshot::{Change, Sides};

/// Bytes that one place has lost and another of the same type has gained: surely as many, likely
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Move {
    /// The row that has lost them.
    pub from: usize,
    /// The row that has gained them.
    pub to: usize,
    /// How many bytes.
    pub bytes: usize,
}

/// Rows that have lost and gained the same bytes and number, by what they have in common.
#[derive(Default)]
struct Alike {
    lost: Vec<usize>,
    gained: Vec<usize>,
}

/// All moves that are without doubt: one place lost so much, one place gained it. What moved along
/// with a place around it is not named again.
pub(super) fn moves(changes: &[Change]) -> Vec<Move> {
    let mut alike: BTreeMap<_, Alike> = BTreeMap::new();
    for (row, change) in changes.iter().enumerate() {
        let (bytes, count) = (change.bytes(), change.count());
        if bytes == 0 || is_within_whole(changes, change) {
            continue;
        }
        let sign = bytes.signum();
        let key = (&*change.type_name, bytes.unsigned_abs(), count.saturating_mul(sign));
        let alike = alike.entry(key).or_default();
        if bytes < 0 { alike.lost.push(row) } else { alike.gained.push(row) }
    }
    let mut moves: Vec<_> = alike
        .into_iter()
        .filter_map(|((_, bytes, _), alike)| match (&*alike.lost, &*alike.gained) {
            (&[from], &[to]) => Some(Move { from, to, bytes }),
            _ => None,
        })
        .collect();
    let of_parents: BTreeSet<_> = moves.iter().map(|one| (one.from, one.to)).collect();
    let parent = |row: usize| changes.get(row).and_then(|change| change.parent);
    moves.retain(|one| match (parent(one.from), parent(one.to)) {
        (Some(from), Some(to)) => !of_parents.contains(&(from, to)),
        _ => true,
    });
    moves.sort_by_key(|one| (core::cmp::Reverse(one.bytes), one.from));
    moves
}

/// Whether what is around it is itself new or gone.
fn is_within_whole(changes: &[Change], change: &Change) -> bool {
    let parent = change.parent.and_then(|parent| changes.get(parent));
    parent.is_some_and(|parent| !matches!(parent.sides, Sides::Kept { .. }))
}
