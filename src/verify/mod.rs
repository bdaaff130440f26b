//! Holds the layouts that this crate mirrors against the allocator at hand: in a test of the
//! user's, on the user's compiler and target.

mod checks;

use std::error::Error;
use std::fmt;

use mem_size_core::MemSize;

use crate::{Audit, AuditError, audit};

/// Checks every layout of std that the crate mirrors on the compiler, target and allocator at hand.
///
/// How std lays out hash tables, B-tree nodes, the blocks of `Rc` and `Arc`, list nodes, the boxes
/// of locks and `io::Error`s is not part of its interface. The crate mirrors what the compilers do
/// that it was tested on. On a newer one, or on another target, one test tells whether that still
/// holds:
///
/// ```
/// use mem_size::CountingAlloc;
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// // In a test of its own program:
/// fn main() -> Result<(), mem_size::LayoutError> {
///     mem_size::verify_std_layouts()
/// }
/// ```
///
/// It builds some hundred values, measures them, and compares block by block with what the
/// allocator handed out. To check a type of your own, use [`verify_layout`].
///
/// # Errors
///
/// [`LayoutError::Differ`] names each layout that differs, with the audit that shows how.
/// [`LayoutError::Audit`] when the allocator is not [`CountingAlloc`](crate::CountingAlloc), or
/// when this is called within an audit.
#[inline]
pub fn verify_std_layouts() -> Result<(), LayoutError> {
    let mut mismatches = Vec::new();
    for check in checks::ALL {
        match check() {
            Ok(()) => {}
            Err(LayoutError::Differ(found)) => mismatches.extend(found),
            Err(error) => return Err(error),
        }
    }
    if mismatches.is_empty() { Ok(()) } else { Err(LayoutError::Differ(mismatches)) }
}

/// Checks that the blocks of a value are those that the allocator hands out while it is built.
///
/// `layout` names what the value shows, for the message. Gaps are no mismatch, as long as every
/// block is reported.
///
/// ```
/// use mem_size::{Block, CountingAlloc, MemSize, Tracer, verify_layout};
///
/// #[global_allocator]
/// static ALLOC: CountingAlloc = CountingAlloc::new();
///
/// struct Pages(Vec<[u8; 64]>);
///
/// impl MemSize for Pages {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         // Forgets the pages that are reserved.
///         tracer.block(Block::holding(self.0.as_slice()));
///     }
/// }
///
/// let differs = verify_layout("pages", || Pages(Vec::with_capacity(4))).unwrap_err();
/// assert!(differs.to_string().starts_with("pages: "));
/// ```
///
/// # Errors
///
/// When the blocks differ, when the allocator is not [`CountingAlloc`](crate::CountingAlloc), or
/// when this is called within an audit.
pub fn verify_layout<T: MemSize>(
    layout: &'static str,
    build: impl FnOnce() -> T,
) -> Result<(), LayoutError> {
    let audit = audit(build).map_err(LayoutError::Audit)?;
    if audit.is_exact() {
        return Ok(());
    }
    Err(LayoutError::Differ(vec![LayoutMismatch { layout, audit }]))
}

/// A layout that is another than the crate believes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LayoutMismatch {
    /// What is laid out: `hash table`, `B-tree node` …
    pub layout: &'static str,
    /// Which blocks of which value differ.
    pub audit: Audit,
}

/// Why layouts could not be verified.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LayoutError {
    /// Some layouts differ: at least one.
    Differ(Vec<LayoutMismatch>),
    /// There is nothing to compare with.
    Audit(AuditError),
}

/// `hash table: ` and the audit, a paragraph for each layout that differs.
impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Audit(error) => error.fmt(f),
            Self::Differ(mismatches) => {
                for (nth, LayoutMismatch { layout, audit }) in mismatches.iter().enumerate() {
                    let gap = if nth == 0 { "" } else { "\n\n" };
                    write!(f, "{gap}{layout}: {audit}")?;
                }
                Ok(())
            }
        }
    }
}

/// As `Display`: what a test that returns the error prints.
impl fmt::Debug for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for LayoutError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Audit(error) => Some(error),
            Self::Differ(_) => None,
        }
    }
}
