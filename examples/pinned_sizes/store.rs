//! What is kept in memory: types with pointers, which have a size per pointer width.

use std::num::NonZeroUsize;

use mem_size::MemSize;

use crate::wire::Frame;

/// There is one for each connection.
#[derive(MemSize)]
#[repr(C)]
pub(crate) struct Session {
    pub(crate) is_open: bool,
    pub(crate) received: usize,
    pub(crate) pending: Option<Box<Frame>>,
    pub(crate) next: Option<Box<Self>>,
}

/// Borrowed from a session.
#[derive(MemSize)]
#[repr(C)]
pub(crate) struct Cursor<'a> {
    pub(crate) frame: &'a Frame,
    pub(crate) position: u16,
    pub(crate) limit: Option<NonZeroUsize>,
}

/// Generic types have a size for each instance: the list of all types leaves them out.
#[derive(MemSize)]
#[repr(C)]
pub(crate) struct Slot<T> {
    pub(crate) generation: u16,
    pub(crate) value: T,
}
