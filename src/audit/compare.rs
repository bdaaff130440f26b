//! Puts the blocks that were reported beside those that were allocated.

use std::any::type_name;
use std::collections::HashMap;

use mem_size_core::{MemSize, Tracer};

use super::listen::{Listener, Reported};
use super::{Audit, DarkBlock, PhantomBlock, RepeatedBlock, ResizedBlock, Totals};
use crate::allocator::{Recorded, Thread};

/// Measures the value, and compares with the blocks, which come in the order of their addresses.
///
/// Those of other threads are only there to be found at the address of a reported block.
pub(super) fn compare<T: MemSize>(value: &T, blocks: Vec<Recorded>) -> Audit {
    let (listener, usage) = Tracer::__listen(value, Listener::default);
    let mut match_up =
        Match { pairs: blocks.into_iter().map(Pair::new).collect(), loose: Vec::new() };
    (0..listener.blocks.len()).for_each(|nth| match_up.place(&listener, nth));
    match_up.place_loose(&listener);
    match_up.place_arenas(&listener);
    match_up.pairs.retain(Pair::is_asked_for);
    let allocated = match_up.pairs.iter().fold(Totals::default(), |sum, pair| Totals {
        bytes: sum.bytes.saturating_add(pair.block.size),
        blocks: sum.blocks.saturating_add(1),
    });
    let mut audit = Audit {
        type_name: type_name::<T>(),
        measured: Totals { bytes: usage.heap, blocks: usage.blocks },
        allocated,
        dark: Vec::new(),
        repeated: Vec::new(),
        resized: Vec::new(),
        phantom: Vec::new(),
        gaps: usage.gaps,
    };
    let phantoms = match_up.loose.iter().filter_map(|&nth| listener.blocks.get(nth));
    audit.phantom.extend(phantoms.map(|reported| PhantomBlock {
        size: reported.size,
        place: listener.path(reported.place),
    }));
    for pair in match_up.pairs {
        pair.settle(&listener, &mut audit);
    }
    audit
}

/// What has been matched so far; reported blocks go by their number.
struct Match {
    pairs: Vec<Pair>,
    /// Reported blocks that are at no allocated one.
    loose: Vec<usize>,
}

/// An allocated block, and who reported it.
struct Pair {
    block: Recorded,
    reported: Vec<usize>,
    is_in_arena: bool,
}

impl Match {
    /// Finds the allocated block at the address of a reported one.
    fn place(&mut self, listener: &Listener, nth: usize) {
        let Some(reported) = listener.blocks.get(nth) else { return };
        match reported.address.and_then(|address| self.at(address)) {
            Some(pair) => pair.reported.push(nth),
            None => self.loose.push(nth),
        }
    }

    fn at(&mut self, address: usize) -> Option<&mut Pair> {
        let after = self.pairs.partition_point(|pair| pair.block.address <= address);
        let pair = self.pairs.get_mut(after.checked_sub(1)?)?;
        (address.wrapping_sub(pair.block.address) < pair.block.size).then_some(pair)
    }

    /// Matches arenas with all dark blocks, if these come to as many bytes: of an arena it is not
    /// known how many blocks it has.
    fn place_arenas(&mut self, listener: &Listener) {
        let is_arena =
            |nth: &usize| listener.blocks.get(*nth).is_some_and(|reported| reported.is_arena);
        let size = |nth: &usize| listener.blocks.get(*nth).map_or(0, |reported| reported.size);
        let told: usize = self.loose.iter().filter(|nth| is_arena(nth)).map(size).sum();
        let is_dark = |pair: &Pair| pair.reported.is_empty() && pair.is_asked_for();
        let dark = self.pairs.iter().filter(|pair| is_dark(pair));
        if told == 0 || told != dark.map(|pair| pair.block.size).sum::<usize>() {
            return;
        }
        self.loose.retain(|nth| !is_arena(nth));
        self.pairs.iter_mut().filter(|pair| is_dark(pair)).for_each(|pair| pair.is_in_arena = true);
    }

    /// Matches the blocks of which nothing tells where they are with dark ones of their size.
    fn place_loose(&mut self, listener: &Listener) {
        let mut dark: HashMap<usize, Vec<usize>> = HashMap::new();
        for (nth, pair) in self.pairs.iter().enumerate() {
            if pair.reported.is_empty() && pair.is_asked_for() {
                dark.entry(pair.block.size).or_default().push(nth);
            }
        }
        let pairs = &mut self.pairs;
        self.loose.retain(|&nth| {
            let Some(Reported { address: None, size, .. }) = listener.blocks.get(nth) else {
                return true;
            };
            let found = dark.get_mut(size).and_then(Vec::pop);
            match found.and_then(|found| pairs.get_mut(found)) {
                Some(pair) => {
                    pair.reported.push(nth);
                    false
                }
                None => true,
            }
        });
    }
}

impl Pair {
    fn new(block: Recorded) -> Self {
        Self { block, reported: Vec::new(), is_in_arena: false }
    }

    /// What another thread allocated and the value does not report is that thread's affair.
    fn is_asked_for(&self) -> bool {
        match self.block.by {
            Thread::This => true,
            Thread::Other => !self.reported.is_empty(),
        }
    }

    /// Adds what is wrong with the block, if anything is.
    fn settle(self, listener: &Listener, audit: &mut Audit) {
        let Self { block, reported, is_in_arena } = self;
        let Recorded { address: _, size, by: _, backtrace } = block;
        let reports = || reported.iter().filter_map(|&nth| listener.blocks.get(nth));
        // Views into one buffer are told part by part, each byte once.
        let is_repeated = reported.len() > 1 && !reports().all(|report| report.is_view);
        let measured = reports().fold(0_usize, |sum, report| sum.saturating_add(report.size));
        match reports().next() {
            None if is_in_arena => {}
            None => audit.dark.push(DarkBlock { size, backtrace }),
            Some(_) if is_repeated => {
                let places = reports().map(|report| listener.path(report.place)).collect();
                audit.repeated.push(RepeatedBlock { size, places, backtrace });
            }
            Some(first) if measured != size => audit.resized.push(ResizedBlock {
                measured,
                allocated: size,
                place: listener.path(first.place),
                backtrace,
            }),
            Some(_) => {}
        }
    }
}
