//! Reports that are kept: saved, loaded, and held against each other. How a difference is shown is
//! left to [`render`](crate::render).

mod change;
mod diff;
mod figures;
#[cfg(feature = "json")]
mod json;
mod kept;
mod keys;
mod matched;
mod moves;
mod path;
#[cfg(feature = "serde")]
mod serial;
mod series;
mod types;

pub use change::{Change, Sides};
pub use diff::{Diff, Whole};
pub use figures::Figures;
pub use kept::{NamedReport, Snapshot};
pub use keys::Keys;
pub use moves::Move;
pub use series::{Course, Series, SeriesRow};
pub use types::{TypeChange, TypeFigures};
