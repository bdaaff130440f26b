//! The audit as an assertion, for tests.

use std::fmt;

use mem_size_core::MemSize;

use super::{Audit, Auditor};

/// Fails a test unless every block of the value that the expression builds is reported once, with
/// its size, and no other is.
///
/// ```
/// use mem_size::{CountingAlloc, MemSize, assert_exact};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// #[derive(MemSize)]
/// struct Session {
///     name: String,
///     tags: Vec<u32>,
/// }
///
/// # fn main() {
/// let tags = [1, 2, 3];
/// assert_exact!(Session { name: "Ada".into(), tags: tags.to_vec() });
/// assert_exact!(vec![Box::new(1_u8); 10], "with {} tags", tags.len());
/// # }
/// ```
///
/// The expression must *build* what is to be compared: what was allocated before it ran counts as
/// not allocated. It is the body of a closure, so that `?` and `return` stay in it. What follows
/// the expression, after a comma, is added to the message as by [`assert!`].
///
/// # Panics
///
/// When something does not agree, with the difference as [`Audit`](crate::Audit) prints it. With
/// `MEM_SIZE_BACKTRACE=1` in the environment it also has the place where each block was allocated;
/// the expression must not capture a backtrace itself then, see [`Auditor::with_backtraces`].
/// Also when the allocator is not installed, or the expression itself audits.
///
/// [`Auditor::with_backtraces`]: crate::audit::Auditor::with_backtraces
///
/// ```should_panic
/// # use mem_size::{CountingAlloc, MemSize, assert_exact};
/// # #[global_allocator]
/// # static ALLOC: CountingAlloc = CountingAlloc::new();
/// #[derive(MemSize)]
/// struct Forgetful {
///     #[mem_size(skip)]
///     buffer: Vec<u8>,
/// }
///
/// # fn main() {
/// assert_exact!(Forgetful { buffer: vec![0; 100] });
/// # }
/// ```
#[macro_export]
macro_rules! assert_exact {
    ($build:expr $(,)?) => {
        $crate::__private::assert_exact(|| $build, $crate::__private::Option::None)
    };
    ($build:expr, $($message:tt)+) => {
        $crate::__private::assert_exact(
            || $build,
            $crate::__private::Option::Some($crate::__private::format_args!($($message)+)),
        )
    };
}

/// The variable that asks for the places where blocks were allocated.
const BACKTRACE: &str = "MEM_SIZE_BACKTRACE";

/// What a failure says without it.
const HINT: &str = "\n\nset MEM_SIZE_BACKTRACE=1 to see where the blocks were allocated";

/// What `assert_exact!` expands to.
///
/// # Panics
///
/// When the audit is not exact, or there is none.
#[track_caller]
#[expect(clippy::panic, reason = "it is an assertion")]
pub fn assert_exact<T: MemSize>(build: impl FnOnce() -> T, message: Option<fmt::Arguments<'_>>) {
    // Not `RUST_BACKTRACE`: that makes errors of some crates capture a backtrace of their own.
    let wants_backtraces = std::env::var_os(BACKTRACE).is_some_and(|value| value != "0");
    let auditor = if wants_backtraces { Auditor::new().with_backtraces() } else { Auditor::new() };
    let note = Note(message);
    match auditor.run(build) {
        Ok((_value, audit)) if audit.is_exact() => drop(audit),
        Ok((_value, audit)) if wants_backtraces => fail(&audit, "", &note),
        Ok((_value, audit)) => fail(&audit, HINT, &note),
        Err(error) => panic!("{error}{note}"),
    }
}

#[track_caller]
#[expect(clippy::panic, reason = "it is an assertion")]
fn fail(audit: &Audit, hint: &str, note: &Note<'_>) -> ! {
    panic!("{audit}{hint}{note}")
}

/// What the author of the assertion added.
struct Note<'a>(Option<fmt::Arguments<'a>>);

impl fmt::Display for Note<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(message) => write!(f, "\n\n{message}"),
            None => Ok(()),
        }
    }
}
