//! `jiff` 0.2: dates and times.

use jiff::civil::{Date, DateTime, Era, ISOWeekDate, Time, Weekday};
use jiff::tz::{AmbiguousOffset, Dst, Offset, TimeZone};
use jiff::{Error, RoundMode, SignedDuration, Span, SpanFieldwise, Timestamp, Unit, Zoned};

use crate::impls::{flat, opaque};
use crate::{Gap, MemSize, Tracer};

flat!(Date, DateTime, ISOWeekDate, Offset, SignedDuration, Span, Time, Timestamp, Weekday);
flat!(AmbiguousOffset, Dst, Era, RoundMode, SpanFieldwise, Unit);

opaque!({} Error;);

/// Nothing for UTC and fixed offsets; otherwise a gap: the rules are shared, by a cache of the
/// process too, and nothing tells where they lie.
impl MemSize for TimeZone {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.memory_usage() > 0 {
            tracer.gap(Gap::Opaque);
        }
    }
}

/// As its time zone.
impl MemSize for Zoned {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.time_zone().trace(tracer);
    }
}
