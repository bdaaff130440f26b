//! Types that own nothing.

use half::{bf16, f16};
use ordered_float::{NotNan, OrderedFloat};
use rust_decimal::Decimal;

use crate::{exact, flat};

#[test]
fn dates_and_times_are_flat() {
    use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
    flat(&DateTime::<Utc>::MIN_UTC);
    flat(&DateTime::<FixedOffset>::default());
    flat(&NaiveDate::MIN);
    flat(&TimeDelta::zero());
    flat(&time::Duration::ZERO);
    flat(&time::OffsetDateTime::UNIX_EPOCH);
    flat(&time::Date::MIN);
}

#[test]
fn numbers_are_flat() {
    flat(&f16::ONE);
    flat(&bf16::ONE);
    flat(&OrderedFloat(1.5_f64));
    flat(&NotNan::new(1.5_f32));
    flat(&Decimal::ONE);
    flat(&uuid::Uuid::nil());
    exact(|| vec![uuid::Uuid::nil(); 3]);
}

#[test]
fn ordered_float_of_something_that_owns_is_not_flat() {
    exact(|| OrderedFloat(String::from("no float at all")));
}
