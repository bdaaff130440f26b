//! The addresses of the roots, to find the blocks in which one lies.

use alloc::collections::BTreeSet;

use mem_size_core::{BlockAddress, BlockEvent};

/// The addresses of roots, each with its node.
#[derive(Default)]
pub(super) struct Spans {
    roots: BTreeSet<(usize, u32)>,
    /// The first and the last of these addresses: mostly roots lie apart from all blocks.
    hull: Option<(usize, usize)>,
}

impl Spans {
    pub(super) fn insert(&mut self, address: usize, root: u32) {
        self.roots.insert((address, root));
        let (first, last) = self.hull.unwrap_or((address, address));
        self.hull = Some((first.min(address), last.max(address)));
    }

    /// Whether one of the roots may begin in a block.
    #[inline]
    pub(super) fn may_be_in(&self, block: &BlockEvent) -> bool {
        let Some((first, last)) = self.hull else { return false };
        let (start, end) = match block.address {
            BlockAddress::Start(start) => (start, start.saturating_add(block.size)),
            BlockAddress::Inside(inside) => {
                (inside.saturating_sub(block.size), inside.saturating_add(block.size))
            }
            // It may be anywhere.
            _ => return true,
        };
        start <= last && end > first && self.roots.range((start, 0)..(end, 0)).next().is_some()
    }

    /// Forgets a root.
    pub(super) fn remove(&mut self, address: usize, root: u32) {
        self.roots.remove(&(address, root));
        let address = |&(address, _): &(usize, u32)| address;
        self.hull = self.roots.first().map(address).zip(self.roots.last().map(address));
    }

    /// The roots that begin in a block.
    #[inline]
    pub(super) fn within(&self, block: &BlockEvent) -> Option<impl Iterator<Item = u32>> {
        let (BlockAddress::Start(start), Some((first, last))) = (block.address, self.hull) else {
            return None;
        };
        let end = start.saturating_add(block.size);
        let may_hold_one = start <= last && end > first;
        may_hold_one.then(|| self.roots.range((start, 0)..(end, 0)).map(|&(_, root)| root))
    }
}
