//! `typed-arena` 2: an arena of values of one type.

use typed_arena::Arena;

use crate::{Gap, MemSize, Tracer};

/// At least its values, and a gap: it tells neither its chunks nor what is in them.
impl<T: MemSize> MemSize for Arena<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes = self.len().saturating_mul(size_of::<T>());
        if bytes > 0 {
            tracer.arena(bytes, |_| {});
        }
        tracer.gap(if T::is_flat() { Gap::Capacity } else { Gap::Opaque });
    }
}
