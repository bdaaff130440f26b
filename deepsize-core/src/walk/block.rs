//! A heap block as an impl describes it to the tracer.

use crate::event::BlockId;

/// One heap block: its size in bytes, how much of it is spare and overhead, and where it lies.
///
/// A block of size 0 is no block and counts nothing, so that an impl need not ask whether a `Vec`
/// has allocated.
///
/// ```
/// use mem_size_core::Block;
///
/// let buffer: Vec<u16> = Vec::with_capacity(10);
/// let block = Block::new(buffer.capacity() * size_of::<u16>())
///     .starting_at(buffer.as_ptr())
///     .spare((buffer.capacity() - buffer.len()) * size_of::<u16>());
/// assert_eq!(block.size(), 20);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a block counts once it is given to `Tracer::block`"]
pub struct Block {
    pub(crate) at: Address,
    pub(crate) size: usize,
    pub(crate) spare: usize,
    pub(crate) overhead: usize,
}

/// Where a block lies, as far as safe code can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    Unknown,
    Start(usize),
    Inside(usize),
    /// Nothing but that the elements of the block end here at the latest.
    ElementsUntil(usize),
}

impl Address {
    /// A range in which all elements of a block of this size lie: address and size, if anything is
    /// known.
    #[inline]
    pub(super) fn reach(self, size: usize) -> Option<(usize, usize)> {
        match self {
            Self::Unknown => None,
            Self::Start(start) => Some((start, size)),
            Self::Inside(inside) => Some((inside.saturating_sub(size), size.saturating_mul(2))),
            Self::ElementsUntil(end) => Some((end.saturating_sub(size), size)),
        }
    }
}

impl Block {
    /// A block of this many requested bytes, at an address that is not known.
    #[inline]
    pub const fn new(size: usize) -> Self {
        Self { at: Address::Unknown, size, spare: 0, overhead: 0 }
    }

    /// The block that holds just this value, as a `Box` does.
    #[inline]
    pub fn holding<T: ?Sized>(value: &T) -> Self {
        Self::new(size_of_val(value)).starting_at(value)
    }

    /// The buffer of a vector: `capacity × size_of::<T>()` bytes, of which what lies past `len` is
    /// spare.
    #[inline]
    pub fn buffer<T>(start: *const T, len: usize, capacity: usize) -> Self {
        let spare = capacity.saturating_sub(len).saturating_mul(size_of::<T>());
        Self::new(capacity.saturating_mul(size_of::<T>())).starting_at(start).spare(spare)
    }

    /// `buffer` of a collection of std: as its length and capacity are known to be possible, this
    /// takes fewer instructions.
    #[inline]
    pub(crate) fn std_buffer<T>(start: *const T, len: usize, capacity: usize) -> Self {
        let spare = capacity.wrapping_sub(len).wrapping_mul(size_of::<T>());
        Self::new(capacity.wrapping_mul(size_of::<T>())).starting_at(start).spare(spare)
    }

    /// The same block, known to begin at this address.
    #[inline]
    pub fn starting_at<T: ?Sized>(mut self, start: *const T) -> Self {
        self.at = Address::Start(start.addr());
        self
    }

    /// The same block, known to have this address inside it; where it begins is not known.
    #[inline]
    pub fn containing<T: ?Sized>(mut self, inside: *const T) -> Self {
        self.at = Address::Inside(inside.addr());
        self
    }

    /// The same block, in which `bytes` are reserved for elements that are not there.
    #[inline]
    pub const fn spare(mut self, bytes: usize) -> Self {
        self.spare = bytes;
        self
    }

    /// The same block, in which `bytes` are counters, control bytes, links or padding.
    #[inline]
    pub const fn overhead(mut self, bytes: usize) -> Self {
        self.overhead = bytes;
        self
    }

    /// The requested bytes.
    #[inline]
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// `starting_at`, of an address.
    #[inline]
    pub(crate) fn starting_at_address(mut self, start: usize) -> Self {
        self.at = Address::Start(start);
        self
    }

    /// `containing`, of an address.
    #[inline]
    pub(crate) const fn containing_address(mut self, inside: usize) -> Self {
        self.at = Address::Inside(inside);
        self
    }

    /// Where the block begins, if that is known.
    pub(super) const fn start(&self) -> Option<usize> {
        match self.at {
            Address::Start(start) => Some(start),
            Address::Unknown | Address::Inside(_) | Address::ElementsUntil(_) => None,
        }
    }

    /// The same block, whose elements are known to end at this address at the latest; where it
    /// begins is not known.
    #[inline]
    pub(crate) fn with_elements_until(mut self, end: usize) -> Self {
        self.at = Address::ElementsUntil(end);
        self
    }

    /// Whether there may be two counters at the start, and a value behind them.
    #[inline]
    pub(super) fn may_begin_with_counters(&self) -> bool {
        matches!(self.at, Address::Start(_)) && self.size > 2 * size_of::<usize>()
    }

    /// An address inside the block, if one is known.
    #[inline]
    pub(crate) fn address(&self) -> Option<usize> {
        match self.at {
            Address::Unknown => None,
            Address::Start(address) | Address::Inside(address) => Some(address),
            Address::ElementsUntil(end) => Some(end.saturating_sub(1)),
        }
    }
}

/// The id of the block of the `Rc` or `Arc` that holds this value, as in [`BlockEvent::id`].
///
/// [`BlockEvent::id`]: crate::BlockEvent::id
#[must_use]
pub fn shared_block_id<T: ?Sized>(value: &T) -> Option<BlockId> {
    Block::counted(value).address().map(BlockId::of_address)
}

/// A block taken apart: address, size, spare, overhead.
///
/// In this form the fast paths hand it to the cold ones. Handed over as it is, it would be written
/// to memory for each element of a loop, before it is known whether the cold path is taken.
pub(super) type Pieces = (Address, usize, usize, usize);

impl Block {
    #[inline]
    pub(super) fn pieces(self) -> Pieces {
        let Self { at, size, spare, overhead } = self;
        (at, size, spare, overhead)
    }

    pub(super) fn from_pieces((at, size, spare, overhead): Pieces) -> Self {
        Self { at, size, spare, overhead }
    }
}
