//! What a listener hears of a walk: places, blocks and gaps, as they are met.

use crate::gap::Gap;
use crate::trace::block::Counts;

/// How a place hangs on its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Label {
    /// The value that was asked about.
    Root,
    /// A field; of a tuple, its number.
    Field(&'static str),
    /// The live variant of an enum; its size is that of the whole enum.
    Variant(&'static str),
    /// An element of a sequence or a set.
    Element,
    /// A key of a map.
    Key,
    /// A value of a map.
    Value,
    /// What a `Box`, `Rc`, `Arc` or followed reference points to.
    Pointee,
}

/// A value inside its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// How it hangs on its parent.
    pub label: Label,
    /// Its type, as [`core::any::type_name`] spells it.
    pub type_name: &'static str,
    /// Inline bytes, of all `count` values together. They lie inside the parent's inline bytes or in
    /// a block that the parent has reported.
    pub size: usize,
    /// How many values this stands for; more than 1 only for flat elements.
    pub count: usize,
    /// The address of the (first) value, where it has one.
    pub address: Option<usize>,
}

/// A heap block met on the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlockEvent {
    /// An address inside the block, wherever safe code has one.
    pub address: Option<usize>,
    /// Whether `address` is where the block begins.
    pub address_is_start: bool,
    /// Requested bytes.
    pub size: usize,
    /// The part of `size` reserved for absent elements.
    pub spare: usize,
    /// The part of `size` spent on counters, control bytes, links and padding.
    pub overhead: usize,
    /// Of a shared block, its strong and weak counts.
    pub counts: Option<Counts>,
    /// Whether the block adds to the total; not when the walk has met it before.
    pub counted: bool,
}

/// Listens to a walk. Every method does nothing unless it is overridden.
///
/// Between [`enter`](Self::enter) and the matching [`leave`](Self::leave) come the blocks that the
/// place owns and the places inside it.
///
/// ```
/// use mem_size_core::{BlockEvent, Sink, Tracer};
///
/// /// Finds the largest block.
/// #[derive(Default)]
/// struct Largest(usize);
///
/// impl Sink for Largest {
///     fn block(&mut self, block: &BlockEvent) {
///         self.0 = self.0.max(block.size);
///     }
/// }
///
/// let value = vec![vec![0_u8; 10], vec![0_u8; 1000]];
/// let mut largest = Largest::default();
/// Tracer::with_sink(&mut largest).measure(&value);
/// assert_eq!(largest.0, 1000);
/// ```
pub trait Sink {
    /// The walk enters a place.
    fn enter(&mut self, place: &Place) {
        let _ = place;
    }

    /// The walk leaves the place that it entered last.
    fn leave(&mut self) {}

    /// The present place owns a block, or leads to one.
    fn block(&mut self, block: &BlockEvent) {
        let _ = block;
    }

    /// So many bytes of a block reported before belong to a root or a followed target, where they
    /// are counted already.
    fn already_counted(&mut self, bytes: usize) {
        let _ = bytes;
    }

    /// The present place is skipped on demand, with the reason that its author gave.
    fn skipped(&mut self, reason: Option<&'static str>) {
        let _ = reason;
    }

    /// Something in the present place could not be measured.
    fn gap(&mut self, gap: Gap) {
        let _ = gap;
    }
}
