//! Measures roots one after another, and the first one again where it follows a reference.
//!
//! A followed reference may lead into a block with one owner, in which its target is counted, too.
//! Only a walk that records every block knows that, and recording takes time. So a walk first does
//! without, and restarts if it comes to such a reference.

use crate::MemSize;
use crate::event::{Label, Sink};
use crate::usage::MemUsage;
use crate::walk::cold::ColdPath;
use crate::walk::policy::{Policy, Recording, Scope};
use crate::walk::tracer::{Tracer, WalkRef, extent};
use crate::walk::walk::{SingleRootWalk, Walk};
use crate::with::Own;

/// In bytes. A root that is larger may lead to many blocks side by side: if the stack is small, the
/// walk leaves it before the root, and not before each of these blocks.
const WIDE: usize = 64 * size_of::<usize>();

/// The walk of a tracer that measures roots.
pub(super) struct OwnedWalk {
    pub(super) walk: Walk,
    on_follow: OnFollow,
}

/// What a tracer does where a root follows a reference and the walk has not recorded every block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OnFollow {
    /// If the root is the first, measure it again. With a later one the numbers of those before
    /// would be lost.
    MeasureAgain,
    /// Walk the first root without the listener beforehand, to find out. The listener could not
    /// forget what it has heard.
    LookAhead,
    /// Leave it to the caller, who measures all roots again with a new listener.
    TellCaller,
}

impl OwnedWalk {
    pub(super) const fn silent(walk: Walk) -> Self {
        Self { walk, on_follow: OnFollow::MeasureAgain }
    }

    pub(super) const fn listening(walk: Walk) -> Self {
        Self { walk, on_follow: OnFollow::LookAhead }
    }
}

impl<'a> Tracer<'a> {
    /// Measures a root, and returns what it adds, in bytes: what an earlier root of this tracer has
    /// counted is not counted again. [`Tracer`] has an example.
    pub fn measure<T: MemSize + ?Sized>(&mut self, root: &'a T) -> MemUsage {
        let before = self.usage();
        self.prepare(root, before);
        self.visit_root(root);
        if let WalkRef::Owned(owned) = &mut self.walk {
            let must_restart = owned.walk.must_restart();
            owned.walk.disallow_restart();
            if must_restart && owned.on_follow == OnFollow::MeasureAgain {
                *self = Self::new().record_blocks();
                self.visit_root(root);
            }
        }
        self.usage().since(before)
    }

    /// Records every block, which takes some 200 ns for each. To be called before the first root.
    ///
    /// Then a root or a followed target counts once even if it lies in a block with one owner that
    /// an earlier root has counted.
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

    /// Makes sure that the walk records every block, or may restart, if the root follows a
    /// reference.
    fn prepare<T: MemSize + ?Sized>(&mut self, root: &'a T, before: MemUsage) {
        let WalkRef::Owned(owned) = &mut self.walk else { return };
        if owned.walk.records_blocks() {
            return;
        }
        let is_first = before == MemUsage::default() && owned.walk.known.is_empty();
        match owned.on_follow {
            OnFollow::TellCaller => owned.walk.allow_restart(),
            OnFollow::MeasureAgain if is_first => owned.walk.allow_restart(),
            OnFollow::LookAhead if is_first && follows(root) => owned.walk.record_blocks(),
            OnFollow::MeasureAgain | OnFollow::LookAhead => {}
        }
    }

    fn visit_root<T: MemSize + ?Sized>(&mut self, root: &'a T) {
        let (address, size) = extent(root);
        let overlap = self.walk.known.overlap(address, size);
        // A handle met before may lead to the root: then its block begins just before it.
        let is_met = size > 0 && self.walk.has_seen_block_of(root);
        if size > 0 && (overlap == size || is_met) {
            return;
        }
        self.with_walk(|walk, sink| {
            walk.begin_root(root, size - overlap);
            ColdPath { walk, sink }.visit_known(Label::Root, Own, root);
        });
    }

    /// A tracer that tells `sink` all it meets, and leaves a restart to the caller: if
    /// [`__must_restart`](Self::__must_restart) says so in the end, the caller measures all roots
    /// again with another sink and [`record_blocks`](Self::record_blocks). That takes less time
    /// than to walk the first root beforehand.
    #[doc(hidden)]
    #[must_use]
    pub fn __restartable(sink: &'a mut dyn Sink) -> Self {
        let mut tracer = Self::with_sink(sink);
        if let WalkRef::Owned(owned) = &mut tracer.walk {
            owned.on_follow = OnFollow::TellCaller;
        }
        tracer
    }

    #[doc(hidden)]
    #[must_use]
    pub fn __must_restart(&self) -> bool {
        self.walk.must_restart()
    }
}

/// One root, with a listener that can be made again.
impl Tracer<'_> {
    /// Measures a root with a listener; where a reference is followed, once more with a new one.
    #[doc(hidden)]
    pub fn __listen<T, S>(root: &T, make: impl Fn() -> S) -> (S, MemUsage)
    where
        T: MemSize + ?Sized,
        S: Sink,
    {
        let mut sink = make();
        let mut tracer = Tracer::__restartable(&mut sink);
        let usage = tracer.measure(root);
        if !tracer.__must_restart() {
            return (sink, usage);
        }
        let mut sink = make();
        let usage = Tracer::with_sink(&mut sink).record_blocks().measure(root);
        (sink, usage)
    }
}

/// One root by itself, without a listener.
impl Tracer<'_> {
    /// Measures a root by itself. Folds to a constant where the root is flat; what `answer` does
    /// not use is not counted.
    #[inline]
    pub(crate) fn measure_alone<T: MemSize + ?Sized, R>(
        root: &T,
        answer: impl FnOnce(MemUsage) -> R,
    ) -> R {
        let mut walk = SingleRootWalk::new();
        walk.begin_single_root(root);
        walk.allow_restart();
        let mut tracer = Tracer::borrowing(&mut walk, None);
        if size_of_val(root) > WIDE {
            tracer.hop(|tracer| root.trace(tracer));
        } else {
            root.__trace_or_defer(&mut tracer);
            tracer.resume_deferred();
        }
        if tracer.walk().must_restart() {
            return answer(measure_recording(root, Scope::Deep));
        }
        answer(tracer.usage())
    }

    /// The inline bytes of a root and of the blocks that it owns itself, without those that these
    /// lead to.
    pub(crate) fn own_size<T: MemSize + ?Sized>(root: &T) -> usize {
        match walk_once(root, |policy| policy.scope = Scope::Own) {
            Walked::Through(usage) => usage.deep(),
            Walked::ToReference => measure_recording(root, Scope::Own).deep(),
        }
    }
}

/// How far a walk came that does not record every block.
enum Walked {
    /// Through all of the root.
    Through(MemUsage),
    /// To a followed reference: it must restart.
    ToReference,
}

/// Whether a root follows references.
fn follows<T: MemSize + ?Sized>(root: &T) -> bool {
    matches!(walk_once(root, |_| {}), Walked::ToReference)
}

/// Walks a root by itself, until it follows a reference.
fn walk_once<T: MemSize + ?Sized>(root: &T, ask: impl FnOnce(&mut Policy)) -> Walked {
    let mut walk = SingleRootWalk::new();
    walk.allow_restart();
    let usage = walk_through(&mut walk, root, ask);
    if walk.must_restart() { Walked::ToReference } else { Walked::Through(usage) }
}

/// Measures a root by itself with every block recorded.
#[cold]
#[inline(never)]
fn measure_recording<T: MemSize + ?Sized>(root: &T, scope: Scope) -> MemUsage {
    let ask = |policy: &mut Policy| {
        policy.recording = Recording::Blocks;
        policy.scope = scope;
    };
    walk_through(&mut SingleRootWalk::new(), root, ask)
}

fn walk_through<T: MemSize + ?Sized>(
    walk: &mut Walk,
    root: &T,
    ask: impl FnOnce(&mut Policy),
) -> MemUsage {
    walk.begin_single_root(root);
    walk.change_policy(ask);
    let mut tracer = Tracer::borrowing(walk, None);
    root.__trace_or_defer(&mut tracer);
    tracer.resume_deferred();
    tracer.usage()
}
