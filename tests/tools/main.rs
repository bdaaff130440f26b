//! The tools around a value, under the counting allocator. Each module is named for what it tests.
//!
//! They share one program: each test looks at figures of its own thread, or of a type of its own.
//! What looks at the whole process or at fresh threads stands alone, in `process/`,
//! `process_wide.rs` and `leaks_of_process.rs`.

#[cfg(feature = "derive")]
mod handles;
#[cfg(all(feature = "process", feature = "derive"))]
mod instances;
#[cfg(all(feature = "process", feature = "derive"))]
mod leaks;
#[cfg(feature = "process")]
mod verify;

#[cfg(feature = "process")]
#[global_allocator]
static ALLOC: mem_size::CountingAlloc = mem_size::CountingAlloc::new();
