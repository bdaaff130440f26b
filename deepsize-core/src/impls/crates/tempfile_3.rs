//! `tempfile` 3: files and directories that are removed when they go.

use std::path::Path;

use tempfile::{NamedTempFile, PathPersistError, PersistError, SpooledTempFile, TempDir, TempPath};

use crate::impls::opaque;
use crate::{Block, MemSize, Tracer};

/// One block of the path, which is boxed.
impl MemSize for TempDir {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.path()));
    }
}

/// One block of the path, which is boxed.
impl MemSize for TempPath {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let path: &Path = self;
        tracer.block(Block::holding(path));
    }
}

/// One block of the path, which is boxed, and what the file owns.
impl<F: MemSize> MemSize for NamedTempFile<F> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.path()));
        tracer.field("file", self.as_file());
    }
}

/// What error and file own.
impl<F: MemSize> MemSize for PersistError<F> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("error", &self.error);
        tracer.field("file", &self.file);
    }
}

/// What error and path own.
impl MemSize for PathPersistError {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("error", &self.error);
        tracer.field("path", &self.path);
    }
}

opaque!({} SpooledTempFile;);
