//! `fst` 0.4: maps and sets in one run of bytes.

use fst::raw::Fst;
use fst::{Map, Set};

use crate::{MemSize, Tracer};

/// What the bytes own.
impl<D: MemSize> MemSize for Fst<D> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("data", self.as_inner());
    }

    #[inline]
    fn is_flat() -> bool {
        D::is_flat()
    }
}

/// What the bytes own.
impl<D: MemSize + AsRef<[u8]>> MemSize for Map<D> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_fst().trace(tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        D::is_flat()
    }
}

/// What the bytes own.
impl<D: MemSize + AsRef<[u8]>> MemSize for Set<D> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_fst().trace(tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        D::is_flat()
    }
}
