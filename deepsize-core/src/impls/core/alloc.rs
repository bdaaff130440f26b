//! `core::alloc`.

use core::alloc::{Layout, LayoutError};

use crate::impls::flat;

flat!(Layout, LayoutError);
