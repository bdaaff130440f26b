//! The nodes of `LinkedList`.

use super::{max, struct_size};

// LAYOUT: a node is `{ next, prev, element }`, one block each. From
// alloc/src/collections/linked_list.rs, Rust 1.88 to 1.99; tests/truth/sequences.rs.
/// The size of one node, in bytes.
pub(crate) const fn node_size<T>() -> usize {
    let links = 2 * size_of::<*const ()>();
    struct_size(links.saturating_add(size_of::<T>()), max(align_of::<*const ()>(), align_of::<T>()))
}
