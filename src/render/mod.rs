//! Shows a [`Report`](crate::Report), one format a file; writes to a formatter and never prints.

#[cfg(feature = "process")]
use alloc::string::String;

mod table;
mod tree;
mod type_name;
#[cfg(feature = "process")]
pub(crate) mod units;

pub use tree::{Bytes, Tree};

/// The name of a type without module paths, however long it is.
#[cfg(feature = "process")]
pub(crate) fn short_name(type_name: &str) -> String {
    type_name::short(type_name, usize::MAX)
}
