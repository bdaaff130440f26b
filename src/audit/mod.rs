//! Holds what an impl reports against what the allocator handed out, block by block.

pub(crate) mod assert;
mod compare;
mod listen;
mod text;

use std::fmt;

use mem_size_core::{Gaps, MemSize};

use crate::NotInstalled;
use crate::allocator::{Backtraces, RecordError, recorded};

/// Builds a value, measures it, and compares block by block with what the allocator handed out
/// meanwhile.
///
/// It finds what a sum cannot tell: the block that no `trace` reported (a forgotten field,
/// `#[mem_size(skip)]` on what owns memory, a wrong impl by hand), the block reported twice, the
/// one of another size, the one that does not exist. The allocator must be
/// [`CountingAlloc`](crate::CountingAlloc).
///
/// ```
/// use mem_size::{CountingAlloc, MemSize, audit};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// #[derive(MemSize)]
/// struct Session {
///     name: String,
///     #[mem_size(skip)]
///     cache: Vec<u8>,
/// }
///
/// fn main() -> Result<(), mem_size::AuditError> {
///     let audit = audit(|| Session { name: "Ada".into(), cache: vec![0; 100] })?;
///     assert!(!audit.is_exact());
///     assert_eq!(audit.dark_bytes(), 100);
///     println!("{audit}");
///     Ok(())
/// }
/// ```
///
/// ```text
/// audit of Session: 100 bytes of dark matter
///
/// measured       3 B in 1 block
/// allocated    103 B in 2 blocks
///
/// dark matter: allocated, but reported by no `trace`
///   100 B
/// ```
///
/// What is compared are the blocks that `build` allocates on the present thread and that are live
/// when it is done: more than the value owns where `build` also fills a cache outside it, and less
/// where it takes in what was allocated before. The value is dropped in the end; [`Auditor`] gives
/// it back, and tells where each block was allocated.
///
/// # Other threads
///
/// While an audit runs, all threads record. A block that another thread frees is not live, one that
/// another thread reallocates has its new size, and one that another thread allocates during the
/// audit counts as allocated where the value reports its address. What other threads allocate and
/// the value does not report is theirs, and never dark matter. So wait for the other threads in
/// `build`, or join them: what they are still to free counts as live.
///
/// Meanwhile each allocation of any thread takes a lock; without an audit, nothing is recorded.
///
/// # Errors
///
/// When the allocator is not installed, or `build` itself audits.
pub fn audit<T: MemSize>(build: impl FnOnce() -> T) -> Result<Audit, AuditError> {
    Auditor::new().run(build).map(|(_value, audit)| audit)
}

/// An audit with options.
///
/// ```
/// use mem_size::{Auditor, CountingAlloc};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// fn main() -> Result<(), mem_size::AuditError> {
///     let (names, audit) = Auditor::new().with_backtraces().run(|| vec!["Ada".to_string()])?;
///     assert!(audit.is_exact(), "{audit}");
///     assert_eq!(names.len(), 1);
///     Ok(())
/// }
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "an auditor does nothing until it runs"]
pub struct Auditor {
    backtraces: Backtraces,
}

impl Default for Auditor {
    fn default() -> Self {
        Self::new()
    }
}

impl Auditor {
    /// An auditor that does not ask where blocks were allocated.
    pub const fn new() -> Self {
        Self { backtraces: Backtraces::None }
    }

    /// Keeps a backtrace of each block, which takes some microseconds per block. Needs debug
    /// information, as any backtrace does.
    ///
    /// What is built must not capture a [`Backtrace`](std::backtrace::Backtrace) itself: the
    /// standard library holds a lock meanwhile, allocates, and would wait for itself. A panic does
    /// no harm.
    pub const fn with_backtraces(mut self) -> Self {
        self.backtraces = Backtraces::Kept;
        self
    }

    /// Builds and audits a value, and gives it back with what came out.
    ///
    /// # Errors
    ///
    /// When the allocator is not installed, or `build` itself audits.
    pub fn run<T: MemSize>(self, build: impl FnOnce() -> T) -> Result<(T, Audit), AuditError> {
        let (value, blocks) = recorded(self.backtraces, build)?;
        let audit = compare::compare(&value, blocks);
        Ok((value, audit))
    }
}

/// Why there is no audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuditError {
    /// The program's global allocator is not [`CountingAlloc`](crate::CountingAlloc).
    NotInstalled(NotInstalled),
    /// An audit is under way on this thread.
    Nested,
}

impl From<RecordError> for AuditError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::NotInstalled(error) => Self::NotInstalled(error),
            RecordError::Nested => Self::Nested,
        }
    }
}

impl fmt::Display for AuditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInstalled(error) => error.fmt(f),
            Self::Nested => {
                f.write_str("an audit within an audit: the inner one is part of the outer one")
            }
        }
    }
}

impl std::error::Error for AuditError {}

/// What an audit came to; [`Display`](fmt::Display) writes it for people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Audit {
    /// The type of the value.
    pub type_name: &'static str,
    /// Heap bytes and blocks as measured.
    pub measured: Totals,
    /// Bytes and blocks that the allocator handed out and that were live when the value was built.
    pub allocated: Totals,
    /// Allocated, but reported by no `trace`.
    pub dark: Vec<DarkBlock>,
    /// Reported more than once.
    pub repeated: Vec<RepeatedBlock>,
    /// Reported with another size than was requested.
    pub resized: Vec<ResizedBlock>,
    /// Reported, but not allocated while the value was built.
    pub phantom: Vec<PhantomBlock>,
    /// What could not be measured: dark matter may lie there.
    pub gaps: Gaps,
}

/// Bytes in blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Totals {
    /// Requested bytes.
    pub bytes: usize,
    /// Blocks.
    pub blocks: usize,
}

/// A block that no `trace` reported.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DarkBlock {
    /// Requested bytes.
    pub size: usize,
    /// Where it was allocated, a frame a line, if that was asked for.
    pub backtrace: Option<String>,
}

/// A block that was reported more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RepeatedBlock {
    /// Requested bytes.
    pub size: usize,
    /// The places that reported it, in the order of the walk.
    pub places: Vec<String>,
    /// Where it was allocated, a frame a line, if that was asked for.
    pub backtrace: Option<String>,
}

/// A block that was reported with a wrong size.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResizedBlock {
    /// The bytes that were reported.
    pub measured: usize,
    /// The bytes that were requested.
    pub allocated: usize,
    /// The place that reported it.
    pub place: String,
    /// Where it was allocated, a frame a line, if that was asked for.
    pub backtrace: Option<String>,
}

/// A block that was reported, but not allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhantomBlock {
    /// The bytes that were reported.
    pub size: usize,
    /// The place that reported it.
    pub place: String,
}

impl Audit {
    /// Whether each block was reported once, with its size, and no other was.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.dark.is_empty()
            && self.repeated.is_empty()
            && self.resized.is_empty()
            && self.phantom.is_empty()
    }

    /// Bytes that were allocated, but reported by no `trace`.
    #[must_use]
    pub fn dark_bytes(&self) -> usize {
        self.dark.iter().fold(0, |sum, block| sum.saturating_add(block.size))
    }
}
