//! Flat arrays of numbers, one for each node or handle.

use alloc::vec::Vec;
use core::ops::Range;

/// No node, no step, no place.
pub(super) const NONE: u32 = u32::MAX;

/// A value for each node. What lies beyond the end reads as the default and is not written, so that
/// [`NONE`] needs no question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Column<T> {
    cells: Vec<T>,
}

impl<T: Copy + Default> Column<T> {
    pub(super) const fn new() -> Self {
        Self { cells: Vec::new() }
    }

    pub(super) fn filled(len: u32, value: T) -> Self {
        Self { cells: alloc::vec![value; len as usize] }
    }

    #[inline]
    pub(super) fn at(&self, index: u32) -> T {
        self.cells.get(index as usize).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn set(&mut self, index: u32, value: T) {
        if let Some(cell) = self.cells.get_mut(index as usize) {
            *cell = value;
        }
    }

    #[inline]
    pub(super) fn change(&mut self, index: u32, change: impl FnOnce(&mut T)) {
        if let Some(cell) = self.cells.get_mut(index as usize) {
            change(cell);
        }
    }

    /// Adds a value; gives its index, or [`NONE`] where all numbers are in use.
    pub(super) fn push(&mut self, value: T) -> u32 {
        let index = self.len();
        if index < NONE {
            self.cells.push(value);
        }
        index
    }

    /// Moves each value to the next index, and this one to the first; the last one goes.
    pub(super) fn shift(&mut self, first: T) {
        let by = usize::from(!self.cells.is_empty());
        self.cells.rotate_right(by);
        self.set(0, first);
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.cells.len()).unwrap_or(NONE)
    }

    pub(super) fn slice(&self, range: Range<u32>) -> &[T] {
        self.cells.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    pub(super) fn as_slice(&self) -> &[T] {
        &self.cells
    }

    pub(super) fn shrink(&mut self) {
        self.cells.shrink_to_fit();
    }
}

impl<T> FromIterator<T> for Column<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self { cells: values.into_iter().collect() }
    }
}
