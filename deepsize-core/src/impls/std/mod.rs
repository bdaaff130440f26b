//! Impls for what only `std` has.

mod collections;
mod sync;
