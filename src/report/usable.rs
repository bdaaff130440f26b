//! What an allocator reserves for the blocks of a value, by row of its report.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use mem_size_core::{BlockEvent, GapEvent, MemSize, Place, Sink, Tracer};

use crate::report::build::Builder;
use crate::report::{Node, Report};
use crate::size_classes::SizeClasses;
use crate::sort;

/// What an allocator reserves for the blocks of a value: usable bytes and waste, by row of its
/// report.
///
/// A walk does not tell the alignment of a block; the model is asked for one of 1. Most allocators
/// align each block to 16 bytes, so it matters for types with a larger alignment, and for
/// [`SizeClasses::MIMALLOC`]: of those the usable size is a lower bound. Blocks that are told in
/// one (the nodes of a list) are taken to be of one size; of an arena that does not tell its blocks
/// the usable size is what was requested.
///
/// ```
/// use mem_size::SizeClasses;
/// use mem_size::report::Usable;
///
/// let names = ["x".repeat(50), "y".repeat(120)];
/// let usable = Usable::of(&names, SizeClasses::JEMALLOC);
/// assert_eq!(usable.heap, 50 + 120);
/// assert_eq!(usable.usable, 64 + 128);
/// assert_eq!(usable.waste(), 22);
/// println!("{usable}");
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Usable {
    /// The model of the allocator.
    pub classes: SizeClasses,
    /// How many blocks there are.
    pub blocks: usize,
    /// Bytes that were requested for them.
    pub heap: usize,
    /// Bytes that the allocator reserves for them.
    pub usable: usize,
    /// A row for each node of the report that has blocks, most waste first.
    pub rows: Vec<UsableRow>,
}

/// The blocks of a node, without those of its children; a row of [`Usable`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UsableRow {
    /// The way to the node; [`Report::find`] takes it.
    pub path: String,
    /// The type of its values, as [`core::any::type_name`] spells it.
    pub type_name: Cow<'static, str>,
    /// How many blocks there are.
    pub blocks: usize,
    /// Bytes that were requested for them.
    pub heap: usize,
    /// Bytes that the allocator reserves for them.
    pub usable: usize,
}

impl Usable {
    /// Walks over a value, and asks the model for each block.
    #[must_use]
    pub fn of<T: MemSize + ?Sized>(value: &T, classes: SizeClasses) -> Self {
        Report::with_usable(value, classes).1
    }

    /// Bytes that are reserved and were not requested.
    #[must_use]
    pub const fn waste(&self) -> usize {
        self.usable.saturating_sub(self.heap)
    }
}

impl UsableRow {
    /// Bytes that are reserved and were not requested.
    #[must_use]
    pub const fn waste(&self) -> usize {
        self.usable.saturating_sub(self.heap)
    }
}

impl Report {
    /// A report, and what an allocator reserves for the blocks in it, by the same walk.
    ///
    /// ```
    /// use mem_size::{MemSize, Report, SizeClasses};
    ///
    /// let names = ["x".repeat(50), "y".repeat(50)];
    /// let (report, usable) = Report::with_usable(&names, SizeClasses::JEMALLOC);
    /// assert_eq!(report, Report::of(&names));
    /// assert_eq!(usable.heap, names.heap_size());
    /// assert_eq!(usable.waste(), 2 * (64 - 50));
    /// ```
    #[must_use]
    pub fn with_usable<T: MemSize + ?Sized>(value: &T, classes: SizeClasses) -> (Self, Usable) {
        let sinks = || (Builder::default(), Rounded { builder: Builder::default(), classes });
        let ((requested, rounded), usage) = Tracer::__listen(value, sinks);
        let (root, types) = requested.finish();
        let (rounded, _) = rounded.builder.finish();
        let report = Self { usage, root, types };
        let mut usable = Usable { classes, blocks: 0, heap: 0, usable: 0, rows: Vec::new() };
        usable.add(&report.root, &rounded, "");
        let most_waste = |row: &UsableRow| Reverse((row.waste(), row.usable));
        sort::by(&mut usable.rows, |a, b| (most_waste(a), &a.path).cmp(&(most_waste(b), &b.path)));
        (report, usable)
    }
}

impl Usable {
    /// Adds a row for a node, if it has blocks, and those below it. `rounded` is the same node with
    /// its blocks as large as they are reserved.
    fn add(&mut self, node: &Node, rounded: &Node, path: &str) {
        let (blocks, heap, usable) = (node.usage.blocks, node.usage.heap, rounded.usage.heap);
        if heap > 0 {
            self.blocks = self.blocks.saturating_add(blocks);
            self.heap = self.heap.saturating_add(heap);
            self.usable = self.usable.saturating_add(usable);
            let (path, type_name) = (path.into(), node.type_name.clone());
            self.rows.push(UsableRow { path, type_name, blocks, heap, usable });
        }
        // The same nodes, but not always in the same order.
        for child in &node.children {
            let is_same =
                |other: &&Node| other.label == child.label && other.type_name == child.type_name;
            if let Some(rounded) = rounded.children.iter().find(is_same) {
                let dot = if path.is_empty() { "" } else { "." };
                self.add(child, rounded, &[path, dot, child.name()].concat());
            }
        }
    }
}

/// Hears the same walk with blocks as large as they are reserved.
struct Rounded {
    builder: Builder,
    classes: SizeClasses,
}

impl Rounded {
    fn round(&self, block: &BlockEvent) -> usize {
        let count = match block.blocks {
            // A part of another block, or an arena.
            Some(0) | None => return block.size,
            Some(count) => count,
        };
        let (each, larger) = (block.size / count, block.size % count);
        let usable = |size, count: usize| self.classes.usable(size, 1).saturating_mul(count);
        let smaller = usable(each, count.saturating_sub(larger));
        smaller.saturating_add(usable(each.saturating_add(1), larger))
    }
}

impl Sink for Rounded {
    fn enter(&mut self, place: &Place) {
        self.builder.enter(place);
    }

    fn leave(&mut self) {
        self.builder.leave();
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        let mut block = *block;
        block.size = self.round(&block);
        self.builder.enter_block(&block);
    }

    fn leave_block(&mut self) {
        self.builder.leave_block();
    }

    fn already_counted(&mut self, bytes: usize) {
        self.builder.already_counted(bytes);
    }

    fn skipped(&mut self, reason: Option<&'static str>) {
        self.builder.skipped(reason);
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.builder.gap(gap);
    }
}
