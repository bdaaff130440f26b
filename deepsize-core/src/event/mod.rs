//! What a listener hears of a walk: places and blocks in brackets, further handles, gaps.

mod block;
mod place;
mod sink;

pub use block::{BlockAddress, BlockEvent, BlockId, Ownership, RefCounts, WeakEvent};
pub use place::{Label, Place};
pub use sink::{GapEvent, Sink};
