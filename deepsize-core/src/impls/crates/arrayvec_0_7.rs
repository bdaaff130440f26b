//! `arrayvec` 0.7: vectors and strings that lie inline.

use arrayvec::{ArrayString, ArrayVec, CapacityError};

use super::inline_lists::inline_lists;
use crate::impls::{flat, hidden};
use crate::{Gap, MemSize};

flat!({const CAP: usize} ArrayString<CAP>);
inline_lists!({const CAP: usize} ArrayVec<T, CAP>, [How] => |list| [list.as_slice()], CAP == 0;);

hidden!(Gap::Opaque => {T: MemSize} CapacityError<T>: T;);
