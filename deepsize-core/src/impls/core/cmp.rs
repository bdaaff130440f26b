//! `core::cmp`.

use core::cmp::{Ordering, Reverse};

use crate::impls::{delegating, flat};

flat!(Ordering);

delegating!(Reverse<T> [T] => |reverse| &reverse.0;);
