//! The usable bytes of values, by one walk, against what jemalloc reserves for all blocks that
//! were made for them.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use mem_size::report::Usable;
use mem_size::{MemSize, Report, SizeClasses};
use tikv_jemallocator::Jemalloc;

/// jemalloc, with the usable bytes of this thread's live blocks.
struct Counting;

thread_local! {
    static RESERVED: Cell<usize> = const { Cell::new(0) };
}

/// # Safety
///
/// The block is a live one of jemalloc.
unsafe fn usable(block: *mut u8) -> usize {
    // SAFETY: as is asked for.
    unsafe { tikv_jemalloc_sys::malloc_usable_size(block.cast()) }
}

// SAFETY: each call is passed on as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        let block = unsafe { Jemalloc.alloc(layout) };
        // SAFETY: it has just been made.
        let bytes = unsafe { usable(block) };
        RESERVED.set(RESERVED.get().wrapping_add(bytes));
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller promises that the block is live.
        let bytes = unsafe { usable(block) };
        RESERVED.set(RESERVED.get().wrapping_sub(bytes));
        // SAFETY: as the caller promises.
        unsafe { Jemalloc.dealloc(block, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[track_caller]
fn agrees<T: MemSize>(make: impl FnOnce() -> T) {
    let before = RESERVED.get();
    let value = make();
    let reserved = RESERVED.get() - before;
    let (report, usable) = Report::with_usable(&value, SizeClasses::JEMALLOC);
    assert_eq!(usable.usable, reserved, "{usable}{report}");
    assert_eq!(usable.heap, value.heap_size());
    assert_eq!(usable.blocks, value.mem_usage().blocks);
    let sum = |part: fn(&mem_size::report::UsableRow) -> usize| usable.rows.iter().map(part).sum();
    assert_eq!([usable.usable, usable.heap], [sum(|row| row.usable), sum(|row| row.heap)]);
    assert!(usable.rows.is_sorted_by(|a, b| a.waste() >= b.waste()));
    assert!(usable.rows.iter().all(|row| report.find(&row.path).is_some()));
}

fn words(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|n| "x".repeat(n * 7 % 301))
}

#[test]
fn usable_bytes_of_values_are_those_that_jemalloc_reserves() {
    agrees(|| words(1000).collect::<Vec<_>>());
    agrees(|| words(1000).collect::<VecDeque<_>>());
    agrees(|| words(1000).collect::<HashSet<_>>());
    agrees(|| words(1000).collect::<LinkedList<_>>());
    agrees(|| words(1000).enumerate().collect::<BTreeMap<_, _>>());
    agrees(|| {
        words(1000).map(|word| (word.clone(), vec![7_u16; word.len()])).collect::<HashMap<_, _>>()
    });
    agrees(|| words(300).map(|word| (Rc::<str>::from(&*word), Arc::new(word))).collect::<Vec<_>>());
    agrees(|| {
        let shared: Rc<Vec<String>> = Rc::new(words(50).collect());
        (vec![Rc::clone(&shared); 3], Box::new([shared]))
    });
    agrees(|| vec![0_u8; 1_000_001]);
    agrees(|| 7_u8);
}

#[test]
fn other_allocators_have_figures_of_their_own() {
    let value: Vec<_> = words(100).collect();
    let all = [SizeClasses::GLIBC, SizeClasses::JEMALLOC, SizeClasses::MIMALLOC];
    let [glibc, jemalloc, mimalloc] = all.map(|classes| Usable::of(&value, classes));
    assert_eq!([glibc.heap, jemalloc.heap], [value.heap_size(); 2]);
    assert_ne!(glibc.usable, jemalloc.usable);
    assert_eq!(jemalloc.usable, mimalloc.usable, "both have four classes for each doubling");
    println!("{glibc}\n{jemalloc}");
}
