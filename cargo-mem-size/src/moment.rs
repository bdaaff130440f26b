//! A moment as people write it.

use std::fmt::{self, Display};
use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;
/// The calendar repeats itself after 400 years.
const DAYS_OF_400_YEARS: u64 = 146_097;
/// From the first of March of the year 0 to the beginning of 1970.
const DAYS_BEFORE_1970: u64 = 719_468;

/// A moment from 1970 on, in UTC, to the second.
pub(crate) struct Moment(pub(crate) SystemTime);

impl Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let (year, month, day) = date(seconds / SECONDS_OF_A_DAY);
        let [hours, minutes, seconds] = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60];
        write!(f, "{year}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02} UTC")
    }
}

/// Year, month and day, in the Gregorian calendar. Years are taken to begin in March, so that a
/// leap day is the last one of its year: Howard Hinnant's `civil_from_days`.
const fn date(days_since_1970: u64) -> (u64, u64, u64) {
    let days = days_since_1970.saturating_add(DAYS_BEFORE_1970);
    let day = days % DAYS_OF_400_YEARS;
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + days / DAYS_OF_400_YEARS * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn moments_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01 00:00:00 UTC"),
            (68_255_999, "1972-02-29 23:59:59 UTC"),
            (951_782_400, "2000-02-29 00:00:00 UTC"),
            (1_709_164_799, "2024-02-28 23:59:59 UTC"),
            (1_796_081_171, "2026-11-30 23:26:11 UTC"),
            (4_107_542_400, "2100-03-01 00:00:00 UTC"),
        ] {
            let moment = Moment(UNIX_EPOCH + Duration::from_secs(seconds));
            assert_eq!(moment.to_string(), expected);
        }
        let latest = Moment(UNIX_EPOCH + Duration::from_secs(u64::MAX / 2_000_000_000));
        assert!(latest.to_string().ends_with(" UTC"));
    }
}
