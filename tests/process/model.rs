//! Random sequences of calls, held against a model.

use std::alloc::{GlobalAlloc, Layout};

use mem_size::{AllocStats, thread_alloc_stats};
use proptest::prelude::*;

use crate::ALLOC;

#[derive(Clone, Debug)]
enum Call {
    Alloc { size: usize, align_log: u32, is_zeroed: bool },
    Realloc { nth: usize, size: usize },
    Dealloc { nth: usize },
}

fn call() -> impl Strategy<Value = Call> {
    let size = prop_oneof![1_usize..100, 1_usize..200_000];
    prop_oneof![
        (size.clone(), 0_u32..8, any::<bool>())
            .prop_map(|(size, align_log, is_zeroed)| Call::Alloc { size, align_log, is_zeroed }),
        (any::<usize>(), size).prop_map(|(nth, size)| Call::Realloc { nth, size }),
        any::<usize>().prop_map(|nth| Call::Dealloc { nth }),
    ]
}

/// What the counters must come to.
#[derive(Default)]
struct Model {
    blocks: Vec<(*mut u8, Layout)>,
    live: usize,
    peak: usize,
    allocated: u64,
    freed: u64,
    allocations: u64,
    frees: u64,
    reallocations: u64,
}

impl Model {
    fn grow(&mut self, bytes: usize) {
        self.live += bytes;
        self.allocated += bytes as u64;
        self.peak = self.peak.max(self.live);
    }

    fn shrink(&mut self, bytes: usize) {
        self.live -= bytes;
        self.freed += bytes as u64;
    }

    fn make(&mut self, call: &Call) {
        match *call {
            Call::Alloc { size, align_log, is_zeroed } => {
                let Ok(layout) = Layout::from_size_align(size, 1 << align_log) else { return };
                // SAFETY: the size is not 0.
                let block = unsafe {
                    if is_zeroed { ALLOC.alloc_zeroed(layout) } else { ALLOC.alloc(layout) }
                };
                self.blocks.push((block, layout));
                self.allocations += 1;
                self.grow(size);
            }
            Call::Realloc { nth, size } => {
                let len = self.blocks.len().max(1);
                let Some((block, layout)) = self.blocks.get_mut(nth % len) else { return };
                let old = layout.size();
                // SAFETY: the block lives, with this layout; the size is not 0.
                *block = unsafe { ALLOC.realloc(*block, *layout, size) };
                let Ok(new) = Layout::from_size_align(size, layout.align()) else { return };
                *layout = new;
                self.reallocations += 1;
                if size > old { self.grow(size - old) } else { self.shrink(old - size) }
            }
            Call::Dealloc { nth } if !self.blocks.is_empty() => {
                let (block, layout) = self.blocks.swap_remove(nth % self.blocks.len());
                // SAFETY: the block lives, with this layout.
                unsafe { ALLOC.dealloc(block, layout) };
                self.frees += 1;
                self.shrink(layout.size());
            }
            Call::Dealloc { .. } => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counters_follow_any_sequence_of_calls(calls in proptest::collection::vec(call(), 0..200)) {
        let mut model = Model { blocks: Vec::with_capacity(200), ..Model::default() };
        let before = thread_alloc_stats();
        for call in &calls {
            model.make(call);
        }
        let after = thread_alloc_stats();
        let (Ok(before), Ok(after)) = (before, after) else { unreachable!("it is installed") };
        prop_assert_eq!(difference(before, after), (
            (model.allocations, model.frees, model.reallocations),
            (model.allocated, model.freed),
            (model.live.cast_signed(), model.blocks.len().cast_signed()),
        ));
        let rise = after.peak_bytes - before.live_bytes;
        prop_assert!(after.peak_bytes == before.peak_bytes || rise == model.peak.cast_signed());
        prop_assert!(rise >= model.peak.cast_signed());
        for (block, layout) in model.blocks {
            // SAFETY: the block lives, with this layout.
            unsafe { ALLOC.dealloc(block, layout) };
        }
    }
}

type Difference = ((u64, u64, u64), (u64, u64), (isize, isize));

fn difference(before: AllocStats, after: AllocStats) -> Difference {
    (
        (
            after.allocated_blocks - before.allocated_blocks,
            after.freed_blocks - before.freed_blocks,
            after.reallocations - before.reallocations,
        ),
        (after.allocated_bytes - before.allocated_bytes, after.freed_bytes - before.freed_bytes),
        (after.live_bytes - before.live_bytes, after.live_blocks - before.live_blocks),
    )
}
