//! `ecow` 0.2: vectors and strings that share their elements until one is changed.

use ecow_0_2::{EcoString, EcoVec};

use super::eco::{block, eco_vec};
use crate::{Gap, MemSize, Tracer};

eco_vec!(EcoVec);

/// Nothing for a short string, whose text lies inline; otherwise a shared block of a header and at
/// least the text, counted once however many handles there are, and a gap: it does not tell its
/// capacity.
impl MemSize for EcoString {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let this = core::ptr::from_ref(self);
        if (this.addr()..this.wrapping_add(1).addr()).contains(&self.as_ptr().addr()) {
            return;
        }
        if let Some(block) = block(self.as_bytes(), self.len()) {
            tracer.shared(block, || None, |tracer| tracer.pointee(self.as_str()));
        }
        tracer.gap(Gap::Capacity);
    }
}
