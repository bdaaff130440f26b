//! `text-size` 1: places in a text.

use text_size::{TextRange, TextSize};

use crate::impls::flat;

flat!(TextRange, TextSize);
