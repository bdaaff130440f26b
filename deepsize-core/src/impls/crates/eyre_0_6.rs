//! `eyre` 0.6: an error in a block that hides its size.

use eyre::Report;

use crate::impls::opaque;

opaque!({} Report;);
