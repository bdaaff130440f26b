//! `generic-array` 0.14.
#![expect(deprecated, reason = "it is in wide use, and deprecated as a whole")]

use generic_array_0_14::{ArrayLength, GenericArray};

use super::inline_lists::inline_lists;

inline_lists! {
    {N: ArrayLength<T>} GenericArray<T, N>, [How, Any] => |array| [array.as_slice()], false;
}
