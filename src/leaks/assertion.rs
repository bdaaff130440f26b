//! The assertion that a piece of work leaves nothing behind.

use std::fmt;

use super::{LeakReport, detect_leaks};

/// How often [`assert_no_leaks!`](crate::assert_no_leaks) runs the work where it is not told.
#[doc(hidden)]
pub const DEFAULT_ITERATIONS: usize = 150;

/// Fails a test when a piece of work leaves more and more memory behind.
///
/// ```
/// use mem_size::{CountingAlloc, assert_no_leaks};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// # fn main() {
/// assert_no_leaks!(|| "a,b,c".split(',').map(String::from).collect::<Vec<_>>());
///
/// let mut cache = std::collections::HashMap::new();
/// let mut key = 0;
/// assert_no_leaks!(1000, || {
///     key = (key + 1) % 100;
///     cache.entry(key).or_insert_with(|| key.to_string()).len()
/// });
/// assert_no_leaks!(1000, || vec![1], "with {} in the cache", cache.len());
/// # }
/// ```
///
/// The arguments are the number of iterations, 150 where it is left out, then the work, a closure
/// or a function without arguments; a message in the manner of [`assert!`] may follow. What is a
/// leak, and how many iterations it takes to find one, stands at
/// [`detect_leaks`](crate::detect_leaks). Only this thread counts, so that tests may run side by
/// side.
///
/// # Panics
///
/// With the [report](crate::LeakReport), when there is a leak:
///
/// ```should_panic
/// # use mem_size::{CountingAlloc, assert_no_leaks};
/// # #[global_allocator]
/// # static ALLOC: CountingAlloc = CountingAlloc::new();
/// # fn main() {
/// let mut log = Vec::new();
/// assert_no_leaks!(|| log.push(String::from("never forgotten")));
/// # }
/// ```
///
/// ```text
/// leak of 53.40 B in 1 block per iteration
///
/// round  iterations  blocks     bytes
///     1          10     +10    +534 B
///     2          20     +20  +1.0 KiB
///     3          40     +40  +2.1 KiB
///     4          80     +80  +4.2 KiB
/// total         150    +150  +7.8 KiB
/// ```
///
/// When the global allocator is not a [`CountingAlloc`](crate::CountingAlloc), with the text of
/// [`NotInstalled`](crate::NotInstalled). When the work panics.
#[macro_export]
macro_rules! assert_no_leaks {
    ($work:expr $(,)?) => {
        $crate::assert_no_leaks!($crate::__private::DEFAULT_ITERATIONS, $work, "")
    };
    ($work:expr, $message:literal $($arguments:tt)*) => {
        $crate::assert_no_leaks!(
            $crate::__private::DEFAULT_ITERATIONS, $work, $message $($arguments)*
        )
    };
    ($iterations:expr, $work:expr $(,)?) => {
        $crate::assert_no_leaks!($iterations, $work, "")
    };
    ($iterations:expr, $work:expr, $($message:tt)+) => {{
        let report = $crate::__private::leak_report($iterations, $work);
        if report.is_leak() {
            $crate::__private::fail(&report, $crate::__private::format_args!($($message)+));
        }
    }};
}

/// Looks for leaks; panics where nobody counts.
#[doc(hidden)]
#[expect(clippy::panic, reason = "it fails the test")]
#[track_caller]
pub fn leak_report<T>(iterations: usize, work: impl FnMut() -> T) -> LeakReport {
    match detect_leaks(iterations, work) {
        Ok(report) => report,
        Err(not_installed) => panic!("{not_installed}"),
    }
}

/// Fails the test that has found this.
#[doc(hidden)]
#[expect(clippy::panic, reason = "it fails the test")]
#[track_caller]
pub fn fail(report: &LeakReport, message: fmt::Arguments<'_>) -> ! {
    let message = message.to_string();
    let colon = if message.is_empty() { "" } else { ": " };
    panic!("{message}{colon}{report}");
}
