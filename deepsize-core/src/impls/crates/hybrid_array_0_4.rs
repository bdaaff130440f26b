//! `hybrid-array` 0.4.

use hybrid_array::{Array, ArraySize};

use super::inline_lists::inline_lists;

inline_lists!({N: ArraySize} Array<T, N>, [How, Any] => |array| [array.as_slice()], false;);
