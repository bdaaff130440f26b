//! `std::backtrace`.

use std::backtrace::{Backtrace, BacktraceStatus};

use crate::impls::flat;
use crate::{Gap, MemSize, Tracer};

flat!(BacktraceStatus);

/// A gap if it was captured; a disabled one owns nothing.
impl MemSize for Backtrace {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.status() == BacktraceStatus::Captured {
            tracer.gap(Gap::Opaque);
        }
    }
}
