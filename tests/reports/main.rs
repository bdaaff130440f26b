//! What becomes of a measured value: reports, values side by side, the formats that show them,
//! files, differences and baselines. Each module is named for what it tests.
//!
//! They share one program: no test here looks at figures of the whole process, sets a variable of
//! the environment or writes a file of another's name.

#[cfg(all(feature = "snapshot", feature = "json", feature = "derive"))]
mod baseline;
#[cfg(feature = "derive")]
mod compare;
#[cfg(all(feature = "snapshot", feature = "json", feature = "html"))]
mod extremes;
mod render;
#[cfg(feature = "derive")]
mod report;
#[cfg(all(feature = "json", feature = "derive"))]
mod serial;
#[cfg(all(feature = "snapshot", feature = "json", feature = "derive"))]
mod snapshot;

#[cfg(feature = "process")]
#[global_allocator]
static ALLOCATOR: mem_size::CountingAlloc = mem_size::CountingAlloc::new();
