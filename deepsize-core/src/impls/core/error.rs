//! `core::error`.

use core::error::Error;

use crate::impls::opaque_dyn;

opaque_dyn!({}[Error]);
