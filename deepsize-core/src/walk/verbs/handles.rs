//! Verbs for the handles that share a block: `Rc`, `Arc` and their `Weak`s.

use core::mem::needs_drop;

use crate::MemSize;
use crate::event::RefCounts;
use crate::walk::block::Block;
use crate::walk::cold::ColdPath;
use crate::walk::tracer::Tracer;

/// A handle on a value in a block that counts its handles: `Rc` and `Arc`.
pub(crate) trait Handle {
    type Value: MemSize + ?Sized;

    fn value(&self) -> &Self::Value;

    /// Whether no other handle keeps the value alive, which is cheaper to ask than all counts.
    fn is_lone(&self) -> bool;

    fn counts(&self) -> RefCounts;
}

impl<'a> Tracer<'a> {
    /// Counts the block behind a handle that others may share, and traces the value in it: `shared`
    /// and `pointee` in one.
    #[inline]
    pub(crate) fn handle<H: Handle>(&mut self, handle: &H) {
        let is_low = needs_drop::<H::Value>() && self.walk().stack.is_low();
        self.handle_then(handle, is_low, |tracer, value| value.trace(tracer));
    }

    /// `handle` for one that may be deferred. If it is, nothing is asked of it yet: the block would
    /// be recorded.
    #[inline]
    pub(crate) fn handle_or_defer<H: Handle + MemSize>(&mut self, handle: &'a H) {
        let is_low = needs_drop::<H::Value>() && self.walk().stack.is_low();
        if is_low && self.must_defer() {
            self.defer(handle);
        } else if needs_drop::<H::Value>() && !self.mode().lone_is_new && self.mode().slow {
            self.handle_or_defer_slow(handle);
        } else {
            self.handle_then(handle, is_low, |tracer, value| value.__trace_or_defer(tracer));
        }
    }

    /// Counts the block behind a handle, and calls `visit` with its value on the fast path.
    ///
    /// `is_low` says whether the stack is low, and is not asked again here: a handle is deferred
    /// before its block is counted, or not at all. Asked twice in each hop of a recursion, the
    /// stack may always become low between the two, and then no handle would ever be deferred.
    #[inline]
    fn handle_then<'h, H: Handle>(
        &mut self,
        handle: &'h H,
        is_low: bool,
        visit: impl FnOnce(&mut Self, &'h H::Value),
    ) {
        if !self.is_first_handle(handle) {
            return;
        }
        let value = handle.value();
        let block = Block::counted(value);
        self.sums.add_shared(&block);
        if is_low || self.may_meet_known(&block, needs_drop::<H::Value>()) {
            self.with_walk(|walk, sink| ColdPath::shared_value(walk, sink, value));
        } else {
            visit(self, value);
        }
    }

    /// Whether the block behind this handle is met for the first time.
    #[inline]
    fn is_first_handle<H: Handle>(&mut self, handle: &H) -> bool {
        let is_new = self.mode().lone_is_new && handle.is_lone();
        if is_new {
            self.assume_not_thorough();
        }
        is_new
            || self
                .with_walk_for_handles(|walk, sink| ColdPath::is_first_handle(walk, sink, handle))
    }

    /// Notes a `Weak` whose value lives, with the block it leads to and the counts.
    #[inline]
    pub(crate) fn weak(&mut self, ask: impl FnOnce() -> (Option<Block>, RefCounts)) {
        if self.mode().slow {
            let (block, counts) = ask();
            self.with_walk(|walk, sink| ColdPath::weak(walk, sink, block.as_ref(), counts));
        }
    }
}
