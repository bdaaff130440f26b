//! `alloc::collections`.

mod binary_heap;
mod btree;
mod linked_list;
mod vec_deque;

use alloc::collections::TryReserveError;

use crate::impls::flat;

#[cfg(any(
    feature = "ron-0_12",
    feature = "serde_json-1",
    feature = "toml-0_8",
    feature = "toml-0_9",
    feature = "toml-1"
))]
pub(in crate::impls) use btree::trace_tree;

flat!(TryReserveError);
