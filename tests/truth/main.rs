//! The truth: every answer is held against a global allocator that counts bytes and blocks.
//!
//! A program of its own, as it is run by itself hundreds of times (CONTRIBUTING.md).
#![expect(unused_must_use, reason = "most values are built only to be measured")]

mod borrowed;
mod cells;
#[path = "../support/counting.rs"]
mod counting;
mod elements;
mod flat;
mod gaps;
mod histories;
mod io;
mod nested;
mod parts;
mod removals;
mod sequences;
mod shared;
mod tables;
mod text;
mod thinning;
mod trees;

use std::rc::Rc;

use counting::{Counting, Live, counted};
use mem_size::{Audit, Auditor, BlockEvent, CountingAlloc, Gap, MemSize, MemUsage, Sink, Tracer};

#[global_allocator]
static ALLOCATOR: Counting<CountingAlloc> = Counting(CountingAlloc::new());

/// What a listener hears of blocks that count.
#[derive(Default)]
struct Heard {
    bytes: usize,
    blocks: usize,
    taken_back: usize,
    /// Blocks entered and not left.
    open: usize,
}

impl Sink for Heard {
    fn enter_block(&mut self, block: &BlockEvent) {
        self.open += 1;
        assert!(block.spare + block.overhead <= block.size, "the parts exceed {block:?}");
        if block.is_first_visit {
            self.bytes += block.size;
            self.blocks += block.blocks.unwrap_or(1);
        }
    }

    fn leave_block(&mut self) {
        self.open -= 1;
    }

    fn already_counted(&mut self, bytes: usize) {
        self.taken_back += bytes;
    }
}

/// Measures the value, and once more with a listener, who must hear the same.
#[track_caller]
fn usage<T: MemSize + ?Sized>(value: &T) -> MemUsage {
    let usage = value.mem_usage();
    let mut heard = Heard::default();
    assert_eq!(
        Tracer::with_sink(&mut heard).measure(value),
        usage,
        "a listener changes the answer"
    );
    assert_eq!((heard.bytes - heard.taken_back, heard.blocks), (usage.heap, usage.blocks));
    assert_eq!(heard.open, 0, "a block is entered and not left");
    assert_eq!(after_others(value), usage, "roots that were measured before change the answer");
    assert_eq!(usage.shallow, size_of_val(value));
    let own = value.own_size();
    assert!(usage.shallow <= own && own <= usage.deep(), "own size {own} of {usage:?}");
    assert!(usage.spare + usage.overhead <= usage.heap, "the parts exceed the whole: {usage:?}");
    usage
}

/// Measures the value after roots that have nothing to do with it, but after which a walk looks
/// more closely: a number, which could lie in any buffer, and handles of one block, so that some
/// are known.
fn after_others<T: MemSize + ?Sized>(value: &T) -> MemUsage {
    let number = 7_u64;
    let handle = Rc::new(number);
    let handles = [Rc::clone(&handle), handle];
    let mut tracer = Tracer::new();
    tracer.measure(&number);
    tracer.measure(&handles);
    tracer.measure(value)
}

/// The value owns, to the byte and to the block, what the allocator has handed out for it.
#[track_caller]
fn assert_truth<T: MemSize + ?Sized>(value: &T, live: Live) {
    let usage = usage(value);
    assert_eq!((usage.heap.cast_signed(), usage.blocks.cast_signed()), (live.bytes, live.blocks));
    assert!(usage.is_exact(), "{usage:?}");
}

/// Builds a value, and compares block by block, which must come out as expected; with what the
/// allocator has handed out meanwhile.
#[track_caller]
fn audited<T: MemSize>(build: impl FnOnce() -> T, is_right: impl Fn(&Audit) -> bool) -> (T, Live) {
    let mut live = Live::default();
    let build = || {
        let (value, handed_out) = counted(build);
        live = handed_out;
        value
    };
    match Auditor::new().run(build) {
        Ok((value, audit)) => {
            assert!(is_right(&audit), "{audit}");
            (value, live)
        }
        Err(error) => unreachable!("{error}"),
    }
}

/// Builds a value, and holds it against what the allocator has handed out meanwhile.
#[track_caller]
fn exact<T: MemSize>(build: impl FnOnce() -> T) -> T {
    let (value, live) = audited(build, Audit::is_exact);
    assert_truth(&value, live);
    value
}

/// Builds a value that cannot be measured in full: a lower bound, and just this one gap.
#[track_caller]
fn at_least<T: MemSize>(gap: Gap, build: impl FnOnce() -> T) -> T {
    let is_sound = |audit: &Audit| audit.phantom.is_empty() && audit.repeated.is_empty();
    let (value, live) = audited(build, is_sound);
    let usage = usage(&value);
    assert!(usage.heap.cast_signed() <= live.bytes && usage.blocks.cast_signed() <= live.blocks);
    assert_eq!((usage.gaps.count(gap), usage.gaps.total()), (1, 1), "{usage:?}");
    value
}

/// Numbers that are the same in every run: xorshift.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }
}
