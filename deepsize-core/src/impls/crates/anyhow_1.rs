//! `anyhow` 1: an error in a block that hides its size.

use anyhow::Error;

use crate::impls::opaque;

opaque!({} Error;);
