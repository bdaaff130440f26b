//! `alloc::collections`.

mod binary_heap;
mod btree;
mod linked_list;
mod vec_deque;

use alloc::collections::TryReserveError;

use crate::impls::flat;

flat!(TryReserveError);
