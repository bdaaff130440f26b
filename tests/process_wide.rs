//! The figures of the whole process, in a program of their own: other tests would be seen in them.

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use mem_size::{
    CountingAlloc, MemSize, alloc_stats, allocated_blocks, allocated_bytes, reset_peak,
    thread_alloc_stats,
};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

type Outcome = Result<(), mem_size::NotInstalled>;

/// What the test runner may allocate beside a test.
const SLACK: isize = 64 * 1024;

/// One test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn blocks_freed_by_another_thread_count_there() -> Outcome {
    let _alone = alone();
    let before = thread_alloc_stats()?;
    let block = black_box(vec![0_u8; 12_345]);
    let freed = thread::spawn(move || {
        let before = thread_alloc_stats().map(|stats| (stats.live_bytes, stats.live_blocks));
        drop(block);
        let after = thread_alloc_stats().map(|stats| (stats.live_bytes, stats.live_blocks));
        (before, after)
    });
    let Ok((Ok((bytes, blocks)), Ok((bytes_after, blocks_after)))) = freed.join() else {
        unreachable!("the allocator is installed");
    };
    assert_eq!((bytes_after - bytes, blocks_after - blocks), (-12_345, -1));
    assert!(thread_alloc_stats()?.live_bytes - before.live_bytes >= 12_345);
    Ok(())
}

/// Threads come and go, hand blocks to each other and free what others allocated: nothing is lost.
#[test]
fn nothing_is_lost_where_threads_come_and_go() -> Outcome {
    const THREADS: usize = 40;
    const ROUNDS: usize = 500;
    let _alone = alone();
    let (to_me, from_all) = mpsc::channel();
    let before = alloc_stats()?;
    let workers: Vec<_> = (0..THREADS)
        .map(|worker| {
            let to_me = to_me.clone();
            thread::spawn(move || {
                for round in 0..ROUNDS {
                    let block = vec![0_u8; 1 + (worker * ROUNDS + round) % 977];
                    if round % 2 == 0 {
                        let _ = to_me.send(block);
                    } else {
                        drop(black_box(block));
                    }
                }
            })
        })
        .collect();
    drop(to_me);
    let received: Vec<Vec<u8>> = from_all.into_iter().collect();
    for worker in workers {
        let _ = worker.join();
    }
    let bytes = received.heap_size();
    let held = alloc_stats()?;
    let live = held.live_bytes - before.live_bytes;
    assert!((live - bytes.cast_signed()).abs() < SLACK, "{live} {bytes}");
    assert!(held.allocated_blocks - before.allocated_blocks >= (THREADS * ROUNDS) as u64);
    drop(received);
    let after = alloc_stats()?;
    let left = after.live_bytes - before.live_bytes;
    assert!(left.abs() < SLACK, "{left}");
    Ok(())
}

/// What a destructor of a thread-local frees is counted too, after the thread's own counters are
/// gone.
#[test]
fn destructors_of_thread_locals_are_counted() -> Outcome {
    struct Held(std::cell::RefCell<Vec<Vec<u8>>>);
    impl Drop for Held {
        fn drop(&mut self) {
            self.0.borrow_mut().push(black_box(vec![0; 100]));
        }
    }
    thread_local! {
        static HELD: Held = const { Held(std::cell::RefCell::new(Vec::new())) };
    }
    let _alone = alone();
    let before = alloc_stats()?;
    for _ in 0..50 {
        let worker = thread::spawn(|| HELD.with(|held| held.0.borrow_mut().push(vec![0; 1 << 20])));
        assert!(worker.join().is_ok());
    }
    let after = alloc_stats()?;
    assert!(after.allocated_bytes - before.allocated_bytes >= 50 << 20);
    let live = after.live_bytes - before.live_bytes;
    assert!(live.abs() < SLACK, "{live}");
    Ok(())
}

#[test]
fn live_bytes_and_blocks_and_the_peak_are_those_of_all_threads() -> Outcome {
    let _alone = alone();
    let (bytes, blocks) = (allocated_bytes()?, allocated_blocks()?);
    reset_peak()?;
    let held = black_box(vec![0_u8; 1_000_000]);
    let elsewhere = thread::spawn(|| black_box(vec![0_u8; 2_000_000])).join();
    drop(held);
    let stats = alloc_stats()?;
    let grown = allocated_bytes()?.cast_signed() - bytes.cast_signed();
    assert!((grown - 2_000_000).abs() < SLACK, "{grown}");
    assert!(allocated_blocks()?.abs_diff(blocks) < 100);
    let peak = stats.peak_bytes - bytes.cast_signed();
    assert!((peak - 3_000_000).abs() < SLACK, "{peak}");
    drop(elsewhere);
    reset_peak()?;
    let peak = alloc_stats()?.peak_bytes - bytes.cast_signed();
    assert!(peak.abs() < SLACK, "{peak}");
    Ok(())
}

/// The peak begins anew each time, so that it is hardly more than what is live.
#[test]
fn peak_is_at_least_what_is_live_while_others_allocate() -> Outcome {
    let _alone = alone();
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    black_box(vec![0_u8; 5_000]);
                }
            });
        }
        let stats: Result<Vec<_>, _> = (0..100_000)
            .map(|_| {
                reset_peak()?;
                alloc_stats()
            })
            .collect();
        is_done.store(true, Ordering::Relaxed);
        assert_eq!(stats?.iter().find(|stats| stats.peak_bytes < stats.live_bytes), None);
        Ok(())
    })
}
