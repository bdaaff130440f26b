//! `arrayvec` 0.7: vectors and strings that lie inline.

use arrayvec::{ArrayString, ArrayVec};

use super::inline_lists::inline_lists;
use crate::impls::flat;

flat!({const CAP: usize} ArrayString<CAP>);
inline_lists!({const CAP: usize} ArrayVec<T, CAP>, [How] => |list| [list.as_slice()], CAP == 0;);
