//! The walk: the tracer with its verbs, what it remembers, and who may listen.

mod aside;
mod block;
mod closely;
mod handle;
mod known;
mod many;
mod seen;
mod sink;
mod slow;
mod stack;
mod sums;
mod tracer;
mod verbs;
mod walk;

pub use block::{Block, Counts};
pub(crate) use handle::Handle;
pub use sink::{BlockEvent, Label, Place, Sink};
pub use tracer::Tracer;
