//! `core::any`.

use core::any::{Any, TypeId};

use crate::impls::{flat, opaque_dyn};

flat!(TypeId);

opaque_dyn!({}[Any]);
