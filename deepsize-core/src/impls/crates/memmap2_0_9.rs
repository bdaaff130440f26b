//! `memmap2` 0.9: mapped files, which are no memory of the allocator.

use memmap2::{Mmap, MmapMut, MmapRaw};

use crate::{MemSize, Tracer};

/// No block, but as many bytes of foreign memory as are mapped.
impl MemSize for Mmap {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.foreign_memory(self.len());
    }
}

/// No block, but as many bytes of foreign memory as are mapped.
impl MemSize for MmapMut {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.foreign_memory(self.len());
    }
}

/// No block, but as many bytes of foreign memory as are mapped.
impl MemSize for MmapRaw {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.foreign_memory(self.len());
    }
}
