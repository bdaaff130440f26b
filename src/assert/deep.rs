//! Assertions about the deep size of values, for tests. A failure shows where the bytes are.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use mem_size_core::{MemSize, MemUsage};

use crate::Report;

/// Fails a test unless the deep size of a value keeps to its budget, and shows where the bytes are.
///
/// ```
/// use mem_size::{MemSize, assert_deep_size};
///
/// #[derive(MemSize)]
/// struct Cache {
///     names: Vec<String>,
/// }
///
/// let cache = Cache { names: vec!["Ada".into(), "Grace".into()] };
/// assert_deep_size!(cache <= 1 KiB);
/// assert_deep_size!(cache.names[0] < 2 * size_of::<String>());
/// assert_deep_size!(cache == size_of::<Cache>() + 2 * size_of::<String>() + 8);
/// assert_deep_size!(cache <= 1 KiB, "with {} names", cache.names.len());
/// ```
///
/// The budget is a number with a unit, `B`, `KiB`, `MiB` or `GiB`, or any expression of type
/// `usize`, in bytes. What stands before the first `<=`, `<` or `==` is the value; one that has
/// such an operator in it goes into parentheses. A reference is followed: what it points to is
/// measured. What follows the budget, after a comma, is added to the message as by [`assert!`].
///
/// # Panics
///
/// When the deep size does not keep to the budget. The message has the sizes and the tree of
/// [`Report`](crate::Report):
///
/// ```should_panic
/// # use mem_size::{MemSize, assert_deep_size};
/// # #[derive(MemSize)]
/// # struct Cache { names: Vec<String> }
/// let cache = Cache { names: vec!["Ada".repeat(200), "Grace".into()] };
/// assert_deep_size!(cache <= 500 B);
/// ```
///
/// ```text
/// deep size of `cache` is 677 bytes, expected at most 500
///
/// Cache                  677 B  100.0 %
/// └─ names: Vec<String>  677 B  100.0 %  ×2
/// ```
///
/// # Gaps
///
/// Where something could not be measured, as inside a held lock, the size is a lower bound. Then a
/// budget that *seems* to be kept fails as well, unless the bound is good enough and the assertion
/// says so:
///
/// ```
/// # use mem_size::assert_deep_size;
/// use std::cell::RefCell;
///
/// let cell = RefCell::new(String::from("abc"));
/// let writing = cell.borrow_mut();
/// assert_deep_size!(cell <= 1 KiB, gaps allowed);
/// drop(writing);
/// assert_deep_size!(cell <= 1 KiB);
/// ```
///
/// Needs the feature `report`, which is on by default.
#[macro_export]
macro_rules! assert_deep_size {
    ($($assertion:tt)+) => {
        $crate::__assert_deep_size! { [] [] ($($assertion)+) $($assertion)+ }
    };
}

/// `[tokens of the value so far] [its open angle brackets] (rest) rest`: finds the operator, then
/// the budget. The rest is there twice, to be looked at and to be taken over as it is.
#[doc(hidden)]
#[macro_export]
macro_rules! __assert_deep_size {
    ([$($v:tt)+] [] (<= $($seen:tt)+) $next:tt $($rest:tt)+) => {
        $crate::__assert_deep_size! { @ AtMost [$($v)+] $($rest)+ }
    };
    ([$($v:tt)+] [] (< $($seen:tt)+) $next:tt $($rest:tt)+) => {
        $crate::__assert_deep_size! { @ Below [$($v)+] $($rest)+ }
    };
    ([$($v:tt)+] [] (== $($seen:tt)+) $next:tt $($rest:tt)+) => {
        $crate::__assert_deep_size! { @ Exactly [$($v)+] $($rest)+ }
    };
    ([$($v:tt)*] [$($open:tt)*] (:: < $($seen:tt)*) $colons:tt $next:tt $($rest:tt)*) => {
        $crate::__assert_deep_size! { [$($v)* $colons $next] [$($open)* <] ($($rest)*) $($rest)* }
    };
    ([$($v:tt)*] [< $($open:tt)*] (< $($seen:tt)*) $next:tt $($rest:tt)*) => {
        $crate::__assert_deep_size! { [$($v)* $next] [< < $($open)*] ($($rest)*) $($rest)* }
    };
    ([$($v:tt)*] [< $($open:tt)*] (> $($seen:tt)*) $next:tt $($rest:tt)*) => {
        $crate::__assert_deep_size! { [$($v)* $next] [$($open)*] ($($rest)*) $($rest)* }
    };
    ([$($v:tt)*] [< < $($open:tt)*] (>> $($seen:tt)*) $next:tt $($rest:tt)*) => {
        $crate::__assert_deep_size! { [$($v)* $next] [$($open)*] ($($rest)*) $($rest)* }
    };
    ([$($v:tt)*] [$($open:tt)*] ($($seen:tt)+) $next:tt $($rest:tt)*) => {
        $crate::__assert_deep_size! { [$($v)* $next] [$($open)*] ($($rest)*) $($rest)* }
    };
    ([$($v:tt)*] [$($open:tt)*] ()) => {
        $crate::__private::compile_error! {
            "expected a value and its budget: `value <= 1 MiB`, `value < 1 MiB` or `value == 24`"
        }
    };

    (@ B) => { $crate::__private::Unit::B };
    (@ KiB) => { $crate::__private::Unit::KiB };
    (@ MiB) => { $crate::__private::Unit::MiB };
    (@ GiB) => { $crate::__private::Unit::GiB };
    (@ $other:ident) => {
        $crate::__private::compile_error! {
            $crate::__private::concat!(
                "unknown unit `",
                $crate::__private::stringify!($other),
                "`, expected `B`, `KiB`, `MiB` or `GiB`"
            )
        }
    };

    // The value is known; what follows is its budget.
    (@ $relation:ident [$v:expr] $count:tt $unit:ident $(, $($rest:tt)*)?) => {
        $crate::__assert_deep_size! {
            @ [$v] [$relation]
            [$crate::__private::Unit::bytes($crate::__assert_deep_size!(@ $unit), $count)]
            [$crate::__private::stringify!($count $unit)] $($($rest)*)?
        }
    };
    (@ $relation:ident [$v:expr] $bytes:expr $(, $($rest:tt)*)?) => {
        $crate::__assert_deep_size! {
            @ [$v] [$relation] [$bytes] [$crate::__private::stringify!($bytes)] $($($rest)*)?
        }
    };

    // What may follow the budget.
    (@ [$v:expr] [$relation:ident] [$bytes:expr] [$written:expr] gaps allowed
        $(, $($message:tt)*)?
    ) => {
        $crate::__assert_deep_size! {
            @ [$v] [$relation] [$bytes] [$written] [Suffices] $($($message)*)?
        }
    };
    (@ [$v:expr] [$relation:ident] [$bytes:expr] [$written:expr] [$bound:ident]) => {
        $crate::__assert_deep_size! { @ [$v] [$relation] [$bytes] [$written] [$bound] "" }
    };
    (@ [$v:expr] [$relation:ident] [$bytes:expr] [$written:expr] [$bound:ident]
        $($message:tt)+
    ) => {{
        use $crate::__private::AssertDeepSize as _;
        $v.__assert_deep_size(
            &$crate::__private::Budget {
                value: $crate::__private::stringify!($v),
                limit: $crate::__private::Limit::$relation($bytes),
                written: $written,
                lower_bound: $crate::__private::LowerBound::$bound,
            },
            &$crate::__private::message(|f| {
                f.write_fmt($crate::__private::format_args!($($message)+))
            }),
        );
    }};
    (@ [$v:expr] [$relation:ident] [$bytes:expr] [$written:expr] $($message:tt)*) => {
        $crate::__assert_deep_size! {
            @ [$v] [$relation] [$bytes] [$written] [Fails] $($message)*
        }
    };
}

/// What the user adds to a failure, written only then. (std's `fmt::from_fn` is of Rust 1.93.)
pub const fn message(write: impl Fn(&mut fmt::Formatter<'_>) -> fmt::Result) -> impl fmt::Display {
    struct Message<F>(F);

    impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Message<F> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (self.0)(f)
        }
    }

    Message(write)
}

/// What a value's deep size may be, and how the user wrote that.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The expression of the value.
    pub value: &'static str,
    /// The number of bytes.
    pub limit: Limit,
    /// That number as the user wrote it.
    pub written: &'static str,
    /// Whether a lower bound will do.
    pub lower_bound: LowerBound,
}

/// How a deep size should relate to a number of bytes.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// `<=`
    AtMost(usize),
    /// `<`
    Below(usize),
    /// `==`
    Exactly(usize),
}

/// What becomes of a budget that is kept as far as the value could be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LowerBound {
    /// It counts as kept.
    Suffices,
    /// It fails.
    Fails,
}

/// Units of bytes, as they are spelt in budgets.
#[derive(Clone, Copy, Debug)]
pub enum Unit {
    /// Bytes.
    B,
    /// 1024 bytes.
    KiB,
    /// 1024 KiB.
    MiB,
    /// 1024 MiB.
    GiB,
}

impl Unit {
    /// `count` of this unit in bytes; at most `usize::MAX`.
    #[must_use]
    pub const fn bytes(self, count: usize) -> usize {
        let steps: u32 = match self {
            Self::B => 0,
            Self::KiB => 1,
            Self::MiB => 2,
            Self::GiB => 3,
        };
        count.saturating_mul(1024_usize.saturating_pow(steps))
    }
}

/// The method behind [`assert_deep_size!`](crate::assert_deep_size): called on a reference, it
/// measures what the reference points to.
pub trait AssertDeepSize: MemSize {
    /// Panics unless the deep size keeps to the budget.
    #[track_caller]
    fn __assert_deep_size(&self, budget: &Budget, message: &dyn fmt::Display) {
        let usage = self.mem_usage();
        if !budget.is_kept(&usage) {
            budget.fail(&usage, &Report::of(self), &message.to_string());
        }
    }
}

impl<T: MemSize + ?Sized> AssertDeepSize for T {}

impl Budget {
    fn is_kept(&self, usage: &MemUsage) -> bool {
        self.limit.allows(usage.deep())
            && (usage.is_exact() || self.lower_bound == LowerBound::Suffices)
    }

    #[expect(clippy::panic, reason = "it fails the test")]
    #[track_caller]
    fn fail(&self, usage: &MemUsage, report: &Report, message: &str) -> ! {
        let Self { value, limit, written, .. } = self;
        let (bound, deep) = (if usage.is_exact() { "" } else { "at least " }, usage.deep());
        let bytes = if deep == 1 { "byte" } else { "bytes" };
        let number = limit.number().to_string();
        let written =
            if written.starts_with(&number) { String::new() } else { format!(" ({written})") };
        let message = if message.is_empty() { String::new() } else { format!(": {message}") };
        let unsure = if limit.allows(deep) { UNSURE } else { "" };
        let tree = report.tree().min_percent(1.0);
        panic!(
            "deep size of `{value}` is {bound}{deep} {bytes}, expected {limit}{written}{message}\n\
             {unsure}\n{tree}"
        );
    }
}

/// Why a budget fails that seems to be kept.
const UNSURE: &str = "the gaps leave open whether it is: measure when everything can be looked \
                      into, or accept a lower bound with `, gaps allowed`\n";

impl Limit {
    const fn allows(self, bytes: usize) -> bool {
        match self {
            Self::AtMost(number) => bytes <= number,
            Self::Below(number) => bytes < number,
            Self::Exactly(number) => bytes == number,
        }
    }

    const fn number(self) -> usize {
        let (Self::AtMost(number) | Self::Below(number) | Self::Exactly(number)) = self;
        number
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(number) => write!(f, "at most {number}"),
            Self::Below(number) => write!(f, "less than {number}"),
            Self::Exactly(number) => write!(f, "{number}"),
        }
    }
}
