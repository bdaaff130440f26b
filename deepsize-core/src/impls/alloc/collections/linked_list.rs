//! `alloc::collections::linked_list`.

use alloc::collections::linked_list::{ExtractIf, IntoIter, Iter, IterMut, LinkedList};

use crate::impls::{borrowing, borrowing_by_function};
use crate::ordered::ordered_by_part;
use crate::std_layout::linked_list::node_size;
use crate::with::{Own, TraceBy};
use crate::{Block, Gap, MemSize, Tracer};

borrowing!({T} Iter<'_, T>, IterMut<'_, T>);
borrowing_by_function!({T, F} ExtractIf<'_, T, F>: F;);

/// One block per element: the element and two links.
impl<T: MemSize> MemSize for LinkedList<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    ordered_by_part!(T);
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for LinkedList<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let node = node::<T>();
        if T::__is_flat() && !tracer.wants_each_block() {
            tracer.blocks(self.len(), node);
            return;
        }
        tracer.each(self, |tracer, element| {
            // An element without a size may lie at the very end of its node, which is outside.
            let node = if size_of::<T>() > 0 { node.containing(element) } else { node };
            tracer.block_of_item_by(node, element, how);
        });
    }
}

/// One block per element left; a gap for what they own, unless they are flat.
impl<T: MemSize> MemSize for IntoIter<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        for _ in 0..self.len() {
            tracer.block(node::<T>());
        }
        if !T::is_flat() && self.len() > 0 {
            tracer.gap(Gap::Opaque);
        }
    }
}

/// The block of one element.
fn node<T>() -> Block {
    let size = node_size::<T>();
    Block::new(size).overhead(size.saturating_sub(size_of::<T>()))
}
