//! `chrono` 0.4: dates and times.

use chrono::format::Parsed;
use chrono::{
    DateTime, Days, FixedOffset, IsoWeek, LocalResult, Month, Months, NaiveDate, NaiveDateTime,
    NaiveTime, NaiveWeek, OutOfRange, ParseError, ParseMonthError, ParseWeekdayError,
    RoundingError, SecondsFormat, TimeDelta, TimeZone, Utc, Weekday,
};

use crate::impls::flat;
use crate::{Flat, MemSize, Tracer};

flat!(FixedOffset, Month, NaiveDate, NaiveDateTime, NaiveTime, NaiveWeek, TimeDelta, Utc, Weekday);
flat!(Days, IsoWeek, Months, Parsed, SecondsFormat);
flat!(OutOfRange, ParseError, ParseMonthError, ParseWeekdayError, RoundingError);

/// What the times own.
impl<T: MemSize> MemSize for LocalResult<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::None => {}
            Self::Single(time) => time.trace(tracer),
            Self::Ambiguous(earliest, latest) => {
                earliest.trace(tracer);
                latest.trace(tracer);
            }
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

impl<T: Flat> Flat for LocalResult<T> {}

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
