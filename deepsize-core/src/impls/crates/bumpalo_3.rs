//! `bumpalo` 3: an arena, and what lies in it.

use bumpalo::Bump;
use bumpalo::boxed::Box;
use bumpalo::collections::{String, Vec};

use crate::impls::flat;
use crate::with::{Own, TraceBy};
use crate::{MemSize, Tracer};

// Its bytes are the arena's.
flat!({} String<'_>);

/// Its chunks: their bytes, but not how many there are. What values in them own besides is not
/// seen, and is not freed with the arena either.
impl<const MIN_ALIGN: usize> MemSize for Bump<MIN_ALIGN> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes = self.allocated_bytes_including_metadata();
        if bytes > 0 {
            tracer.arena(bytes, |_| {});
        }
    }
}

/// What the value owns; its own bytes are the arena's.
impl<T: MemSize + ?Sized> MemSize for Box<'_, T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for Box<'_, T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        tracer.hop(|tracer| T::trace_by(self, how, tracer));
    }
}

/// What the elements own; their own bytes are the arena's.
impl<T: MemSize> MemSize for Vec<'_, T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }

    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Vec<'_, T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        // As places they would be taken for a part of the vector's own bytes.
        tracer.hop(|tracer| self.iter().for_each(|element| element.trace_by(how, tracer)));
    }
}
