//! Leaks of the whole process, in a program of their own: what other tests leave behind would be
//! seen in them.

use std::hint::black_box;
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use mem_size::{CountingAlloc, NotInstalled, detect_leaks, detect_process_leaks};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

type Outcome = Result<(), NotInstalled>;

/// One test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn forget<T>(value: T) {
    std::mem::forget(black_box(value));
}

#[test]
fn blocks_that_another_thread_frees_are_no_leak_of_the_process() -> Outcome {
    let _alone = alone();
    let (to_other, messages) = mpsc::sync_channel::<Vec<u8>>(0);
    let (done, is_done) = mpsc::sync_channel(0);
    let other = thread::spawn(move || {
        for message in messages {
            drop(message);
            if done.send(()).is_err() {
                return;
            }
        }
    });
    let mut work = || {
        let sent = to_other.send(vec![0; 1000]);
        (sent, is_done.recv())
    };
    let here = detect_leaks(100, &mut work)?;
    // The channel may make room of its own now and then.
    assert!(here.is_leak() && (100..110).contains(&here.blocks()), "{here}");
    let anywhere = detect_process_leaks(1000, &mut work)?;
    assert!(!anywhere.is_leak(), "{anywhere}");
    drop(to_other);
    assert!(other.join().is_ok());
    Ok(())
}

#[test]
fn leak_in_another_thread_is_one_of_the_process() -> Outcome {
    let _alone = alone();
    let (go, is_time) = mpsc::sync_channel(0);
    let (done, is_done) = mpsc::sync_channel(0);
    let other = thread::spawn(move || {
        while is_time.recv().is_ok() {
            forget(vec![0_u8; 100_000]);
            if done.send(()).is_err() {
                return;
            }
        }
    });
    let work = || (go.send(()), is_done.recv());
    assert!(!detect_leaks(30, work)?.is_leak());
    let report = detect_process_leaks(30, work)?;
    assert!(report.is_leak(), "{report}");
    drop(go);
    assert!(other.join().is_ok());
    Ok(())
}

#[test]
fn threads_that_come_and_go_are_no_leak() -> Outcome {
    let _alone = alone();
    let report = detect_process_leaks(100, || thread::spawn(|| vec![0_u8; 1000]).join())?;
    assert!(!report.is_leak(), "{report}");
    Ok(())
}
