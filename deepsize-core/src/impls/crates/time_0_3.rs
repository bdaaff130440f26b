//! `time` 0.3.

use time::{
    Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime, UtcOffset, Weekday,
};

use crate::impls::flat;

flat!(
    Date,
    Duration,
    Month,
    OffsetDateTime,
    PrimitiveDateTime,
    Time,
    UtcDateTime,
    UtcOffset,
    Weekday
);
