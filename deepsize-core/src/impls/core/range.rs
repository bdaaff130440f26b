//! `core::range`, as far as it is stable.

use core::range::{RangeInclusive, RangeInclusiveIter};

use super::ops::two_ends;
use crate::impls::hidden;
use crate::{Gap, MemSize};

hidden!(Gap::Opaque => {T: MemSize} RangeInclusiveIter<T>: T;);

two_ends!(RangeInclusive => |range| "start": &range.start, "last": &range.last;);

#[cfg(mem_size_since_1_96)]
#[clippy::msrv = "1.96"]
mod since_1_96 {
    use core::range::{Range, RangeFrom, RangeFromIter, RangeIter, RangeToInclusive};

    use super::two_ends;
    use crate::impls::{delegating, hidden};
    use crate::{Gap, MemSize};

    hidden!(Gap::Opaque =>
        {T: MemSize} RangeIter<T>: T;
        {T: MemSize} RangeFromIter<T>: T;
    );

    delegating!(
        RangeFrom<T> => |range| &range.start;
        RangeToInclusive<T> => |range| &range.last;
    );

    two_ends!(Range => |range| "start": &range.start, "end": &range.end;);
}
