//! Roots, one after another; and all of them once more, where a reference is followed.
//!
//! A followed reference may lead into a block with one owner, where its target is counted, too.
//! Only a walk that records every block knows that, and recording takes time. So a walk does
//! without, and starts again if it comes to such a reference.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::mem;

use crate::MemSize;
use crate::event::{Label, Sink};
use crate::usage::MemUsage;
use crate::walk::aside::Aside;
use crate::walk::block::Block;
use crate::walk::policy::Scope;
use crate::walk::tracer::{Tracer, extent};
use crate::walk::walk::{BriefWalk, Held, Walk};

/// A root that is larger than this may lead to many blocks side by side: a small stack is left
/// before it.
const WIDE: usize = 64 * size_of::<usize>();

/// The walk of a tracer that measures roots.
pub(super) struct OwnWalk<'a> {
    pub(super) walk: Walk,
    on_follow: OnFollow<'a>,
    /// What the roots came to.
    measured: MemUsage,
}

/// What is done about a reference that is followed in a walk that does not record every block.
enum OnFollow<'a> {
    /// The roots are measured again.
    MeasureAgain(Vec<Box<dyn Root<'a> + 'a>>),
    /// The caller is told, and starts again.
    TellCaller,
    /// There is none: each root is walked without the listener before, who could not start again.
    LookAhead,
}

/// A root, to be measured again.
trait Root<'a> {
    fn visit(&self, tracer: &mut Tracer<'a>);
}

impl<'a, T: MemSize + ?Sized> Root<'a> for &'a T {
    fn visit(&self, tracer: &mut Tracer<'a>) {
        tracer.visit_root(*self);
    }
}

impl OwnWalk<'_> {
    pub(super) fn silent(walk: Walk) -> Self {
        Self::new(walk, OnFollow::MeasureAgain(Vec::new()))
    }

    pub(super) fn listening(walk: Walk) -> Self {
        Self::new(walk, OnFollow::LookAhead)
    }

    fn new(walk: Walk, on_follow: OnFollow<'_>) -> OwnWalk<'_> {
        OwnWalk { walk, on_follow, measured: MemUsage::default() }
    }
}

impl<'a> Tracer<'a> {
    /// Measures a root; what an earlier root of this tracer has counted is not counted again.
    pub fn measure<T: MemSize + ?Sized>(&mut self, root: &'a T) -> MemUsage {
        let before = self.usage();
        self.prepare(root, before);
        self.visit_root(root);
        let Held::Own(own) = &mut self.walk else { return self.usage().since(before) };
        if own.walk.must_start_again()
            && let OnFollow::MeasureAgain(roots) = &mut own.on_follow
        {
            let roots = mem::take(roots);
            return self.measure_again(roots);
        }
        own.walk.goes_on();
        self.finish(before)
    }

    /// Sees to it that a followed reference finds every block recorded, now or later.
    fn prepare<T: MemSize + ?Sized>(&mut self, root: &'a T, before: MemUsage) {
        let Held::Own(own) = &mut self.walk else { return };
        if own.walk.records_blocks() {
            return;
        }
        match &mut own.on_follow {
            OnFollow::TellCaller => own.walk.may_start_again(),
            OnFollow::MeasureAgain(roots) if own.measured == before => {
                roots.push(Box::new(root));
                own.walk.may_start_again();
            }
            // What was counted otherwise than as a root could not be counted again.
            _ => {
                own.on_follow = OnFollow::LookAhead;
                if follows(root) {
                    own.walk.record_blocks();
                }
            }
        }
    }

    /// Measures all roots in a walk that records every block; gives what the last one comes to.
    fn measure_again(&mut self, roots: Vec<Box<dyn Root<'a> + 'a>>) -> MemUsage {
        *self = Self::new();
        self.walk.record_blocks();
        let mut before = MemUsage::default();
        for root in roots {
            before = self.usage();
            root.visit(self);
        }
        self.finish(before)
    }

    /// Ends a root; gives what it came to.
    fn finish(&mut self, before: MemUsage) -> MemUsage {
        let usage = self.usage();
        if let Held::Own(own) = &mut self.walk {
            own.measured = usage;
        }
        usage.since(before)
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
        self.aside(|walk, sink| {
            walk.begin(root, size - overlap);
            Aside { walk, sink }.visit_known(Label::Root, root);
        });
    }

    /// A tracer that tells `sink` all it meets. Its caller asks it in the end whether it must start
    /// again with another sink and [`__recording`](Self::__recording), which takes less time than
    /// to look ahead.
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

    /// Records every block from the start.
    #[doc(hidden)]
    #[must_use]
    pub fn __recording(sink: &'a mut dyn Sink) -> Self {
        let mut tracer = Self::with_sink(sink);
        tracer.walk.record_blocks();
        tracer
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
        let mut walk = BriefWalk::new();
        walk.begin_alone(root);
        walk.may_start_again();
        walk.change(|policy| policy.scope = Scope::Own);
        let usage = walk_through(&mut walk, root);
        if walk.must_start_again() {
            return recorded(root, Scope::Own).deep();
        }
        usage.deep()
    }
}

/// Whether references are followed in a root.
fn follows<T: MemSize + ?Sized>(root: &T) -> bool {
    let mut walk = BriefWalk::new();
    walk.begin_alone(root);
    walk.may_start_again();
    walk_through(&mut walk, root);
    walk.must_start_again()
}

/// What a root comes to by itself, where every block is recorded.
#[cold]
#[inline(never)]
fn recorded<T: MemSize + ?Sized>(root: &T, scope: Scope) -> MemUsage {
    let mut walk = BriefWalk::new();
    walk.begin_alone(root);
    walk.record_blocks();
    walk.change(|policy| policy.scope = scope);
    walk_through(&mut walk, root)
}

fn walk_through<T: MemSize + ?Sized>(walk: &mut Walk, root: &T) -> MemUsage {
    let mut tracer = Tracer::lent(walk, None);
    root.__trace_or_defer(&mut tracer);
    tracer.resume_deferred();
    tracer.usage()
}
