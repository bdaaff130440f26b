//! `generic-array` 1.

use generic_array_1::{ArrayLength, GenericArray};

use super::inline_lists::inline_lists;

inline_lists! {
    {N: ArrayLength} GenericArray<T, N>, [How, Any] => |array| [array.as_slice()], false;
}
