//! A table by address, as the walk's own: neighbours stay neighbours.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

use mem_size_core::__private::near_hash;
use mem_size_core::BlockId;

/// The number of each block.
pub(super) type ByAddress = HashMap<BlockId, u32, BuildHasherDefault<Near>>;

/// Hashes a single address.
#[derive(Default)]
pub(super) struct Near(usize);

impl Hasher for Near {
    fn finish(&self) -> u64 {
        near_hash(self.0)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ usize::from(byte);
        }
    }

    fn write_usize(&mut self, address: usize) {
        self.0 = address;
    }
}
