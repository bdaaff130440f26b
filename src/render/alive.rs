//! What keeps a value alive, as text.

use core::fmt;

use crate::graph::{StillAlive, WhyAlive};
use crate::render::cycles::NOT_ALL;
use crate::render::type_name;
use crate::text::{InUnits, Number};

/// How many columns a type may take.
const TYPE_COLUMNS: usize = 60;

/// A line of how the handles split, and a line for each place that holds some.
impl fmt::Display for WhyAlive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let met = self.paths.iter().fold(self.more, |sum, path| sum.saturating_add(path.handles));
        write!(f, "{}: {met} met below the root", Number(self.strong, "strong handle"))?;
        match self.outside {
            Some(outside) => write!(f, ", {outside} outside")?,
            None => f.write_str(", others not known")?,
        }
        if !self.is_complete {
            f.write_str(NOT_ALL)?;
        }
        for path in &self.paths {
            let name = if path.path.is_empty() { "the root" } else { &path.path };
            write!(f, "\n  {name}")?;
            if path.handles > 1 {
                write!(f, " ×{}", path.handles)?;
            }
        }
        match self.more {
            0 => Ok(()),
            more => write!(f, "\n  … {more} more"),
        }
    }
}

/// Who holds it, and the cycle that leads back to it.
impl fmt::Display for StillAlive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let type_name = type_name::short(&self.type_name, TYPE_COLUMNS);
        let bytes = InUnits::of(self.bytes as u64);
        write!(f, "{type_name} still lives with {bytes}")?;
        if !self.cycles.is_complete {
            f.write_str(NOT_ALL)?;
        }
        f.write_str(": ")?;
        match (self.outside, &*self.cycles.cycles) {
            (0, []) => f.write_str("nothing was met that holds it"),
            (outside, []) => write!(f, "held from outside by {}", Number(outside, "handle")),
            (0, [cycle, ..]) => write!(f, "held by a cycle, {cycle}"),
            (outside, [cycle, ..]) => {
                let outside = Number(outside, "handle");
                write!(f, "held from outside by {outside} and by a cycle, {cycle}")
            }
        }
    }
}
