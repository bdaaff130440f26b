//! `ecow` 0.3: vectors and strings that share their elements until one is changed.

use ecow_0_3::{EcoString, EcoVec};

use super::eco::{block, eco_vec};
use crate::{MemSize, Tracer};

eco_vec!(EcoVec);

/// Nothing for a short string; otherwise one shared block of a header and `capacity()` bytes,
/// counted once however many handles there are.
impl MemSize for EcoString {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.is_inline() {
            return;
        }
        if let Some(block) = block(self.as_bytes(), self.capacity()) {
            tracer.shared(block, || None, |tracer| tracer.pointee(self.as_str()));
        }
    }
}
