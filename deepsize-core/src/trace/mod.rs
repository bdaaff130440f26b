//! The walk: the tracer with its verbs, what it remembers, and who may listen.

mod block;
mod known;
mod seen;
mod sink;
mod stack;
mod tracer;

pub use block::{Block, Counts};
pub use sink::{BlockEvent, Label, Place, Sink};
pub use tracer::Tracer;
