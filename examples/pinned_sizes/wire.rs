//! What goes over the wire: types without pointers, which have the same size everywhere.
//!
//! They are `repr(C)`, so that the compiler may not order their fields anew, and hold no number of
//! eight bytes, which some 32-bit targets align to four.

use mem_size::MemSize;

#[derive(MemSize)]
#[repr(C)]
pub(crate) struct Header {
    pub(crate) version: u8,
    pub(crate) length: u32,
    pub(crate) checksum: u16,
}

#[derive(MemSize)]
#[repr(C)]
pub(crate) struct Frame {
    pub(crate) header: Header,
    pub(crate) bytes: [u8; 1500],
}

#[derive(MemSize)]
#[repr(u8)]
pub(crate) enum Reply {
    Accepted { sequence: u32 },
    Refused(u16),
    Busy,
}
