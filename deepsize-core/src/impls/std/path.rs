//! `std::path`.

use std::path::{
    Ancestors, Component, Components, Display, Iter, Path, PathBuf, Prefix, PrefixComponent,
    StripPrefixError,
};

use crate::__private::when_ordered;
use crate::impls::{borrowing, flat};
use crate::{Block, Flat, MemSize, Tracer};

flat!(StripPrefixError);
borrowing!(
    {} Ancestors<'_>, Component<'_>, Components<'_>, Display<'_>, Iter<'_>, Prefix<'_>,
    PrefixComponent<'_>
);

/// Its bytes lie inside what holds it.
impl MemSize for Path {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}
}

/// One block of `capacity()` bytes.
impl MemSize for PathBuf {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let bytes = self.as_os_str().as_encoded_bytes();
        tracer.block(Block::buffer(bytes.as_ptr(), bytes.len(), self.capacity()));
    }

    when_ordered!();
}

impl Flat for Path {}
