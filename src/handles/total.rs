//! The reference counts of all shared blocks below a value, and how many handles lie elsewhere.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use mem_size_core::{BlockEvent, BlockId, GapEvent, Gaps, MemSize, Place, RefCounts, Sink, Tracer};

/// Counts the handles in a value, and the handles that there are to the same blocks: those that are
/// left lie outside the value, and keep parts of it alive when it goes. The first hint of a leak.
///
/// A root that is a handle itself is one of the handles met. Each shared block is entered once, so
/// that cycles end. It works in every build, not in debug builds only: nothing is kept for it, and
/// a call costs what a [`Report`](crate::Report) costs.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::total_ref_count;
///
/// let title: Rc<str> = Rc::from("a title");
/// let shelf = vec![Rc::clone(&title), Rc::clone(&title), Rc::from("another")];
///
/// let counts = total_ref_count(&shelf);
/// assert_eq!(counts.blocks.len(), 2);
/// assert_eq!(counts.handles(), 3);
/// assert_eq!(counts.strong(), 4);
/// // `title` itself:
/// assert_eq!(counts.outside(), 1);
/// assert!(counts.is_complete());
///
/// drop(title);
/// assert_eq!(total_ref_count(&shelf).outside(), 0);
/// ```
///
/// # Edge cases
///
/// - A handle in a place that is not looked into, such as a held lock, a skipped field or behind a
///   `&T`, lies outside. [`is_complete`](TotalRefCount::is_complete) tells of gaps and skips.
/// - A `Weak` is met only when its value is gone and it keeps the dead block; of others, only their
///   number is known.
/// - `Pin<Rc<T>>` and `Pin<Arc<T>>` tell no counts.
/// - While other threads clone and drop handles, the numbers are those of different moments.
pub fn total_ref_count<T: MemSize + ?Sized>(root: &T) -> TotalRefCount {
    let (Listener { blocks, gaps, skipped, .. }, _) = Tracer::__listen(root, Listener::default);
    TotalRefCount { blocks, gaps, skipped }
}

/// The shared blocks below a value with their handles, as [`total_ref_count`] found them.
///
/// [`Display`](core::fmt::Display) writes a summary, and a line for each of the blocks with most
/// handles outside:
///
/// ```text
/// 2 shared blocks with 4 strong handles: 3 met, 1 outside
///
/// outside  met  strong  weak  bytes  address         type
///       1    2       3     0     24  0x561ee865e1b0  str
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TotalRefCount {
    /// Each shared block once, in the order in which they were met.
    pub blocks: Vec<SharedBlock>,
    /// Places that could not be looked into: handles in them count as outside.
    pub gaps: Gaps,
    /// Places that were skipped, as by `#[mem_size(skip)]`: handles in them count as outside.
    pub skipped: usize,
}

impl TotalRefCount {
    /// Handles met below the root, and the root if it is one.
    #[must_use]
    pub fn handles(&self) -> usize {
        self.sum(|block| block.met)
    }

    /// The strong counts of all blocks together.
    #[must_use]
    pub fn strong(&self) -> usize {
        self.sum(|block| block.counts.map_or(0, |counts| counts.strong))
    }

    /// The weak counts of all blocks together; a dead block tells none.
    #[must_use]
    pub fn weak(&self) -> usize {
        self.sum(|block| block.counts.map_or(0, |counts| counts.weak))
    }

    /// Strong handles that lie outside the root.
    ///
    /// Those in places that were not looked into are among them, so that it is an upper bound where
    /// there are [`gaps`](Self::gaps) or [`skipped`](Self::skipped) places. A block whose
    /// [`counts`](SharedBlock::counts) are not known adds nothing.
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use std::rc::Rc;
    /// use mem_size::{MemSize, total_ref_count};
    ///
    /// #[derive(Default, MemSize)]
    /// struct Node {
    ///     next: RefCell<Option<Rc<Node>>>,
    /// }
    ///
    /// let node = Rc::new(Node::default());
    /// assert_eq!(total_ref_count(&*node).outside(), 0);
    /// *node.next.borrow_mut() = Some(Rc::clone(&node));
    /// // The cycle leads back to the node, which `node` holds from outside.
    /// assert_eq!(total_ref_count(&*node).outside(), 1);
    /// // Now `node` is the root, and has been met.
    /// assert_eq!(total_ref_count(&node).outside(), 0);
    /// # node.next.take();
    /// ```
    #[must_use]
    pub fn outside(&self) -> usize {
        self.sum(|block| block.outside().unwrap_or(0))
    }

    /// Whether the root was looked into everywhere, and all blocks told their counts.
    ///
    /// ```
    /// use std::sync::{Arc, Mutex};
    /// use mem_size::total_ref_count;
    ///
    /// let shared = Arc::new(7);
    /// let root = (Mutex::new(Arc::clone(&shared)), shared);
    /// assert_eq!(total_ref_count(&root).outside(), 0);
    ///
    /// let held = root.0.lock();
    /// let counts = total_ref_count(&root);
    /// assert_eq!(counts.outside(), 1);
    /// assert!(!counts.is_complete());
    /// # drop(held);
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty()
            && self.skipped == 0
            && self.blocks.iter().all(|block| block.counts.is_some())
    }

    fn sum(&self, number: impl Fn(&SharedBlock) -> usize) -> usize {
        self.blocks.iter().fold(0, |sum, block| sum.saturating_add(number(block)))
    }
}

/// A block behind `Rc` or `Arc`, and its handles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SharedBlock {
    /// An address inside the block, wherever its handles have one.
    pub address: Option<usize>,
    /// The type of the value in it; where that was not looked into, the type around the handle.
    pub type_name: &'static str,
    /// Requested bytes of the block, without what its value owns.
    pub size: usize,
    /// All handles to it there are, as std counts them; `None` where only pinned handles were met,
    /// which do not tell. Both counts of a dead block are 0.
    pub counts: Option<RefCounts>,
    /// Handles to it that were met: strong ones, or weak ones where the block is dead.
    pub met: usize,
}

impl SharedBlock {
    /// Strong handles that were not met; `None` where the counts are not known.
    #[must_use]
    pub fn outside(&self) -> Option<usize> {
        self.counts.map(|counts| counts.strong.saturating_sub(self.met))
    }

    /// Whether the value is gone, and only `Weak`s keep the block.
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.counts.is_some_and(|counts| counts.strong == 0)
    }
}

/// Gathers the shared blocks of a walk.
#[derive(Default)]
struct Listener {
    blocks: Vec<SharedBlock>,
    by_id: BTreeMap<BlockId, usize>,
    /// The types of the places that the walk is in.
    way: Vec<&'static str>,
    /// The blocks that the walk is in.
    open: Vec<OpenBlock>,
    gaps: Gaps,
    skipped: usize,
}

/// A block that the walk is in, while nothing in it has been entered.
enum OpenBlock {
    /// A shared one: the first place in it tells what it holds.
    Shared(usize),
    /// One with a single owner, or one of which it is known what it holds.
    Other,
}

impl Listener {
    fn meet(&mut self, event: &BlockEvent) -> usize {
        let new = self.blocks.len();
        let nth = event.id.map_or(new, |id| *self.by_id.entry(id).or_insert(new));
        let counts = event.ref_counts();
        if let Some(block) = self.blocks.get_mut(nth) {
            block.met = block.met.saturating_add(1);
            block.counts = match (block.counts, counts) {
                (Some(a), Some(b)) => {
                    Some(RefCounts::new(a.strong.max(b.strong), a.weak.max(b.weak)))
                }
                (counts, None) | (None, counts) => counts,
            };
        } else {
            let type_name = self.way.last().copied().unwrap_or_default();
            let (address, size) = (event.address.inside(), event.size);
            self.blocks.push(SharedBlock { address, type_name, size, counts, met: 1 });
        }
        nth
    }
}

impl Sink for Listener {
    fn enter(&mut self, place: &Place) {
        if let Some(open) = self.open.last_mut()
            && let OpenBlock::Shared(nth) = core::mem::replace(open, OpenBlock::Other)
            && let Some(block) = self.blocks.get_mut(nth)
        {
            block.type_name = place.type_name;
        }
        self.way.push(place.type_name);
    }

    fn leave(&mut self) {
        self.way.pop();
    }

    fn enter_block(&mut self, event: &BlockEvent) {
        let open =
            if event.is_shared() { OpenBlock::Shared(self.meet(event)) } else { OpenBlock::Other };
        self.open.push(open);
    }

    fn leave_block(&mut self) {
        self.open.pop();
    }

    fn skipped(&mut self, _: Option<&'static str>) {
        self.skipped = self.skipped.saturating_add(1);
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.gaps.add(gap.gap);
    }
}
