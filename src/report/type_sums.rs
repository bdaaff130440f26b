//! The sums by type that are made while a report is built.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::report::TypeUsage;
use crate::report::type_usage;

/// A row for each type, and the bytes that have been counted so far.
///
/// What a value owns is what the walk has counted when it leaves the value, less what it had when
/// it entered.
#[derive(Default)]
pub(super) struct TypeSums {
    rows: Vec<Row>,
    of_type: BTreeMap<&'static str, usize>,
    counted: isize,
}

struct Row {
    usage: TypeUsage,
    /// Negative while bytes that lie in a value of another type are known before it.
    own: isize,
    deep: isize,
    /// How many values of the type the walk is in, one inside the other.
    open: usize,
}

impl TypeSums {
    /// The row of a type.
    pub(super) fn row(&mut self, type_name: &'static str) -> usize {
        let next = self.rows.len();
        let row = *self.of_type.entry(type_name).or_insert(next);
        if row == next {
            let usage = TypeUsage::new(type_name);
            self.rows.push(Row { usage, own: 0, deep: 0, open: 0 });
        }
        row
    }

    /// Bytes of a block, or, negative, some that have been counted before.
    pub(super) const fn count(&mut self, bytes: isize) {
        self.counted = self.counted.saturating_add(bytes);
    }

    /// A value of `bytes`, which have been counted with what is around it.
    pub(super) fn enter(&mut self, row: usize, bytes: isize) {
        let counted = self.counted;
        if let Some(row) = self.rows.get_mut(row) {
            if row.open == 0 {
                row.deep = row.deep.saturating_add(bytes).saturating_sub(counted);
            }
            row.open = row.open.saturating_add(1);
        }
    }

    pub(super) fn leave(&mut self, row: usize) {
        let counted = self.counted;
        if let Some(row) = self.rows.get_mut(row) {
            row.open = row.open.saturating_sub(1);
            if row.open == 0 {
                row.deep = row.deep.saturating_add(counted);
            }
        }
    }

    /// Adds what places of one name and type come to.
    pub(super) fn add(&mut self, row: usize, own: isize, part: &TypeUsage) {
        if let Some(row) = self.rows.get_mut(row) {
            row.own = row.own.saturating_add(own);
            row.usage.count = row.usage.count.saturating_add(part.count);
            row.usage.gaps = row.usage.gaps + part.gaps;
        }
    }

    /// The rows. Bytes that a row owes are taken from those with the most.
    pub(super) fn finish(self) -> Vec<TypeUsage> {
        let mut owed = 0_usize;
        let usage = |row: Row| {
            owed = owed.saturating_add((-row.own).try_into().unwrap_or(0));
            let [own, deep] = [row.own, row.deep].map(|sum| usize::try_from(sum).unwrap_or(0));
            TypeUsage { own, deep, ..row.usage }
        };
        let mut rows: Vec<_> = self.rows.into_iter().map(usage).collect();
        type_usage::sort(&mut rows);
        for row in &mut rows {
            let taken = owed.min(row.own);
            row.own = row.own.saturating_sub(taken);
            owed = owed.saturating_sub(taken);
        }
        type_usage::sort(&mut rows);
        rows
    }
}
