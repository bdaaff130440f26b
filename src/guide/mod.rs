//! Pages of the manual: only text, with examples that run.

/// Sizes at compile time: layouts, assertions, and one snapshot for all types.
#[cfg(all(feature = "layout", feature = "derive"))]
#[doc = include_str!("compile_time.md")]
pub mod compile_time {}

/// Around the value: the counting allocator, profiles, leaks and audits.
#[cfg(all(feature = "process", feature = "derive"))]
#[doc = include_str!("around.md")]
pub mod around {}

/// Coming from Python: what `sys`, `gc` and their neighbours have, and what it is called here.
#[cfg(all(feature = "process", feature = "derive"))]
#[doc = include_str!("python.md")]
pub mod python {}

/// Memory in pull requests: a comment on each, a baseline in the repository.
#[cfg(all(feature = "snapshot", feature = "json", feature = "derive"))]
#[doc = include_str!("pull_requests.md")]
pub mod pull_requests {}

/// What stands in the files: the schema of reports as data.
#[cfg(feature = "json")]
#[doc = include_str!("schema.md")]
pub mod schema {}

/// Types of other crates: which there are, by feature, and what a gap in their answer means.
#[doc = include_str!("foreign.md")]
pub mod foreign {}

/// Who keeps what: shallow, own, deep, exclusive, dominated and shared on one example.
#[cfg(all(feature = "graph", feature = "derive"))]
#[doc = include_str!("owners.md")]
pub mod owners {}
