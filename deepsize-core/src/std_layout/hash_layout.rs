//! How large the block of a table of hashbrown is, and how many buckets a capacity takes at least.
//! std's tables are hashbrown's; those of other crates are measured by this, too.

use core::alloc::Layout;

use super::max;
use crate::walk::Block;

// LAYOUT: a table probes `Group::WIDTH` control bytes at a time, by what the target offers. From
// hashbrown's src/control/group/mod.rs, as used by std of Rust 1.88 to 1.99; tests/truth/tables.rs.
/// How many control bytes are probed at once in the tables of std.
#[cfg(feature = "std")]
pub(crate) const GROUP_WIDTH: usize =
    if cfg!(all(target_arch = "loongarch64", target_feature = "lsx", not(miri))) {
        16
    } else {
        STABLE_GROUP_WIDTH
    };

/// The same in the tables of other crates, which cannot use the unstable features that std may.
pub(crate) const STABLE_GROUP_WIDTH: usize = if cfg!(all(
    any(target_arch = "x86", target_arch = "x86_64"),
    target_feature = "sse2",
    not(miri)
)) {
    16
} else if cfg!(any(
    target_pointer_width = "64",
    target_arch = "aarch64",
    target_arch = "x86_64",
    target_arch = "wasm32"
)) {
    8
} else {
    4
};

// LAYOUT: entries, padded to where control bytes may begin, then a control byte for each bucket
// and one more group. From hashbrown's src/raw.rs, `TableLayout::calculate_layout_for`, as used by
// std of Rust 1.88 to 1.99; tests/truth/tables.rs.
/// The size in bytes of a block with so many buckets, of which `group_width` are probed at once.
#[inline]
pub(crate) fn size_of_table(entry: Layout, buckets: usize, group_width: usize) -> usize {
    if buckets == 0 {
        return 0;
    }
    let control_align = max(entry.align(), group_width);
    entry
        .size()
        .saturating_mul(buckets)
        .checked_next_multiple_of(control_align)
        .unwrap_or(usize::MAX)
        .saturating_add(buckets)
        .saturating_add(group_width)
}

// LAYOUT: entries are iterated from the highest address to the lowest. From hashbrown's src/raw.rs,
// `RawIterRange`, as used by std of Rust 1.88 to 1.99; tests/truth/tables.rs.
/// The block of so many bytes with so many buckets, of which `len` are taken; `first` is the
/// address of the entry that iteration yields first, if there is one.
#[inline]
pub(crate) fn block_of_table(
    entry: Layout,
    (size, buckets): (usize, usize),
    len: usize,
    first: Option<usize>,
) -> Block {
    let present = entry.size().saturating_mul(len);
    let slots = entry.size().saturating_mul(buckets);
    let block =
        Block::new(size).spare(slots.saturating_sub(present)).overhead(size.saturating_sub(slots));
    match first {
        Some(first) if entry.size() > 0 => {
            block.with_elements_until(first.saturating_add(entry.size()))
        }
        _ => block,
    }
}

// LAYOUT: a table of 4 or 8 buckets keeps one free, a larger one an eighth. From hashbrown's
// src/raw.rs, `bucket_mask_to_capacity`, as used by std of Rust 1.88 to 1.99;
// tests/truth/tables.rs.
/// The fewest buckets that hold so many entries; they come in powers of two from 4 on.
#[cfg(mem_size_hash_tables_by_capacity)]
#[inline]
pub(crate) const fn buckets_for(capacity: usize) -> usize {
    match capacity {
        0 => 0,
        1..=3 => 4,
        4..=7 => 8,
        _ => match capacity.div_ceil(7).checked_mul(8) {
            Some(buckets) => match buckets.checked_next_power_of_two() {
                Some(buckets) => buckets,
                None => usize::MAX,
            },
            None => usize::MAX,
        },
    }
}
