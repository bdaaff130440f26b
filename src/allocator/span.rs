//! What the present thread allocates and frees between two points.

use super::slot::{Figures, Slot};
use super::stats::{AllocStats, NotInstalled, installed};

/// A stretch of the present thread's time. Spans nest, and must end on the thread where they began,
/// the inner one first.
pub(crate) struct Span {
    slot: &'static Slot,
    start: Figures,
    outer_peak: isize,
}

impl Span {
    pub(crate) fn begin() -> Result<Self, NotInstalled> {
        let slot = installed()?;
        Ok(Self { slot, start: slot.figures(), outer_peak: slot.restart_peak() })
    }

    /// What has been allocated and freed since the beginning; the live numbers are what is left of
    /// that, and the peak is how far the live bytes rose above where they were.
    pub(crate) fn so_far(&self) -> AllocStats {
        let figures = self.slot.figures().minus(self.start);
        AllocStats::new(figures, self.slot.peak().wrapping_sub(self.start.live))
    }

    pub(crate) fn end(self) -> AllocStats {
        self.so_far()
    }
}

/// Goes back to the peak of the span around this one, even when what is measured panics.
impl Drop for Span {
    fn drop(&mut self) {
        self.slot.resume_peak(self.outer_peak);
    }
}
