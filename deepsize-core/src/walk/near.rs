//! Hashes of addresses. Neighbours stay neighbours: a walk mostly meets blocks in the order in
//! which they were allocated, and then the part of a table that it needs is in the cache.

/// The upper bits of a hash, by which a table tells apart what is in one place.
const TAG: usize = !(usize::MAX >> 7);
/// All numbers by the golden ratio, that of two Fibonacci numbers, as Knuth's multiplicative
/// hashing has it: products with it are spread over the upper bits.
const SPREAD: usize = (usize::MAX / 75_025 * 46_368) | 1;

/// A hash of the address of a block, for the tables of `hashbrown`: these take the place from
/// the low bits, and tell entries apart by the upper seven of a `usize`.
#[must_use]
#[inline]
pub(super) const fn near_hash(address: usize) -> u64 {
    let unit = address >> 4;
    // Blocks that lie a page or a larger power of two apart differ in the sum.
    let place = unit.wrapping_add(unit >> 8);
    // Of an address that exists the upper bits are the same for all; if not, that is no harm.
    (place ^ (unit.wrapping_mul(SPREAD) & TAG)) as u64
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn blocks_a_power_of_two_apart_are_in_different_places() {
        for step in [16_usize, 64, 4096, 1 << 16, 1 << 20] {
            let place = |nth: usize| near_hash(0x10_0000 + nth * step) & 0xFFFF;
            let places: BTreeSet<u64> = (0..1000).map(place).collect();
            assert!(places.len() > 250, "{step}: {}", places.len());
        }
    }

    #[test]
    fn neighbours_differ_in_their_tags() {
        let tag = |nth: usize| near_hash(0x10_0000 + nth * 32) >> (usize::BITS - 7);
        let tags: BTreeSet<u64> = (0..1000).map(tag).collect();
        assert!(tags.len() > 100, "{}", tags.len());
    }
}
