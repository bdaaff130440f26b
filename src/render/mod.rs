//! Shows a [`Report`](crate::Report), one format a file; writes to a formatter and never prints.

#[cfg(feature = "graph")]
mod alive;
#[cfg(feature = "graph")]
mod cycles;
#[cfg(feature = "graph")]
mod owners;
mod tree;
pub(crate) mod type_name;
mod type_table;

pub use tree::{Bytes, Tree};
pub use type_table::TypeTable;
