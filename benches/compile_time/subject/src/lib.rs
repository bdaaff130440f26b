//! The types that `../src/source.rs` has written.

include!(env!("MEM_SIZE_SUBJECT"));
