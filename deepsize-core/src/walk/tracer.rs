//! The tracer as one asks it: which roots, what they came to.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::mem::ManuallyDrop;

use crate::event::Sink;
use crate::usage::MemUsage;
use crate::walk::cold::ColdPath;
use crate::walk::deferred::Deferred;
use crate::walk::policy::Mode;
use crate::walk::roots::OwnWalk;
use crate::walk::stack::StackGuard;
use crate::walk::sums::Sums;
use crate::walk::walk::{Held, Listener, Walk, lend_listener};

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
/// that lies inside another is counted once when it is measured before the other; the value of an
/// `Rc` or `Arc`, of std or of triomphe, also after it, where there is more than one handle; any
/// other in a tracer that records all blocks ([`record_blocks`](Self::record_blocks)).
///
/// Where the first root follows a reference ([`follow`](Self::follow)), it is walked again, and
/// every block is recorded from then on, as a target may lie in one. With a sink, it is walked once
/// before the sink hears of it. If only a later root follows references into what it or another
/// owns, ask for that: [`record_blocks`](Self::record_blocks).
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
    /// What has been counted since this tracer was made. Kept apart from the rest of the walk, so
    /// that a loop over elements can keep it in registers.
    pub(super) sums: Sums,
    /// How closely the walk looks, kept here for the same reason. It is a copy: only `with_walk` can
    /// change the walk, and it takes the mode up again.
    mode: Mode,
    pub(super) walk: Held<'a>,
    sink: Listener<'a>,
    /// What is to be traced before this tracer is done.
    pub(super) deferred: Vec<&'a dyn Deferred>,
}

impl Default for Tracer<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// What all roots together have come to.
impl fmt::Debug for Tracer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tracer").field("usage", &self.usage()).finish_non_exhaustive()
    }
}

impl<'a> Tracer<'a> {
    /// A tracer that has seen nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::on(Held::Own(Box::new(OwnWalk::silent(Walk::new()))), None)
    }

    /// A tracer that tells `sink` all it meets.
    #[must_use]
    pub fn with_sink(sink: &'a mut dyn Sink) -> Self {
        let mut walk = Walk::new();
        walk.change(|policy| policy.listening = true);
        Self::on(Held::Own(Box::new(OwnWalk::listening(walk))), Some(sink))
    }

    /// What all roots together have come to.
    #[must_use]
    #[inline]
    pub fn usage(&self) -> MemUsage {
        self.walk.usage(self.sums)
    }
}

/// How the verbs and the cold paths hand the walk to each other.
impl<'a> Tracer<'a> {
    #[inline]
    fn on(walk: Held<'a>, sink: Listener<'a>) -> Self {
        Self { sums: Sums::NONE, mode: walk.mode(), walk, sink, deferred: Vec::new() }
    }

    /// A tracer that goes on where another is, with sums of its own, which are to be joined in the
    /// end. It owns nothing that must be dropped once nothing is deferred, which is more than the
    /// compiler can tell.
    #[inline]
    pub(super) fn lent(walk: &'a mut Walk, sink: Listener<'a>) -> ManuallyDrop<Self> {
        // One by one: all at once they would be read before what was written bit by bit has
        // arrived.
        let Mode { slow, thorough, lone_is_new } = walk.mode();
        let mode = Mode { slow, thorough, lone_is_new };
        let walk = Held::Lent(walk);
        ManuallyDrop::new(Self { sums: Sums::NONE, mode, walk, sink, deferred: Vec::new() })
    }

    /// Visits something with a tracer on this walk; gives what it has counted.
    #[inline]
    pub(super) fn lend(
        walk: &mut Walk,
        sink: &mut Listener<'_>,
        visit: impl FnOnce(&mut Tracer<'_>),
    ) -> Sums {
        let mut tracer = Tracer::lent(walk, lend_listener(sink));
        visit(&mut tracer);
        tracer.sums
    }

    /// The only way in which a verb changes the walk: hands it over without the sums, and takes up
    /// the mode in which it comes back.
    #[inline]
    pub(super) fn with_walk<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        let answer = act(&mut self.walk, lend_listener(&mut self.sink));
        self.take_up(self.walk.mode());
        answer
    }

    /// `with_walk` for what changes no more of the mode than whether lone handles are new. So the
    /// compiler still knows in a loop that nothing looks closely.
    #[inline]
    pub(super) fn with_walk_for_handles<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        let answer = act(&mut self.walk, lend_listener(&mut self.sink));
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
        act(&mut self.walk, lend_listener(&mut self.sink))
    }

    /// `with_walk` for a branch of a loop over flat elements that never runs: a call with the tracer
    /// would keep its sums in memory all the same. Elsewhere the compiler does better by itself,
    /// and `with_walk` does not call this: with one call more it inlines less of a recursion.
    #[expect(clippy::inline_always, reason = "it must not become a call")]
    #[inline(always)]
    pub(super) fn with_walk_inlined<R>(
        &mut self,
        act: impl for<'w> FnOnce(&'w mut Walk, Listener<'w>) -> R,
    ) -> R {
        let answer = act(&mut self.walk, lend_listener(&mut self.sink));
        self.take_up(self.walk.mode());
        answer
    }

    /// A tracer is slow as long as it lives or never: who looks at each place, or no more, goes on
    /// with another tracer.
    #[inline]
    fn take_up(&mut self, mode: Mode) {
        let Mode { slow: _, thorough, lone_is_new } = mode;
        self.mode = Mode { thorough, lone_is_new, ..self.mode };
    }

    /// Visits many values with a tracer of which the compiler knows that it does not look closely,
    /// and whose sums need not be in memory where visiting is inlined.
    ///
    /// It is told so at each turn. A cold path takes up the mode of the walk; if that looks closely
    /// from then on, the loop is left, and the rest is visited by a closer one.
    #[inline]
    pub(crate) fn each<I: IntoIterator>(
        &mut self,
        items: I,
        visit: impl Fn(&mut Tracer<'_>, I::Item),
    ) {
        let mut items = items.into_iter();
        if !self.mode.thorough {
            let mut tracer = self.lend_here();
            for item in items.by_ref() {
                tracer.assume_fast();
                visit(&mut tracer, item);
                if tracer.mode.thorough {
                    break;
                }
            }
            let done = tracer.done();
            self.join(done);
        }
        if self.mode.thorough {
            self.with_walk(|walk, sink| ColdPath::each(walk, sink, items, visit));
        }
    }

    /// Tells the compiler what is so already: nothing looks closely.
    #[inline]
    pub(super) fn assume_fast(&mut self) {
        self.mode.slow = false;
        self.mode.thorough = false;
    }

    /// A tracer on this walk; `join` ends it.
    #[inline]
    pub(super) fn lend_here(&mut self) -> ManuallyDrop<Tracer<'_>> {
        Tracer::lent(&mut self.walk, lend_listener(&mut self.sink))
    }

    /// Ends a tracer that was lent: traces what it has deferred, and gives what it has counted and
    /// its mode.
    #[inline]
    pub(super) fn done(&mut self) -> (Sums, Mode) {
        self.resume_deferred();
        (self.sums, self.mode)
    }

    /// Takes up what a tracer that was lent came to.
    #[inline]
    pub(super) fn join(&mut self, (sums, mode): (Sums, Mode)) {
        self.sums.append(sums);
        self.take_up(mode);
    }

    /// Tells the compiler what is so where lone handles are new: nothing looks closely.
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
