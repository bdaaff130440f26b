//! `core::cmp`.

use core::cmp::{Ordering, Reverse};

use crate::impls::{flat, reached};

flat!(Ordering);

reached!(Reverse<T> [T] => |reverse| &reverse.0;);
