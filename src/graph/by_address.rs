//! A table by address in which neighbours stay neighbours: a walk mostly meets blocks in the order
//! in which they were allocated, and then the table is in the cache.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

use mem_size_core::BlockId;

/// The number of each block.
pub(super) type ByAddress = HashMap<BlockId, u32, BuildHasherDefault<Near>>;

/// Hashes of addresses: near ones are near. The table takes its place from the low bits, and tells
/// entries apart by the upper seven.
#[derive(Default)]
pub(super) struct Near(u64);

impl Hasher for Near {
    fn finish(&self) -> u64 {
        let address = self.0;
        // Blocks that lie a page or a larger power of two apart differ in the sums.
        let place = (address >> 4).wrapping_add(address >> 12).wrapping_add(address >> 20);
        let tag = address.wrapping_mul(0x9E37_79B9_7F4A_7C15) & !(u64::MAX >> 7);
        tag | place & (u64::MAX >> 7)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_usize(&mut self, address: usize) {
        self.0 = address as u64;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn blocks_a_power_of_two_apart_are_in_different_places() {
        for step in [16_usize, 64, 4096, 1 << 16, 1 << 20] {
            let place = |nth: usize| {
                let mut hasher = Near::default();
                hasher.write_usize(0x10_0000 + nth * step);
                hasher.finish() & 0xFFFF
            };
            let places: BTreeSet<u64> = (0..1000).map(place).collect();
            assert!(places.len() > 250, "{step}: {}", places.len());
        }
    }
}
