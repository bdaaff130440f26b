//! A place in the source, which may be one of another program.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::panic::Location;

/// Where a profiled function is in the source: a [`Location`] that can also be read from a file.
///
/// ```
/// let (_, profile) = mem_size::profile(|| ());
/// assert!(profile.location.file().ends_with(".rs"));
/// println!("{}", profile.location); // src/main.rs:1:20
/// ```
#[derive(Clone)]
pub struct SourceLocation(Source);

/// Small, for profiles are moved at each end of a call.
#[derive(Clone)]
enum Source {
    Here(&'static Location<'static>),
    #[cfg(feature = "serde")]
    Read(Box<Read>),
}

#[cfg(feature = "serde")]
#[derive(Clone)]
struct Read {
    file: Box<str>,
    line: u32,
    column: u32,
}

impl SourceLocation {
    #[cfg(feature = "serde")]
    pub(super) fn read(file: Box<str>, line: u32, column: u32) -> Self {
        Self(Source::Read(Box::new(Read { file, line, column })))
    }

    /// The file, as the compiler was given it.
    #[must_use]
    pub fn file(&self) -> &str {
        match &self.0 {
            Source::Here(location) => location.file(),
            #[cfg(feature = "serde")]
            Source::Read(read) => &read.file,
        }
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        match &self.0 {
            Source::Here(location) => location.line(),
            #[cfg(feature = "serde")]
            Source::Read(read) => read.line,
        }
    }

    /// The column, from 1.
    #[must_use]
    pub fn column(&self) -> u32 {
        match &self.0 {
            Source::Here(location) => location.column(),
            #[cfg(feature = "serde")]
            Source::Read(read) => read.column,
        }
    }

    fn key(&self) -> (&str, u32, u32) {
        (self.file(), self.line(), self.column())
    }
}

impl From<&'static Location<'static>> for SourceLocation {
    fn from(location: &'static Location<'static>) -> Self {
        Self(Source::Here(location))
    }
}

impl PartialEq for SourceLocation {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for SourceLocation {}

impl PartialOrd for SourceLocation {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By file, line and column.
impl Ord for SourceLocation {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for SourceLocation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// `src/main.rs:3:5`.
impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line, column) = self.key();
        write!(f, "{file}:{line}:{column}")
    }
}
