//! The tracer, and how it lends the walk to the cold paths and to further tracers.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::mem::ManuallyDrop;
use core::ops::{Deref, DerefMut};

use crate::event::Sink;
use crate::usage::MemUsage;
use crate::walk::cold::ColdPath;
use crate::walk::deferred::Deferred;
use crate::walk::policy::Mode;
use crate::walk::roots::OwnedWalk;
use crate::walk::stack::StackGuard;
use crate::walk::sums::Sums;
use crate::walk::walk::{Listener, Walk, reborrow_listener};

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
/// Roots are borrowed as long as the tracer lives, so that the allocator does not hand out one of
/// their addresses again. If one root lies inside another, measure the inner one first: then it
/// counts once. After the outer one it counts once only if it is the value of an `Rc` or `Arc` (of
/// std or of triomphe) with more than one handle, or if the tracer records all blocks
/// ([`record_blocks`](Self::record_blocks)).
///
/// If the first root follows a reference ([`follow`](Self::follow)), it is walked again, and every
/// block is recorded from then on, as the target may lie in one. With a sink, it is walked once
/// before the sink hears of it. If only a later root follows references into what it or another
/// root owns, ask for that with [`record_blocks`](Self::record_blocks).
///
/// # For impls
///
/// The other methods are the vocabulary of [`MemSize::trace`]. What adds to the heap size:
///
/// | verb | adds |
/// |---|---|
/// | [`block`](Self::block), [`block_with`](Self::block_with) | the block's size |
/// | [`shared`](Self::shared) | the block's size, when it is met for the first time |
/// | [`shared_view`](Self::shared_view) | the bytes that were neither counted nor shown before |
/// | [`arena`](Self::arena), [`estimated`](Self::estimated) | the bytes, as one block |
/// | [`follow`](Self::follow) | `size_of_val(target)`, once per address |
/// | all others | nothing themselves; what they trace may |
///
/// [`MemSize::deep_size`]: crate::MemSize::deep_size
/// [`MemSize::trace`]: crate::MemSize::trace
pub struct Tracer<'a> {
    /// What this tracer has counted. Kept apart from the rest of the walk, so that a loop over
    /// elements can keep it in registers.
    pub(super) sums: Sums,
    /// A copy of the mode of the walk, kept here for the same reason. Only `with_walk` and its
    /// variants can change the walk; they update the copy.
    mode: Mode,
    pub(super) walk: WalkRef<'a>,
    sink: Listener<'a>,
    /// What is to be traced before this tracer is done.
    pub(super) deferred: Vec<&'a dyn Deferred>,
}

/// The walk of a tracer: its own, or borrowed from the tracer that it stands in for.
pub(super) enum WalkRef<'a> {
    Owned(Box<OwnedWalk>),
    Borrowed(&'a mut Walk),
}

impl Deref for WalkRef<'_> {
    type Target = Walk;

    #[inline]
    fn deref(&self) -> &Walk {
        match self {
            Self::Owned(owned) => &owned.walk,
            Self::Borrowed(walk) => walk,
        }
    }
}

impl DerefMut for WalkRef<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Walk {
        match self {
            Self::Owned(owned) => &mut owned.walk,
            Self::Borrowed(walk) => walk,
        }
    }
}

impl Default for Tracer<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the numbers of all roots so far together.
impl fmt::Debug for Tracer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tracer").field("usage", &self.usage()).finish_non_exhaustive()
    }
}

impl<'a> Tracer<'a> {
    /// A tracer that has counted nothing yet, without a listener.
    #[must_use]
    pub fn new() -> Self {
        Self::from_parts(WalkRef::Owned(Box::new(OwnedWalk::silent(Walk::new()))), None)
    }

    /// A tracer that tells `sink` all it meets; [`Sink`] has examples.
    #[must_use]
    pub fn with_sink(sink: &'a mut dyn Sink) -> Self {
        let mut walk = Walk::new();
        walk.change_policy(|policy| policy.listening = true);
        Self::from_parts(WalkRef::Owned(Box::new(OwnedWalk::listening(walk))), Some(sink))
    }

    /// The numbers of all roots so far together, in bytes; what they share counts once.
    #[must_use]
    #[inline]
    pub fn usage(&self) -> MemUsage {
        self.walk.usage(self.sums)
    }
}

/// How the verbs hand the walk to the cold paths, and to further tracers.
impl<'a> Tracer<'a> {
    #[inline]
    fn from_parts(walk: WalkRef<'a>, sink: Listener<'a>) -> Self {
        Self { sums: Sums::NONE, mode: walk.mode(), walk, sink, deferred: Vec::new() }
    }

    /// A tracer on a borrowed walk, with sums of its own, which the caller adds to others in the
    /// end. Once it has traced what was deferred it owns nothing, so it is not dropped: the
    /// compiler cannot tell.
    #[inline]
    pub(super) fn borrowing(walk: &'a mut Walk, sink: Listener<'a>) -> ManuallyDrop<Self> {
        // Copied field by field: one load of all three would wait for the stores of each.
        let Mode { slow, thorough, lone_is_new } = walk.mode();
        let mode = Mode { slow, thorough, lone_is_new };
        let walk = WalkRef::Borrowed(walk);
        ManuallyDrop::new(Self { sums: Sums::NONE, mode, walk, sink, deferred: Vec::new() })
    }

    /// Hands over the walk without the sums, and updates the copy of its mode. A verb changes the
    /// walk only so, or by one of the variants below.
    #[inline]
    pub(super) fn with_walk<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        let answer = act(&mut self.walk, reborrow_listener(&mut self.sink));
        self.update_mode(self.walk.mode());
        answer
    }

    /// `with_walk` for what changes nothing of the mode but `lone_is_new`. So the compiler still
    /// knows in a loop that the mode is fast.
    #[inline]
    pub(super) fn with_walk_for_handles<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        let answer = act(&mut self.walk, reborrow_listener(&mut self.sink));
        self.mode.lone_is_new = self.walk.mode().lone_is_new;
        answer
    }

    /// `with_walk` for what changes nothing of the mode. Always inlined, as `with_walk_inlined` is.
    #[expect(clippy::inline_always, reason = "it must not become a call")]
    #[inline(always)]
    pub(super) fn with_walk_in_same_mode<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        act(&mut self.walk, reborrow_listener(&mut self.sink))
    }

    /// `with_walk`, always inlined: for a branch of a loop over flat elements that never runs,
    /// where a call with the tracer would keep its sums in memory all the same. Elsewhere the
    /// compiler does better by itself. `with_walk` does not call this: with one call more the
    /// compiler inlines less of a recursion.
    #[expect(clippy::inline_always, reason = "it must not become a call")]
    #[inline(always)]
    pub(super) fn with_walk_inlined<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        let answer = act(&mut self.walk, reborrow_listener(&mut self.sink));
        self.update_mode(self.walk.mode());
        answer
    }

    /// Updates the copy of the mode, all but `slow`: that is the same as long as a tracer lives, as
    /// only further tracers go on under another policy.
    #[inline]
    fn update_mode(&mut self, mode: Mode) {
        let Mode { slow: _, thorough, lone_is_new } = mode;
        self.mode = Mode { thorough, lone_is_new, ..self.mode };
    }

    /// Visits many values with a tracer of which the compiler knows that its mode is fast, and
    /// whose sums can be in registers where `visit` is inlined.
    ///
    /// The compiler is told so in each turn. If a cold path has made the mode thorough, the loop is
    /// left, and the cold path visits the rest.
    #[inline]
    pub(crate) fn each<I: IntoIterator>(
        &mut self,
        items: I,
        visit: impl Fn(&mut Tracer<'_>, I::Item),
    ) {
        let mut items = items.into_iter();
        if !self.mode.thorough {
            let mut tracer = self.reborrow();
            for item in items.by_ref() {
                tracer.assume_fast();
                visit(&mut tracer, item);
                if tracer.mode.thorough {
                    break;
                }
            }
            let done = tracer.finish();
            self.join(done);
        }
        if self.mode.thorough {
            self.with_walk(|walk, sink| ColdPath::each(walk, sink, items, visit));
        }
    }

    /// Tells the compiler what holds already: the mode is neither slow nor thorough.
    #[inline]
    pub(super) fn assume_fast(&mut self) {
        self.mode.slow = false;
        self.mode.thorough = false;
    }

    /// A tracer on the same walk, with sums of its own; `join` adds what `finish` returns.
    #[inline]
    pub(super) fn reborrow(&mut self) -> ManuallyDrop<Tracer<'_>> {
        Tracer::borrowing(&mut self.walk, reborrow_listener(&mut self.sink))
    }

    /// Traces what was deferred, and returns the sums and the mode.
    #[inline]
    pub(super) fn finish(&mut self) -> (Sums, Mode) {
        self.resume_deferred();
        (self.sums, self.mode)
    }

    /// Adds the sums of another tracer on the same walk, and takes over its mode.
    #[inline]
    pub(super) fn join(&mut self, (sums, mode): (Sums, Mode)) {
        self.sums.add_wrapping(sums);
        self.update_mode(mode);
    }

    /// Tells the compiler what holds where `lone_is_new` does: the mode is not thorough.
    #[inline]
    pub(super) fn assume_not_thorough(&mut self) {
        self.mode.thorough = false;
    }

    #[inline]
    pub(super) fn mode(&self) -> Mode {
        self.mode
    }

    #[inline]
    pub(super) fn walk(&self) -> &Walk {
        &self.walk
    }

    #[inline]
    pub(super) fn stack(&mut self) -> &mut StackGuard {
        &mut self.walk.stack
    }
}

/// Address and size of a value's inline bytes.
#[inline]
pub(super) fn extent<T: ?Sized>(value: &T) -> (usize, usize) {
    (core::ptr::from_ref(value).addr(), size_of_val(value))
}
