//! `chrono-tz` 0.10: time zones, whose rules are statics.

use chrono_tz::{ParseError, Tz, TzOffset};

use crate::impls::flat;

flat!(ParseError, Tz, TzOffset);
