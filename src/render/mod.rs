//! Shows a [`Report`](crate::Report), one format a file; writes to a formatter and never prints.

#[cfg(feature = "graph")]
mod alive;
#[cfg(feature = "graph")]
mod cycles;
#[cfg(feature = "graph")]
mod dot;
#[cfg(feature = "graph")]
mod owners;
mod tree;
pub(crate) mod type_name;

#[cfg(feature = "graph")]
pub use dot::Dot;
#[cfg(feature = "graph")]
pub use owners::Owners;
pub use tree::{Bytes, Tree};
