//! The walk: the tracer with its verbs, and what it remembers.

mod block;
mod cold;
mod deferred;
mod handle;
mod near;
mod numbers;
mod policy;
mod range_set;
mod roots;
mod seen;
mod stack;
mod std_verbs;
mod sums;
mod tracer;
mod verbs;
#[expect(clippy::module_inception, reason = "the state of a walk is named for what it is")]
mod walk;
mod with_verbs;

pub use block::{Block, shared_block_id};
pub(crate) use handle::Handle;
use near::near_hash;
pub(crate) use std_verbs::ends_soon;
pub use tracer::Tracer;
