//! The walk: the tracer with its verbs, and what it remembers.

mod block;
mod cold;
mod deferred;
mod near;
mod numbers;
mod policy;
mod range_set;
mod roots;
mod seen;
mod stack;
mod sums;
mod tracer;
mod verbs;
#[expect(clippy::module_inception, reason = "the state of a walk is named for what it is")]
mod walk;

pub use block::{Block, shared_block_id};
use near::near_hash;
pub use tracer::Tracer;
pub(crate) use verbs::{Handle, ends_soon};
