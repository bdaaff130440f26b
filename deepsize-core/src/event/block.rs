//! A heap block, as a listener hears of it.

/// A heap block that the walk enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlockEvent {
    /// What tells this block from all others, the same each time the walk meets it; `None` where no
    /// address is known.
    pub id: Option<BlockId>,
    /// The number of a shared block: the walk hands out 0, 1, 2 and so on, so that a listener can
    /// keep what it knows of each in a `Vec`. `None` for a block with one owner, for one whose
    /// handle says that there is no other and no `Weak`, and where no address is known.
    pub number: Option<u32>,
    /// Where the block lies, as far as safe code can tell.
    pub address: BlockAddress,
    /// The bytes that were requested of the allocator.
    pub size: usize,
    /// The bytes of `size` that are reserved for absent elements.
    pub spare: usize,
    /// The bytes of `size` that are counters, control bytes, links and padding.
    pub overhead: usize,
    /// How many allocations this stands for: mostly 1. It is 0 for a further part of a buffer that
    /// was met before ([`Tracer::shared_view`](crate::Tracer::shared_view)), and `None` where the
    /// bytes are known, but not in how many blocks they lie
    /// ([`Tracer::arena`](crate::Tracer::arena)).
    pub blocks: Option<usize>,
    /// Whether other handles may lead to the block.
    pub ownership: Ownership,
    /// Whether the walk enters the block for the first time. Only then its bytes add to the total.
    ///
    /// The walk enters a block again for a further handle on it, and then leaves it at once; and an
    /// inner node of a B-tree for each of its entries. What it tells before it leaves the block
    /// belongs to the block each time.
    pub is_first_visit: bool,
}

impl BlockEvent {
    /// Whether other handles may lead to the block.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        matches!(self.ownership, Ownership::Shared(_))
    }

    /// The strong and weak counts of a shared block; `None` if its handle does not tell them, or
    /// the block has one owner.
    #[must_use]
    pub const fn ref_counts(&self) -> Option<RefCounts> {
        match self.ownership {
            Ownership::Sole => None,
            Ownership::Shared(counts) => counts,
        }
    }
}

/// Where a block lies, as far as safe code can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BlockAddress {
    /// The block begins here.
    Start(usize),
    /// This address lies inside the block.
    Inside(usize),
    /// No address is known.
    Unknown,
}

impl BlockAddress {
    /// An address inside the block, which may be where it begins; `None` if no address is known.
    #[must_use]
    pub const fn inside(self) -> Option<usize> {
        match self {
            Self::Start(address) | Self::Inside(address) => Some(address),
            Self::Unknown => None,
        }
    }
}

/// What tells a block from all others as long as it lives.
///
/// It comes from an address, so that two walks over the same value find the same ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(usize);

impl BlockId {
    /// The id of the block that begins here, or in which this address lies.
    pub(crate) const fn of_address(address: usize) -> Self {
        Self(address)
    }

    /// The address that the id stands for: where the block begins, or one inside it that is the
    /// same at each visit.
    #[must_use]
    pub const fn address(self) -> usize {
        self.0
    }
}

/// Whether a block has one owner, or handles that share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ownership {
    /// One owner.
    Sole,
    /// Handles share it. Their counts, if the handle tells them.
    Shared(Option<RefCounts>),
}

/// The reference counts of a shared block, as its handles tell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefCounts {
    /// How many handles keep the value alive.
    pub strong: usize,
    /// How many handles keep only the block: the `Weak`s.
    pub weak: usize,
}

impl RefCounts {
    /// Counts of `strong` and `weak` handles.
    #[must_use]
    pub const fn new(strong: usize, weak: usize) -> Self {
        Self { strong, weak }
    }
}

/// A `Weak` whose value lives: it owns nothing, but leads to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WeakEvent {
    /// The block that it leads to. `None` for a `sync::Weak` whose type does not tell the layout of
    /// the value, such as that of a trait object.
    pub id: Option<BlockId>,
    /// The number of this block, as [`BlockEvent::number`] has it.
    pub number: Option<u32>,
    /// The strong and weak counts of the block.
    pub counts: RefCounts,
}
