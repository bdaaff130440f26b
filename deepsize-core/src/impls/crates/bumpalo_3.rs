//! `bumpalo` 3: an arena.

use bumpalo::Bump;

use crate::{MemSize, Tracer};

/// Its chunks: their bytes, but not how many there are. What values in them own besides is not
/// seen, and is not freed with the arena either.
impl MemSize for Bump {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes = self.allocated_bytes_including_metadata();
        if bytes > 0 {
            tracer.arena(bytes, |_| {});
        }
    }
}
