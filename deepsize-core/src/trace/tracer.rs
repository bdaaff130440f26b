//! The tracer as one asks it: which roots, what they came to.

use core::mem::{ManuallyDrop, needs_drop};

use crate::MemSize;
use crate::trace::aside::Aside;
use crate::trace::sink::{Label, Sink};
use crate::trace::sums::Sums;
use crate::trace::walk::{Held, Listener, Mode, Walk};
use crate::usage::MemUsage;

/// Walks values and adds up the blocks they own, each once.
///
/// [`MemSize::deep_size`] and its kin make a tracer for one value. Make one yourself to measure
/// several roots and count what they share once, or to listen to the walk with a [`Sink`]:
///
/// ```
/// use std::sync::Arc;
/// use mem_size_core::Tracer;
///
/// let shared: Arc<[u8]> = Arc::from(vec![0; 1000]);
/// let (first, second) = (vec![Arc::clone(&shared)], vec![shared]);
/// let mut tracer = Tracer::new();
/// let first = tracer.measure(&first);
/// let second = tracer.measure(&second);
/// assert!(first.heap > 1000);
/// assert_eq!(second.heap, size_of::<Arc<[u8]>>());
/// ```
///
/// Roots are borrowed as long as the tracer lives, so that no address is handed out twice. A root
/// that lies inside another is counted once when it is measured before the other.
///
/// # For impls
///
/// The other methods are the vocabulary of [`MemSize::trace`]. What adds to the heap size:
///
/// | verb | adds |
/// |---|---|
/// | [`block`](Self::block), [`block_with`](Self::block_with) | the block's size |
/// | [`shared`](Self::shared) | the block's size, when it is met for the first time |
/// | [`follow`](Self::follow) | `size_of_val(target)`, once per address |
/// | all others | nothing themselves; what they trace may |
pub struct Tracer<'a> {
    /// What has been counted since this tracer was made. Kept apart from the rest of the walk, so that
    /// a loop over elements can keep it in registers.
    pub(super) sums: Sums,
    /// How closely the walk looks, kept here for the same reason.
    pub(super) mode: Mode,
    pub(super) walk: Held<'a>,
    pub(super) sink: Listener<'a>,
}

/// A root that is larger than this may lead to many blocks side by side: a small stack is left before it.
const WIDE: usize = 64 * size_of::<usize>();

impl Default for Tracer<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Tracer<'a> {
    /// A tracer that has seen nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { sums: Sums::NONE, mode: Mode::FAST, walk: Held::own(Walk::new()), sink: None }
    }

    /// A tracer that tells `sink` all it meets.
    #[must_use]
    pub fn with_sink(sink: &'a mut dyn Sink) -> Self {
        let mut walk = Walk::new();
        walk.set_slow(true);
        Self { sums: Sums::NONE, mode: walk.mode, walk: Held::own(walk), sink: Some(sink) }
    }

    /// Measures a root; what an earlier root of this tracer has counted is not counted again.
    pub fn measure<T: MemSize + ?Sized>(&mut self, root: &'a T) -> MemUsage {
        let before = self.usage();
        let (address, size) = extent(root);
        let overlap = self.walk.known.overlap(address, size);
        if size > 0 && overlap == size {
            return MemUsage::default();
        }
        self.walk.begin(root, size - overlap);
        let (walk, sink) = self.parts();
        Aside { walk, sink }.visit_known(Label::Root, root);
        self.take_up(self.walk.mode);
        self.usage().since(before)
    }

    /// What all roots together have come to.
    #[must_use]
    #[inline]
    pub fn usage(&self) -> MemUsage {
        self.walk.usage(self.sums)
    }

    /// Measures one root by itself, without a listener. Folds to a constant where the root is flat, and
    /// does not count what `answer` leaves out.
    #[inline]
    pub(crate) fn alone<T: MemSize + ?Sized, R>(root: &T, answer: impl FnOnce(MemUsage) -> R) -> R {
        let (address, size) = extent(root);
        let mut walk = Walk::new();
        walk.begin(root, size);
        walk.know(address, size);
        if !needs_drop::<T>() {
            walk.know_flat();
        }
        let mut tracer = Tracer::lent(&mut walk, None);
        if size > WIDE {
            tracer.hop(|tracer| root.trace(tracer));
        } else {
            root.trace(&mut tracer);
        }
        answer(tracer.usage())
    }

    /// The inline bytes of a root and of the blocks that it owns itself; what lies in those is not looked into.
    pub(crate) fn own_size<T: MemSize + ?Sized>(root: &T) -> usize {
        let (address, size) = extent(root);
        let mut walk = Walk::new();
        walk.begin(root, size);
        walk.know(address, size);
        walk.stay_out_of_blocks();
        let mut tracer = Tracer::lent(&mut walk, None);
        root.trace(&mut tracer);
        tracer.usage().deep()
    }

    /// A tracer that goes on where another is, with sums of its own, which are to be joined in the end. It owns nothing
    /// that must be dropped, which is more than the compiler can tell.
    #[inline]
    pub(super) fn lent(walk: &'a mut Walk, sink: Listener<'a>) -> ManuallyDrop<Self> {
        // One by one: all at once they would be read before what was written bit by bit has arrived.
        let Mode { slow, thorough, lone_is_new } = walk.mode;
        let mode = Mode { slow, thorough, lone_is_new };
        ManuallyDrop::new(Self { sums: Sums::NONE, mode, walk: Held::Lent(walk), sink })
    }

    /// Takes up the mode in which another tracer has left the walk. A tracer is slow as long as it lives or never:
    /// what looks more closely, or less, goes on with another tracer.
    #[inline]
    pub(super) fn take_up(&mut self, mode: Mode) {
        let Mode { slow: _, thorough, lone_is_new } = mode;
        self.mode = Mode { thorough, lone_is_new, ..self.mode };
    }

    /// All but the sums.
    #[inline]
    pub(super) fn parts(&mut self) -> (&mut Walk, Listener<'_>) {
        let sink = self.sink.as_mut().map(|sink| &mut **sink as &mut dyn Sink);
        (&mut self.walk, sink)
    }
}

/// Address and size of a value's inline bytes.
#[inline]
pub(super) fn extent<T: ?Sized>(value: &T) -> (usize, usize) {
    (core::ptr::from_ref(value).addr(), size_of_val(value))
}
