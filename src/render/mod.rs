//! Shows a [`Report`](crate::Report), one format a file; writes to a formatter and never prints.

mod about_memory;
#[cfg(feature = "graph")]
mod alive;
#[cfg(feature = "graph")]
mod cycles;
#[cfg(feature = "snapshot")]
pub(crate) mod diff;
#[cfg(feature = "graph")]
mod dot;
#[cfg(feature = "flamegraph")]
mod flamegraph;
mod folded;
#[cfg(feature = "snapshot")]
mod forest;
#[cfg(feature = "html")]
mod html;
mod own_bytes;
#[cfg(feature = "graph")]
mod owners;
#[cfg(feature = "snapshot")]
mod series;
mod speedscope;
mod tree;
pub(crate) mod type_name;
mod type_table;
mod usable;

pub use about_memory::AboutMemory;
#[cfg(feature = "snapshot")]
pub use diff::{DiffMarkdown, DiffText};
#[cfg(feature = "graph")]
pub use dot::Dot;
#[cfg(feature = "flamegraph")]
pub use flamegraph::Flamegraph;
pub use folded::Folded;
#[cfg(feature = "html")]
pub use html::Html;
#[cfg(feature = "graph")]
pub use owners::Owners;
#[cfg(feature = "snapshot")]
pub use series::SeriesText;
pub use speedscope::Speedscope;
pub use tree::{Bytes, Tree};
pub use type_table::TypeTable;

/// A node at this depth is shown with all its bytes, but not what is in it: a report that is read
/// from a file may be deeper than the stack. Those of a walk have a level for each type.
const MOST_LEVELS: usize = 200;
/// What stands for the rest, in a format that names all bytes.
const DEEPER: &str = "(deeper levels)";
