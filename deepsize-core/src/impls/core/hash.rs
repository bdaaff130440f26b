//! `core::hash`.

use core::hash::{BuildHasherDefault, Hasher};

use crate::impls::{flat, opaque_dyn};

// Holds no hasher, only says which one to make.
flat!({H} BuildHasherDefault<H>);
opaque_dyn!({}[Hasher]);
