//! Impls for `core`.

mod cell;
mod marker;
mod mem;
mod num;
mod option;
mod primitive;
