//! `std::fs`.

use std::fs::{
    DirBuilder, DirEntry, File, FileTimes, FileType, Metadata, OpenOptions, Permissions, ReadDir,
};

use crate::impls::{flat, opaque};

flat!(DirBuilder, File, FileTimes, FileType, Metadata, OpenOptions, Permissions);

// Both share the open directory, and an entry has its name.
opaque!({} DirEntry; {} ReadDir;);

/// What the error owns, if it is one.
#[cfg(mem_size_since_1_89)]
#[clippy::msrv = "1.89"]
impl crate::MemSize for std::fs::TryLockError {
    fn trace(&self, tracer: &mut crate::Tracer<'_>) {
        match self {
            Self::Error(error) => error.trace(tracer),
            Self::WouldBlock => {}
        }
    }
}
