//! The reference counts of all shared blocks below a value, and how many handles lie elsewhere.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use mem_size_core::{BlockEvent, Counts, Gap, Gaps, Label, MemSize, Place, Sink, Tracer};

/// Counts the handles in a value, and the handles that there are to the same blocks: those that are left lie
/// outside the value, and keep parts of it alive when it goes. The first hint of a leak.
///
/// A root that is a handle itself is one of the handles met. Each shared block is entered once, so that
/// cycles end. There in every build, not in debug builds only: nothing is kept for it, and it costs what a
/// [`Report`](crate::Report) costs, when it is called.
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
/// - A handle in a place that is not looked into, such as a held lock, a skipped field or behind a `&T`, lies
///   outside. [`is_complete`](TotalRefCount::is_complete) tells of gaps and skips.
/// - A `Weak` is met only when its value is gone and it keeps the dead block; of others, only their number is known.
/// - `Pin<Rc<T>>` and `Pin<Arc<T>>` tell no counts.
/// - While other threads clone and drop handles, the numbers are those of different moments.
pub fn total_ref_count<T: MemSize + ?Sized>(root: &T) -> TotalRefCount {
    let mut listener = Listener::default();
    Tracer::with_sink(&mut listener).measure(root);
    let Listener { blocks, gaps, skipped, .. } = listener;
    let blocks = blocks.into_iter().map(Draft::finish).collect();
    TotalRefCount { blocks, gaps, skipped }
}

/// The shared blocks below a value with their handles, as [`total_ref_count`] found them.
///
/// [`Display`](core::fmt::Display) writes a summary, and a line for each of the blocks with most handles outside:
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
    /// Places that are left out on demand: handles in them count as outside.
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

    /// Strong handles that lie outside the root: at most so many, unless [`is_complete`](Self::is_complete).
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
    /// All handles to it there are, as std counts them; nothing where only pinned handles were met, which
    /// do not tell. Of a dead block, both counts are 0.
    pub counts: Option<Counts>,
    /// Handles to it that were met: strong ones, of a dead block weak ones.
    pub met: usize,
}

impl SharedBlock {
    /// Strong handles that were not met; nothing where the counts are not known.
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
    blocks: Vec<Draft>,
    by_address: BTreeMap<usize, usize>,
    /// The types of the places that the walk is in.
    way: Vec<&'static str>,
    /// The block told last, while its value may follow.
    fresh: Option<usize>,
    gaps: Gaps,
    skipped: usize,
}

struct Draft {
    block: SharedBlock,
    counts: Counts,
    has_value: bool,
}

impl Draft {
    /// Counts of 0 are those of a dead block, or of a live one that did not tell.
    fn finish(self) -> SharedBlock {
        let tells = self.counts.strong > 0 || !self.has_value;
        SharedBlock { counts: tells.then_some(self.counts), ..self.block }
    }
}

impl Listener {
    fn value_of_fresh(&mut self) -> Option<&mut Draft> {
        let draft = self.blocks.get_mut(self.fresh.take()?)?;
        draft.has_value = true;
        Some(draft)
    }

    fn meet(&mut self, event: &BlockEvent, counts: Counts) -> usize {
        let new = self.blocks.len();
        let nth = match event.address {
            Some(address) => *self.by_address.entry(address).or_insert(new),
            None => new,
        };
        if let Some(draft) = self.blocks.get_mut(nth) {
            draft.block.met = draft.block.met.saturating_add(1);
            draft.counts.strong = draft.counts.strong.max(counts.strong);
            draft.counts.weak = draft.counts.weak.max(counts.weak);
        } else {
            let BlockEvent { address, size, .. } = *event;
            let type_name = self.way.last().copied().unwrap_or_default();
            let block = SharedBlock { address, type_name, size, counts: None, met: 1 };
            self.blocks.push(Draft { block, counts, has_value: false });
        }
        nth
    }
}

impl Sink for Listener {
    fn enter(&mut self, place: &Place) {
        if place.label != Label::Pointee {
            self.fresh = None;
        } else if let Some(draft) = self.value_of_fresh() {
            draft.block.type_name = place.type_name;
        }
        self.way.push(place.type_name);
    }

    fn leave(&mut self) {
        self.fresh = None;
        self.way.pop();
    }

    fn block(&mut self, event: &BlockEvent) {
        self.fresh = event.counts.map(|counts| self.meet(event, counts));
    }

    /// The value of the block is a root, and not entered again.
    fn already_counted(&mut self, _: usize) {
        self.value_of_fresh();
    }

    fn skipped(&mut self, _: Option<&'static str>) {
        self.skipped = self.skipped.saturating_add(1);
    }

    fn gap(&mut self, gap: Gap) {
        self.gaps.add(gap);
    }
}
