//! The walk: the tracer with its verbs, and what it remembers.

mod address_hash;
mod block;
mod block_numbers;
mod cold;
mod deferred;
mod extents;
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

use address_hash::hash_address;
pub use block::{Block, shared_block_id};
pub use tracer::Tracer;
pub(crate) use verbs::{Handle, ends_soon};
