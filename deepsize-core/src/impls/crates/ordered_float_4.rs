//! `ordered-float` 4.

use ordered_float_4::{FloatIsNan, NotNan, OrderedFloat};

use crate::impls::{delegating, flat};

flat!(FloatIsNan);
// Nothing but a float can be found to be a number.
flat!({T} NotNan<T>);
delegating!(OrderedFloat<T> => |float| &float.0;);
