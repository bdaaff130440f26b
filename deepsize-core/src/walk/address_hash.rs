//! Hashes of addresses, which keep neighbouring blocks near each other in a table. A walk mostly
//! meets blocks in the order in which they were allocated, so that the part of the table that it
//! needs is in the cache.

/// The upper seven bits of a hash, by which `hashbrown` tells entries of one bucket apart.
const TAG_BITS: usize = !(usize::MAX >> 7);
/// 2^`usize::BITS` divided by the golden ratio, and odd, as in Knuth's multiplicative hashing: the
/// upper bits of products with it differ. The ratio is that of two Fibonacci numbers.
const GOLDEN_RATIO: usize = (usize::MAX / 75_025 * 46_368) | 1;

/// The hash of the address of a block, for the tables of `hashbrown`: these choose the bucket by
/// the low bits, and tell entries apart by the upper seven bits of a `usize`.
#[must_use]
#[inline]
pub(super) const fn hash_address(address: usize) -> u64 {
    let unit = address >> 4;
    // The sum differs for blocks that lie a page or a larger power of two apart.
    let place = unit.wrapping_add(unit >> 8);
    // The bits of the tag are the same in all addresses; if they were not, it would do no harm.
    (place ^ (unit.wrapping_mul(GOLDEN_RATIO) & TAG_BITS)) as u64
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn blocks_a_power_of_two_apart_are_in_different_places() {
        for step in [16_usize, 64, 4096, 1 << 16, 1 << 20] {
            let place = |nth: usize| hash_address(0x10_0000 + nth * step) & 0xFFFF;
            let places: BTreeSet<u64> = (0..1000).map(place).collect();
            assert!(places.len() > 250, "{step}: {}", places.len());
        }
    }

    #[test]
    fn neighbours_differ_in_their_tags() {
        let tag = |nth: usize| hash_address(0x10_0000 + nth * 32) >> (usize::BITS - 7);
        let tags: BTreeSet<u64> = (0..1000).map(tag).collect();
        assert!(tags.len() > 100, "{}", tags.len());
    }
}
