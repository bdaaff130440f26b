//! Listens to a walk and counts the elements nearest to the root.

use mem_size_core::{Label, Place, Sink};

/// How many elements there are at the level nearest to the root where there are any.
#[derive(Default)]
pub(super) struct Elements {
    /// How many places the walk is in.
    depth: usize,
    nearest: Option<Level>,
}

#[derive(Clone, Copy)]
struct Level {
    depth: usize,
    count: usize,
}

impl Elements {
    /// The number; nothing where there are no elements.
    pub(super) fn count(&self) -> Option<usize> {
        self.nearest.map(|level| level.count)
    }
}

impl Sink for Elements {
    fn enter(&mut self, place: &Place) {
        self.depth = self.depth.saturating_add(1);
        if !matches!(place.label, Label::Element | Label::Key) {
            return;
        }
        let before = match self.nearest {
            Some(level) if level.depth < self.depth => return,
            Some(level) if level.depth == self.depth => level.count,
            _ => 0,
        };
        self.nearest = Some(Level { depth: self.depth, count: before.saturating_add(place.count) });
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}
