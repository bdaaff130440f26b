//! `secrecy` 0.10: secrets in a box. That they are measured exposes nothing but their size.

use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretBox};

use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

/// One block, and what the secret owns.
impl<T: Zeroize + MemSize + ?Sized> MemSize for SecretBox<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: Zeroize + TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for SecretBox<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        let secret: &T = self.expose_secret();
        tracer.block_with(Block::holding(secret), |tracer| tracer.pointee_by(secret, how));
    }
}
