//! `ordered-float` 5.

use ordered_float::{FloatIsNan, NotNan, OrderedFloat};

use crate::impls::{flat, reached};

flat!(FloatIsNan);
// Nothing but a float can be found to be a number.
flat!({T} NotNan<T>);
reached!(OrderedFloat<T> => |float| &float.0;);
