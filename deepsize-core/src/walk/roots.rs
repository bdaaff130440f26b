//! Roots, one after another; and the first once more, where a reference is followed.
//!
//! A followed reference may lead into a block with one owner, where its target is counted, too.
//! Only a walk that records every block knows that, and recording takes time. So a walk does
//! without, and starts again if it comes to such a reference.

use crate::MemSize;
use crate::event::{Label, Sink};
use crate::usage::MemUsage;
use crate::walk::block::Block;
use crate::walk::cold::ColdPath;
use crate::walk::policy::{Policy, Recording, Scope};
use crate::walk::tracer::{Tracer, extent};
use crate::walk::walk::{BriefWalk, Held, Walk};
use crate::with::Own;

/// A root that is larger than this may lead to many blocks side by side: a small stack is left
/// before it.
const WIDE: usize = 64 * size_of::<usize>();

/// The walk of a tracer that measures roots.
pub(super) struct OwnWalk {
    pub(super) walk: Walk,
    on_follow: OnFollow,
}

/// What a tracer does where a root follows a reference and not every block was recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnFollow {
    /// It measures the root again if it is the first. The numbers of earlier roots would be lost.
    MeasureAgain,
    /// It walks the first root once without the listener, to know beforehand. The listener could
    /// not be told to forget what it has heard.
    LookAhead,
    /// It tells the caller, who measures all roots again with a new listener.
    TellCaller,
}

impl OwnWalk {
    pub(super) const fn silent(walk: Walk) -> Self {
        Self { walk, on_follow: OnFollow::MeasureAgain }
    }

    pub(super) const fn listening(walk: Walk) -> Self {
        Self { walk, on_follow: OnFollow::LookAhead }
    }
}

impl<'a> Tracer<'a> {
    /// Measures a root; what an earlier root of this tracer has counted is not counted again.
    pub fn measure<T: MemSize + ?Sized>(&mut self, root: &'a T) -> MemUsage {
        let before = self.usage();
        self.prepare(root, before);
        self.visit_root(root);
        if let Held::Own(own) = &mut self.walk {
            let must_start_again = own.walk.must_start_again();
            own.walk.goes_on();
            if must_start_again && own.on_follow == OnFollow::MeasureAgain {
                *self = Self::new().record_blocks();
                self.visit_root(root);
            }
        }
        self.usage().since(before)
    }

    /// Records every block from the start, which takes some 200 ns for each.
    ///
    /// Then a root or a followed target counts once also where it lies in what an earlier root
    /// owns, in a block that no handle shares.
    ///
    /// ```
    /// use mem_size_core::Tracer;
    ///
    /// let words = vec![String::from("one"), String::from("three")];
    /// let mut tracer = Tracer::new().record_blocks();
    /// tracer.measure(&words);
    /// assert_eq!(tracer.measure(&words[1]).deep(), 0);
    /// ```
    #[must_use]
    pub fn record_blocks(mut self) -> Self {
        self.walk.record_blocks();
        self
    }

    /// Sees to it that a followed reference finds every block recorded, now or later.
    fn prepare<T: MemSize + ?Sized>(&mut self, root: &'a T, before: MemUsage) {
        let Held::Own(own) = &mut self.walk else { return };
        if own.walk.records_blocks() {
            return;
        }
        let is_first = before == MemUsage::default() && own.walk.known.is_empty();
        match own.on_follow {
            OnFollow::TellCaller => own.walk.may_start_again(),
            OnFollow::MeasureAgain if is_first => own.walk.may_start_again(),
            OnFollow::LookAhead if is_first && follows(root) => own.walk.record_blocks(),
            OnFollow::MeasureAgain | OnFollow::LookAhead => {}
        }
    }

    fn visit_root<T: MemSize + ?Sized>(&mut self, root: &'a T) {
        let (address, size) = extent(root);
        let overlap = self.walk.known.overlap(address, size);
        // A handle met before may lead to the root: then its block begins just before it.
        let block = Block::counted(root).address();
        let is_met = block.is_some_and(|block| self.walk.has_seen(block));
        if size > 0 && (overlap == size || is_met) {
            return;
        }
        self.with_walk(|walk, sink| {
            walk.begin(root, size - overlap);
            ColdPath { walk, sink }.visit_known(Label::Root, Own, root);
        });
    }

    /// A tracer that tells `sink` all it meets. Its caller asks it in the end whether it must start
    /// again with another sink and [`record_blocks`](Self::record_blocks), which takes less time
    /// than to look ahead.
    #[doc(hidden)]
    #[must_use]
    pub fn __hopeful(sink: &'a mut dyn Sink) -> Self {
        let mut tracer = Self::with_sink(sink);
        if let Held::Own(own) = &mut tracer.walk {
            own.on_follow = OnFollow::TellCaller;
        }
        tracer
    }

    #[doc(hidden)]
    #[must_use]
    pub fn __must_start_again(&self) -> bool {
        self.walk.must_start_again()
    }
}

/// One root, with a listener that can be made anew.
impl Tracer<'_> {
    /// Measures a root with a listener; where a reference is followed, once more with a new one.
    #[doc(hidden)]
    pub fn __listen<T, S>(root: &T, make: impl Fn() -> S) -> (S, MemUsage)
    where
        T: MemSize + ?Sized,
        S: Sink,
    {
        let mut sink = make();
        let mut tracer = Tracer::__hopeful(&mut sink);
        let usage = tracer.measure(root);
        if !tracer.__must_start_again() {
            return (sink, usage);
        }
        let mut sink = make();
        let usage = Tracer::with_sink(&mut sink).record_blocks().measure(root);
        (sink, usage)
    }
}

/// One root by itself, without a listener.
impl Tracer<'_> {
    /// Folds to a constant where the root is flat, and does not count what `answer` leaves out.
    #[inline]
    pub(crate) fn alone<T: MemSize + ?Sized, R>(root: &T, answer: impl FnOnce(MemUsage) -> R) -> R {
        let mut walk = BriefWalk::new();
        walk.begin_alone(root);
        walk.may_start_again();
        let mut tracer = Tracer::lent(&mut walk, None);
        if size_of_val(root) > WIDE {
            tracer.hop(|tracer| root.trace(tracer));
        } else {
            root.__trace_or_defer(&mut tracer);
            tracer.resume_deferred();
        }
        if tracer.walk().must_start_again() {
            return answer(recorded(root, Scope::Deep));
        }
        answer(tracer.usage())
    }

    /// The inline bytes of a root and of the blocks that it owns itself; what lies in those is not
    /// looked into.
    pub(crate) fn own_size<T: MemSize + ?Sized>(root: &T) -> usize {
        match walk_once(root, |policy| policy.scope = Scope::Own) {
            Walked::Through(usage) => usage.deep(),
            Walked::ToReference => recorded(root, Scope::Own).deep(),
        }
    }
}

/// What came of a walk that can start again.
enum Walked {
    /// All of the root.
    Through(MemUsage),
    /// It came to a followed reference before every block was recorded, so it must start again.
    ToReference,
}

/// Whether references are followed in a root.
fn follows<T: MemSize + ?Sized>(root: &T) -> bool {
    matches!(walk_once(root, |_| {}), Walked::ToReference)
}

/// Walks through a root by itself, with something further asked for.
fn walk_once<T: MemSize + ?Sized>(root: &T, ask: impl FnOnce(&mut Policy)) -> Walked {
    let mut walk = BriefWalk::new();
    walk.may_start_again();
    let usage = walk_through(&mut walk, root, ask);
    if walk.must_start_again() { Walked::ToReference } else { Walked::Through(usage) }
}

/// What a root comes to by itself, where every block is recorded.
#[cold]
#[inline(never)]
fn recorded<T: MemSize + ?Sized>(root: &T, scope: Scope) -> MemUsage {
    let ask = |policy: &mut Policy| {
        policy.recording = Recording::Blocks;
        policy.scope = scope;
    };
    walk_through(&mut BriefWalk::new(), root, ask)
}

fn walk_through<T: MemSize + ?Sized>(
    walk: &mut Walk,
    root: &T,
    ask: impl FnOnce(&mut Policy),
) -> MemUsage {
    walk.begin_alone(root);
    walk.change(ask);
    let mut tracer = Tracer::lent(walk, None);
    root.__trace_or_defer(&mut tracer);
    tracer.resume_deferred();
    tracer.usage()
}
