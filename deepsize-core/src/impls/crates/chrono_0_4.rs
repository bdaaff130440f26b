//! `chrono` 0.4: dates and times.

use chrono::{
    DateTime, FixedOffset, Month, NaiveDate, NaiveDateTime, NaiveTime, NaiveWeek, TimeDelta,
    TimeZone, Utc, Weekday,
};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};

flat!(FixedOffset, Month, NaiveDate, NaiveDateTime, NaiveTime, NaiveWeek, TimeDelta, Utc, Weekday);

/// What the offset of the time zone owns; those of chrono itself own nothing.
impl<Tz: TimeZone<Offset: MemSize>> MemSize for DateTime<Tz> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        Tz::Offset::trace(self.offset(), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        Tz::Offset::is_flat()
    }
}

impl<Tz: TimeZone<Offset: Flat>> Flat for DateTime<Tz> {}
