//! The counting allocator, held against what the program asks for.
//!
//! A program of its own with few tests: std has a list of all live threads, for which a new thread
//! allocates when there are a dozen.
#![expect(unsafe_code, reason = "the allocator is called directly")]

mod model;

use std::alloc::{GlobalAlloc, Layout};
use std::hint::black_box;

use mem_size::{
    AllocStats, CountingAlloc, alloc_stats, allocated_blocks, allocated_bytes, thread_alloc_stats,
};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

type Outcome = Result<(), mem_size::NotInstalled>;

#[test]
fn requested_bytes_and_blocks_are_counted() -> Outcome {
    let before = thread_alloc_stats()?;
    let mut buffer: Vec<u8> = Vec::with_capacity(1000);
    let other = black_box(Box::new([0_u16; 21]));
    let now = thread_alloc_stats()?;
    assert_eq!(now.live_bytes - before.live_bytes, 1042);
    assert_eq!(now.live_blocks - before.live_blocks, 2);
    assert_eq!(now.allocated_blocks - before.allocated_blocks, 2);
    buffer.push(1);
    buffer.reserve_exact(2999);
    let grown = thread_alloc_stats()?;
    assert_eq!(grown.live_bytes - before.live_bytes, 3042);
    assert_eq!(grown.live_blocks, now.live_blocks);
    assert_eq!(grown.reallocations - now.reallocations, 1);
    buffer.shrink_to_fit();
    drop(other);
    let shrunk = thread_alloc_stats()?;
    assert_eq!(shrunk.live_bytes - before.live_bytes, 1);
    assert_eq!(shrunk.freed_bytes - before.freed_bytes, 2999 + 42);
    assert_eq!(shrunk.freed_blocks - before.freed_blocks, 1);
    Ok(())
}

#[test]
fn zeroed_and_over_aligned_requests_are_counted() -> Outcome {
    let before = thread_alloc_stats()?;
    let layouts = [(64, 4096), (1, 1), (3000, 256)];
    for (size, align) in layouts {
        let Ok(layout) = Layout::from_size_align(size, align) else { continue };
        // SAFETY: the sizes are not 0, and each block is freed with its own layout.
        unsafe {
            let block = ALLOC.alloc_zeroed(layout);
            assert!(!block.is_null() && block.addr().is_multiple_of(align));
            assert!((0..size).all(|nth| *block.add(nth) == 0));
            assert_eq!(thread_alloc_stats()?.live_bytes - before.live_bytes, size.cast_signed());
            ALLOC.dealloc(block, layout);
        }
    }
    let after = thread_alloc_stats()?;
    assert_eq!(after.live_bytes, before.live_bytes);
    assert_eq!(after.allocated_bytes - before.allocated_bytes, 3065);
    assert_eq!(after.freed_blocks - before.freed_blocks, 3);
    Ok(())
}

#[test]
fn nothing_is_live_in_a_new_thread() {
    let live = || thread_alloc_stats().map(|stats| (stats.live_bytes, stats.live_blocks));
    for _ in 0..100 {
        let all = std::thread::spawn(thread_alloc_stats).join();
        assert_eq!(all.ok(), Some(Ok(AllocStats::default())));
        // The standard library may keep a copy of the name.
        let named = std::thread::Builder::new().name("named".into()).spawn(live);
        let named = named.ok().and_then(|thread| thread.join().ok());
        assert!(matches!(named, Some(Ok((0, 0) | (5, 1)))), "{named:?}");
        let scoped = std::thread::scope(|scope| scope.spawn(live).join().ok());
        assert_eq!(scoped, Some(Ok((0, 0))));
        let first = std::thread::spawn(move || (black_box(vec![1_u8; 100]), live()).1);
        assert_eq!(first.join().ok(), Some(Ok((100, 1))));
    }
}

#[test]
fn block_of_another_thread_counts_down_where_it_is_freed() {
    let block = black_box(vec![0_u8; 100]);
    let live = std::thread::spawn(move || {
        let before = thread_alloc_stats().map(|stats| stats.live_bytes);
        drop(block);
        (before, thread_alloc_stats().map(|stats| stats.live_bytes))
    });
    assert_eq!(live.join().ok(), Some((Ok(0), Ok(-100))));
}

/// Has no memory.
struct Refusing;

// SAFETY: it hands out nothing.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        std::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[test]
fn requests_that_fail_count_nothing() -> Outcome {
    let refusing = CountingAlloc::wrapping(Refusing);
    let layout = Layout::new::<u64>();
    let before = thread_alloc_stats()?;
    let mut kept = 7_u64;
    // SAFETY: the size is not 0; a block that cannot be moved stays as it is.
    unsafe {
        assert!(refusing.alloc(layout).is_null());
        assert!(refusing.alloc_zeroed(layout).is_null());
        assert!(refusing.realloc((&raw mut kept).cast(), layout, 100).is_null());
    }
    assert_eq!(thread_alloc_stats()?, before);
    Ok(())
}

#[test]
fn peak_of_a_thread_is_what_it_held_at_most() -> Outcome {
    let outcome = std::thread::spawn(|| -> Result<_, mem_size::NotInstalled> {
        let before = thread_alloc_stats()?;
        drop(black_box(vec![0_u8; 50_000_000]));
        drop(black_box(vec![0_u8; 100]));
        let after = thread_alloc_stats()?;
        Ok((after.peak_bytes - before.live_bytes, after.live_bytes - before.live_bytes))
    });
    let (peak, net) = outcome.join().unwrap_or(Ok((0, 0)))?;
    assert!((50_000_000..50_010_000).contains(&peak), "{peak}");
    assert_eq!(net, 0);
    Ok(())
}

#[test]
fn figures_of_the_process_hold_those_of_the_thread() -> Outcome {
    let held = black_box(vec![0_u8; 3_000_000]);
    assert!(allocated_bytes()? >= held.len());
    assert!(allocated_blocks()? >= 1);
    let stats = alloc_stats()?;
    assert!(stats.peak_bytes >= stats.live_bytes);
    assert!(stats.allocated_bytes >= 3_000_000);
    let text = stats.to_string();
    assert!(text.contains(" live in ") && text.contains(" at most; "), "{text}");
    Ok(())
}
