//! `tendril` 0.4: strings that share buffers, which they hide.

use tendril_0_4::{Atomicity, Format, Tendril};

use crate::impls::opaque;

opaque!({F: Format, A: Atomicity} Tendril<F, A>;);
