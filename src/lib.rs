//! Exact deep size of Rust values.
pub use mem_size_core::*;
