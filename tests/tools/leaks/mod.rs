//! What counts as a leak and what does not, under the counting allocator.

mod fluctuating;
#[cfg(feature = "graph")]
mod watched;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, LazyLock, Mutex, PoisonError};
use std::thread;

use mem_size::{
    LeakReport, LiveCount, MemSize, NotInstalled, assert_no_leaks, detect_leaks, live_count,
    thread_alloc_stats,
};

type Outcome = Result<(), NotInstalled>;

#[derive(Default, MemSize)]
struct Node {
    parent: RefCell<Option<Rc<Self>>>,
    observer: RefCell<Weak<Self>>,
    child: RefCell<Option<Rc<Self>>>,
}

fn forget<T>(value: T) {
    std::mem::forget(black_box(value));
}

/// The text that a panic leaves.
fn complaint(work: impl FnOnce()) -> String {
    let Err(failure) = catch_unwind(AssertUnwindSafe(work)) else { return String::new() };
    match failure.downcast::<String>() {
        Ok(text) => *text,
        Err(failure) => failure.downcast_ref::<&str>().map(ToString::to_string).unwrap_or_default(),
    }
}

#[test]
fn work_that_frees_everything_is_clean() -> Outcome {
    let report = detect_leaks(1000, || vec![String::from("a"), String::from("b")])?;
    assert!(!report.is_leak());
    assert_eq!((report.iterations, report.warm_up), (1000, 66));
    assert_eq!((report.blocks(), report.bytes()), (0, 0));
    assert_eq!(report.to_string(), "no leak in 1000 iterations: as much memory is live as before");
    Ok(())
}

#[test]
fn forgotten_blocks_are_counted_to_the_byte() -> Outcome {
    for iterations in [6, 7, 14, 15, 100, 1001] {
        let report = detect_leaks(iterations, || {
            forget(vec![0_u8; 100]);
            forget(Box::new([0_u8; 23]));
        })?;
        assert!(report.is_leak(), "{report}");
        assert_eq!((report.blocks_per_iteration(), report.bytes_per_iteration()), (2.0, 123.0));
        for round in report.rounds() {
            assert_eq!(round.blocks.unsigned_abs(), 2 * round.iterations);
            assert_eq!(round.bytes.unsigned_abs(), 123 * round.iterations);
        }
    }
    Ok(())
}

#[test]
fn cycle_of_rcs_is_found_and_one_with_a_weak_link_is_clean() -> Outcome {
    let pair = || (Rc::new(Node::default()), Rc::new(Node::default()));
    let report = detect_leaks(50, || {
        let (parent, child) = pair();
        child.parent.replace(Some(Rc::clone(&parent)));
        parent.child.replace(Some(child));
        parent
    })?;
    assert!(report.is_leak());
    let blocks = 2 * (size_of::<Node>() + 2 * size_of::<usize>());
    assert_eq!(report.bytes().unsigned_abs(), 50 * blocks);
    assert_eq!(report.blocks(), 100);

    let report = detect_leaks(50, || {
        let (parent, child) = pair();
        child.observer.replace(Rc::downgrade(&parent));
        parent.child.replace(Some(child));
        parent
    })?;
    assert!(!report.is_leak() && report.bytes() == 0, "{report}");
    Ok(())
}

#[test]
fn leak_of_every_third_iteration_is_found() -> Outcome {
    let mut nth = 0;
    let report = detect_leaks(45, || {
        nth += 1;
        if nth % 3 == 0 {
            forget(Box::new(nth));
        }
    })?;
    assert!(report.is_leak());
    assert_eq!(report.blocks(), 15);
    assert!(report.to_string().starts_with("leak of 1.33 B in 0.33 blocks per iteration\n"));
    Ok(())
}

#[test]
fn vectors_and_maps_that_keep_growing_are_found() -> Outcome {
    for iterations in [120, 150, 999, 1000, 1024] {
        let (mut log, mut text, mut queue) = (Vec::new(), String::new(), VecDeque::new());
        assert!(detect_leaks(iterations, || log.push(1_u64))?.is_leak());
        assert!(detect_leaks(iterations, || text.push('a'))?.is_leak());
        assert!(detect_leaks(iterations, || queue.push_back(1_u16))?.is_leak());
        let (mut sorted, mut hashed) = (BTreeMap::new(), HashMap::new());
        assert!(detect_leaks(iterations, || sorted.insert(sorted.len(), 1))?.is_leak());
        assert!(detect_leaks(iterations, || hashed.insert(hashed.len(), 1))?.is_leak());
    }
    Ok(())
}

#[test]
fn lazy_statics_and_thread_locals_are_clean() -> Outcome {
    static TABLE: LazyLock<Vec<u64>> = LazyLock::new(|| (0..10_000).collect());
    thread_local! {
        static SCRATCH: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    let report = detect_leaks(4, || {
        SCRATCH.with_borrow_mut(|scratch| scratch.resize(TABLE.len(), 0));
    })?;
    assert!(!report.is_leak() && report.bytes() == 0, "{report}");
    Ok(())
}

#[test]
fn other_threads_are_not_seen() -> Outcome {
    let is_over = Arc::new(AtomicBool::new(false));
    let has_begun = Arc::new(Barrier::new(3));
    let noise: Vec<_> = (0..2)
        .map(|_| {
            let (is_over, has_begun) = (Arc::clone(&is_over), Arc::clone(&has_begun));
            thread::spawn(move || {
                let mut kept = vec![vec![0_u8; 100]];
                has_begun.wait();
                while !is_over.load(Ordering::Relaxed) {
                    kept.push(vec![0_u8; 100]);
                    thread::yield_now();
                }
                kept.len()
            })
        })
        .collect();
    has_begun.wait();
    let report = detect_leaks(5000, || {
        thread::yield_now();
        vec![1_u8; 10]
    })?;
    is_over.store(true, Ordering::Relaxed);
    let kept: usize = noise.into_iter().filter_map(|noise| noise.join().ok()).sum();
    assert!(kept > 0);
    assert!(!report.is_leak());
    assert_eq!((report.bytes(), report.blocks()), (0, 0));
    Ok(())
}

#[test]
fn fewer_than_six_iterations_are_taken_for_six() -> Outcome {
    for iterations in 0..6 {
        let runs = Cell::new(0);
        let report = detect_leaks(iterations, || runs.set(runs.get() + 1))?;
        assert_eq!((report.iterations, report.warm_up, runs.get()), (6, 1, 7));
        assert!(!report.is_leak());
        assert!(detect_leaks(iterations, || forget(Box::new(1)))?.is_leak());
    }
    Ok(())
}

#[test]
fn memory_that_shrinks_is_no_leak() -> Outcome {
    let mut stock: Vec<_> = (0..1000).map(Box::new).collect();
    let report = detect_leaks(500, || stock.pop())?;
    assert!(!report.is_leak());
    assert_eq!(report.blocks(), -500);
    assert!(report.to_string().contains("-500 blocks"), "{report}");
    Ok(())
}

#[test]
fn panic_of_the_work_goes_on_to_the_caller() -> Outcome {
    // More than what std keeps for a second backtrace.
    const BLOCK: usize = 1 << 24;
    // For backtraces, std reads what the first one needs, and keeps it.
    assert_eq!(complaint(|| panic!("first")), "first");
    let before = thread_alloc_stats()?;
    let mut runs = 0;
    let text = complaint(|| {
        let _ = detect_leaks(100, || {
            runs += 1;
            assert!(runs < 20, "enough");
            vec![0_u8; BLOCK]
        });
    });
    assert_eq!((text.as_str(), runs), ("enough", 20));
    // The peak of this thread is known again, and the block is gone.
    let after = thread_alloc_stats()?;
    assert!(after.peak_bytes - before.live_bytes >= BLOCK.cast_signed());
    assert!(after.live_bytes - before.live_bytes < BLOCK.cast_signed());
    assert!(!detect_leaks(100, || vec![1])?.is_leak());
    Ok(())
}

#[test]
fn searches_nest() -> Outcome {
    let inner = Cell::new(None);
    let outer = detect_leaks(15, || inner.set(detect_leaks(15, || forget(Box::new(1))).ok()))?;
    assert!(inner.take().is_some_and(|inner| inner.blocks() == 15));
    assert_eq!(outer.blocks(), 16 * 15);
    Ok(())
}

#[test]
fn counting_instances_allocates_nothing_that_is_counted() -> Outcome {
    #[derive(Default)]
    struct Counted(LiveCount<Self>);
    let before = thread_alloc_stats()?;
    let counted = Counted::default();
    assert_eq!(live_count::<Counted>(), 1);
    let after = thread_alloc_stats()?;
    assert_eq!(before.allocated_blocks, after.allocated_blocks);
    drop(counted);
    Ok(())
}

#[test]
fn assertion_holds_on_clean_work_however_it_is_written() {
    fn work() -> Vec<u8> {
        vec![0; 10]
    }
    let mut kept = Vec::with_capacity(1000);
    assert_no_leaks!(work);
    assert_no_leaks!(|| vec![1],);
    assert_no_leaks!(50, work);
    assert_no_leaks!(50, || kept.push(1),);
    assert_no_leaks!(50, move || vec![1], "never {} told", "said");
    assert_no_leaks!(|| kept.push(1), "with {} kept", kept.len());
    assert_no_leaks!(work, "never told",);
}

#[test]
fn assertion_tells_of_the_leak_at_the_place_of_the_caller() {
    static PLACE: Mutex<Option<(String, u32)>> = Mutex::new(None);
    let (before, here) = (std::panic::take_hook(), thread::current().id());
    std::panic::set_hook(Box::new(move |info| {
        if let Some(place) = info.location()
            && thread::current().id() == here
        {
            *PLACE.lock().unwrap_or_else(PoisonError::into_inner) =
                Some((place.file().to_string(), place.line()));
        }
    }));
    let leak = || forget(Box::new([0_u8; 3]));
    let line = line!() + 1;
    let text = complaint(|| assert_no_leaks!(15, leak, "of a {}", "box"));
    let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).take();
    std::panic::set_hook(before);
    assert_eq!(place, Some((file!().to_string(), line)));
    assert_eq!(
        text,
        "of a box: leak of 3 B in 1 block per iteration\n\
         \n\
         round  iterations  blocks  bytes\n\
         \x20   1           1      +1   +3 B\n\
         \x20   2           2      +2   +6 B\n\
         \x20   3           4      +4  +12 B\n\
         \x20   4           8      +8  +24 B\n\
         total          15     +15  +45 B"
    );
    assert!(complaint(|| assert_no_leaks!(leak)).starts_with("leak of 3 B in 1 block"));
    assert!(complaint(|| assert_no_leaks!(leak, "{}", 7)).starts_with("7: leak of 3 B"));
}

#[test]
fn large_leaks_are_told_in_units() -> Outcome {
    let report: LeakReport = detect_leaks(15, || forget(vec![0_u8; 150_000]))?;
    let text = report.to_string();
    assert!(text.starts_with("leak of 146.5 KiB in 1 block per iteration\n"), "{text}");
    assert!(text.ends_with("+2.1 MiB"), "{text}");
    Ok(())
}
