//! What dropping a value would free: a walk that notes the shared blocks with their handles, and
//! then takes the counts down as the drop would.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::mem::take;

use mem_size_core::{BlockEvent, BlockId, MemSize, Ownership, RefCounts, Sink, Tracer, WeakEvent};

/// The heap bytes that dropping this value now would free.
pub(super) fn exclusive_heap<T: MemSize>(value: &T) -> usize {
    let (listener, _) = Tracer::__listen(value, Listener::default);
    listener.owners.freed()
}

/// Something that owns blocks: the value itself, which is the first, or a shared block.
#[derive(Default)]
struct Owner {
    /// Bytes of the shared block itself, which `Weak`s keep.
    block: usize,
    /// Bytes of the blocks that hang on it alone.
    content: usize,
    /// Bytes among these that are counted elsewhere.
    taken_back: usize,
    /// Handles that lead to it and have not been dropped.
    strong: usize,
    weak: usize,
    /// The shared blocks that its handles lead to.
    strong_to: Vec<usize>,
    weak_to: Vec<usize>,
}

impl Owner {
    /// Takes the counts as a handle tells them; other threads may change them meanwhile.
    fn learn(&mut self, counts: RefCounts) {
        self.strong = self.strong.max(counts.strong);
        self.weak = self.weak.max(counts.weak);
    }
}

#[derive(Default)]
struct Owners(Vec<Owner>);

impl Owners {
    fn change(&mut self, nth: usize, change: impl FnOnce(&mut Owner)) {
        if let Some(owner) = self.0.get_mut(nth) {
            change(owner);
        }
    }

    /// Drops the first, and what has no handle left then.
    fn freed(mut self) -> usize {
        let mut gone = Vec::new();
        let mut waiting = Vec::from([0]);
        while let Some(nth) = waiting.pop() {
            gone.push(nth);
            let Some(owner) = self.0.get_mut(nth) else { continue };
            let (strong_to, weak_to) = (take(&mut owner.strong_to), take(&mut owner.weak_to));
            for to in strong_to {
                self.change(to, |owner| {
                    owner.strong = owner.strong.saturating_sub(1);
                    if owner.strong == 0 {
                        waiting.push(to);
                    }
                });
            }
            for to in weak_to {
                self.change(to, |owner| owner.weak = owner.weak.saturating_sub(1));
            }
        }
        let bytes = gone.iter().filter_map(|&nth| self.0.get(nth)).map(|owner| {
            let block = if owner.weak == 0 { owner.block } else { 0 };
            block.saturating_add(owner.content).saturating_sub(owner.taken_back)
        });
        bytes.fold(0, usize::saturating_add)
    }
}

/// Notes the owners, and which of them the walk is in.
struct Listener {
    owners: Owners,
    by_id: BTreeMap<BlockId, usize>,
    here: usize,
    way: Vec<usize>,
}

impl Default for Listener {
    fn default() -> Self {
        let owners = Owners(Vec::from([Owner::default()]));
        Self { owners, by_id: BTreeMap::new(), here: 0, way: Vec::new() }
    }
}

impl Listener {
    fn owner_of(&mut self, id: Option<BlockId>) -> usize {
        let new = self.owners.0.len();
        let nth = id.map_or(new, |id| *self.by_id.entry(id).or_insert(new));
        if nth == new {
            self.owners.0.push(Owner::default());
        }
        nth
    }

    fn enter_shared(&mut self, block: &BlockEvent, counts: Option<RefCounts>) {
        let nth = self.owner_of(block.id);
        self.owners.change(self.here, |owner| owner.strong_to.push(nth));
        // Without counts, and of a dead block, there may be any number of handles.
        let counts = counts.filter(|counts| counts.strong > 0);
        self.owners.change(nth, |owner| {
            owner.learn(counts.unwrap_or(RefCounts::new(usize::MAX, 0)));
            if block.is_first_visit {
                owner.block = owner.block.saturating_add(block.size);
            }
        });
        self.here = nth;
    }
}

impl Sink for Listener {
    fn enter_block(&mut self, block: &BlockEvent) {
        self.way.push(self.here);
        match block.ownership {
            Ownership::Shared(counts) if counts != Some(RefCounts::new(1, 0)) => {
                self.enter_shared(block, counts);
            }
            _ if block.is_first_visit => self.owners.change(self.here, |owner| {
                owner.content = owner.content.saturating_add(block.size);
            }),
            _ => {}
        }
    }

    fn leave_block(&mut self) {
        self.here = self.way.pop().unwrap_or_default();
    }

    fn weak(&mut self, weak: &WeakEvent) {
        let nth = self.owner_of(weak.id);
        self.owners.change(self.here, |owner| owner.weak_to.push(nth));
        self.owners.change(nth, |owner| owner.learn(weak.counts));
    }

    fn already_counted(&mut self, bytes: usize) {
        self.owners.change(self.here, |owner| {
            owner.taken_back = owner.taken_back.saturating_add(bytes);
        });
    }
}
