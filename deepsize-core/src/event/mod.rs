//! What a listener hears of a walk; who tells it is [`walk`](crate::walk)'s business.

mod block;
mod place;
mod sink;

pub use block::{BlockAddress, BlockEvent, BlockId, Ownership, RefCounts, WeakEvent};
pub use place::{Label, Place};
pub use sink::{GapEvent, Sink};
