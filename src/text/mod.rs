//! Parts of text for people: columns, bytes in units, numbers with their noun, branches of a tree,
//! names in one line. Knows nothing of memory.

#[cfg(feature = "report")]
mod branch;
#[cfg(feature = "report")]
mod bytes;
mod columns;
#[cfg(any(feature = "graph", feature = "snapshot"))]
mod end;
#[cfg(feature = "report")]
mod json;
#[cfg(feature = "report")]
mod middle;
mod number;
#[cfg(feature = "report")]
mod numbered;
mod one_line;
mod width;

#[cfg(feature = "report")]
pub(crate) use branch::Branch;
#[cfg(feature = "report")]
pub(crate) use bytes::InUnits;
pub(crate) use columns::{Columns, Side};
#[cfg(any(feature = "graph", feature = "snapshot"))]
pub(crate) use end::end_of;
#[cfg(feature = "report")]
pub(crate) use json::{JsonText, comma};
#[cfg(feature = "report")]
pub(crate) use middle::without_middle;
pub(crate) use number::Number;
#[cfg(feature = "graph")]
pub(crate) use number::grouped;
#[cfg(feature = "process")]
pub(crate) use number::{Average, Places, digits};
#[cfg(feature = "report")]
pub(crate) use numbered::Numbered;
pub(crate) use one_line::OneLine;
#[cfg(feature = "report")]
pub(crate) use one_line::breaks_the_line;
pub(crate) use width::width;
