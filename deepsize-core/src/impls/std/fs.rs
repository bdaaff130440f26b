//! `std::fs`.

use std::fs::{
    DirBuilder, DirEntry, File, FileTimes, FileType, Metadata, OpenOptions, Permissions, ReadDir,
    TryLockError,
};

use crate::impls::{flat, opaque};
use crate::{MemSize, Tracer};

flat!(DirBuilder, File, FileTimes, FileType, Metadata, OpenOptions, Permissions);

// Both share the open directory, and an entry has its name.
opaque!({} DirEntry; {} ReadDir;);

/// What the error owns, if it is one.
impl MemSize for TryLockError {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Error(error) => error.trace(tracer),
            Self::WouldBlock => {}
        }
    }
}
