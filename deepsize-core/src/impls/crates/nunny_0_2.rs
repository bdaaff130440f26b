//! `nunny` 0.2: vectors that are never empty.

use nunny::Vec;

use crate::{MemSize, Tracer};

/// As the vector inside.
impl<T: MemSize> MemSize for Vec<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}
