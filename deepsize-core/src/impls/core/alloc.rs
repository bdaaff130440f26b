//! `core::alloc`.

use core::alloc::{Layout, LayoutError};

use crate::impls::flat;

flat!(Layout, LayoutError);

#[cfg(mem_size_since_1_100)]
#[clippy::msrv = "1.100"]
mod allocators {
    super::flat!(core::alloc::AllocError, alloc::alloc::Global);
}
