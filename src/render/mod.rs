//! Shows a [`Report`](crate::Report), one format a file; writes to a formatter and never prints.

pub(crate) mod table;
mod tree;
pub(crate) mod type_name;
#[cfg(feature = "process")]
pub(crate) mod units;

pub use tree::{Bytes, Tree};
