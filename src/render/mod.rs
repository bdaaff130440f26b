//! Shows a [`Report`](crate::Report), one format a file; writes to a formatter and never prints.

mod table;
mod tree;
mod type_name;
#[cfg(feature = "process")]
pub(crate) mod units;

pub use tree::{Bytes, Tree};
