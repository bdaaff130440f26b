//! Locks are tried, never waited for.

use std::sync::{Arc, OnceLock};

use mem_size::{Gap, MemSize};
use parking_lot::lock_api::{self, GuardSend, RawMutex};

use crate::{at_least, exact, flat, usage};

macro_rules! parking {
    ($version:ident as $module:ident) => {
        mod $module {
            use $version::{
                Condvar, FairMutex, Mutex, MutexGuard, Once, ReentrantMutex, RwLock,
                RwLockReadGuard,
            };

            use super::*;

            #[test]
            fn open_locks_are_looked_into() {
                exact(|| Mutex::new(vec![1_u64; 9]));
                exact(|| FairMutex::new(String::from("x")));
                exact(|| RwLock::new(Arc::new(String::from("x"))));
                exact(|| ReentrantMutex::new(String::from("x")));
                exact(|| Box::new(Mutex::new([1_u8; 9])) as Box<Mutex<[u8]>>);
                exact(|| {
                    let handle = Arc::new(7_u64);
                    (Mutex::new(Arc::clone(&handle)), Mutex::new(handle))
                });
            }

            #[test]
            fn held_lock_is_a_gap() {
                let lock = Mutex::new(vec![1_u64; 9]);
                let held = lock.lock();
                assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
                drop(held);
                let lock = RwLock::new(vec![1_u64; 9]);
                let reading = lock.read();
                assert_eq!(lock.heap_size(), 72);
                drop(reading);
                let writing = lock.write();
                assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
                drop(writing);
            }

            #[test]
            fn guard_owns_nothing() {
                let (text, number) = (Mutex::new(String::from("x")), RwLock::new(7));
                let again = ReentrantMutex::new(String::from("x"));
                let texts = || Some(MutexGuard::map(text.lock(), |text| text.as_mut_str()));
                exact(|| Some(text.lock()));
                exact(texts);
                exact(|| Some(again.lock()));
                exact(|| Some(number.upgradable_read()));
                exact(|| Some(RwLockReadGuard::map(number.read(), |number| number)));
                drop(at_least(Gap::Reference, || number.write()));
            }

            #[test]
            fn what_threads_wait_for_without_a_value_is_flat() {
                flat(&Condvar::new());
                flat(&Once::new());
                flat(&Once::new().state());
                let (lock, condition) = (Mutex::new(7), Condvar::new());
                flat(&condition.wait_for(&mut lock.lock(), std::time::Duration::ZERO));
            }
        }
    };
}
parking!(parking_lot as parking_12);
parking!(parking_lot_0_13 as parking_13);

/// A raw lock in a box, which is made when it is first taken.
struct Boxed(OnceLock<Box<parking_lot::RawMutex>>);

impl Boxed {
    fn raw(&self) -> &parking_lot::RawMutex {
        self.0.get_or_init(|| Box::new(RawMutex::INIT))
    }
}

// SAFETY: all is left to the lock in the box, which stays the same.
unsafe impl RawMutex for Boxed {
    const INIT: Self = Self(OnceLock::new());
    type GuardMarker = GuardSend;

    fn lock(&self) {
        self.raw().lock();
    }

    fn try_lock(&self) -> bool {
        self.raw().try_lock()
    }

    unsafe fn unlock(&self) {
        // SAFETY: the caller holds the lock.
        unsafe { self.raw().unlock() }
    }
}

#[test]
fn sharded_lock_has_a_block_of_shards() {
    use crossbeam_utils::atomic::AtomicCell;
    use crossbeam_utils::sync::{Parker, ShardedLock, WaitGroup};
    let lock = exact(|| ShardedLock::new(String::from("x")));
    exact(|| ShardedLock::new(Arc::<[u8]>::from([7; 9])));
    if let Ok(reading) = lock.read() {
        assert!(usage(&lock).is_exact());
        at_least(Gap::Reference, || reading);
    }
    let writing = lock.write();
    assert_eq!(usage(&lock).gaps.count(Gap::Locked), 1);
    drop(writing);
    flat(&AtomicCell::new(7_u64));
    at_least(Gap::Cell, || AtomicCell::new(String::from("x")));
    at_least(Gap::Opaque, Parker::new);
    at_least(Gap::Opaque, WaitGroup::new);
}

#[test]
fn raw_lock_that_owns_memory_is_a_gap() {
    at_least(Gap::Opaque, || {
        let lock = lock_api::Mutex::<Boxed, _>::new(String::from("x"));
        drop(lock.lock());
        lock
    });
}

#[test]
fn asynchronous_locks_are_tried() {
    exact(|| tokio::sync::Mutex::new(vec![1_u64; 9]));
    exact(|| tokio::sync::RwLock::new(String::from("x")));
    exact(|| tokio::sync::OnceCell::new_with(Some(String::from("x"))));
    exact(tokio::sync::OnceCell::<String>::new);
    exact(tokio::sync::Notify::new);
    exact(|| tokio::sync::Semaphore::new(7));
    let lock = tokio::sync::Mutex::new(vec![1_u64; 9]);
    let held = lock.try_lock();
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
    drop(held);
    let lock = tokio::sync::RwLock::new(vec![1_u64; 9]);
    let reading = lock.try_read();
    assert_eq!(lock.heap_size(), 72);
    drop(reading);
    let writing = lock.try_write();
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
    drop(writing);
}

macro_rules! spinning {
    ($version:ident as $module:ident, $Lazy:ident) => {
        mod $module {
            use $version::mutex::SpinMutex;
            use $version::{Barrier, Mutex, Once, RwLock, $Lazy as Lazy};

            use super::*;

            #[test]
            fn spinning_locks_are_tried() {
                exact(|| Mutex::new(vec![1_u64; 9]));
                exact(|| SpinMutex::<_>::new(String::from("x")));
                exact(|| RwLock::new(Arc::new(String::from("x"))));
                exact(|| Box::new(Mutex::new([1_u8; 9])) as Box<Mutex<[u8]>>);
                exact(|| {
                    let handle = Arc::new(7_u64);
                    (Mutex::new(Arc::clone(&handle)), RwLock::new(handle))
                });
                let lock = Mutex::new(vec![1_u64; 9]);
                let held = lock.lock();
                assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
                drop(held);
                let lock = RwLock::new(vec![1_u64; 9]);
                let reading = lock.read();
                assert_eq!(lock.heap_size(), 72);
                drop(reading);
                let writing = lock.write();
                assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
                drop(writing);
                let upgradable = lock.upgradeable_read();
                assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
                drop(upgradable);
                assert!(usage(&lock).is_exact());
                flat(&Barrier::new(2));
            }

            #[test]
            fn spinning_cells_hold_their_value_once_it_is_there() {
                exact(Once::<String>::new);
                exact(|| {
                    let once = Once::new();
                    once.call_once(|| String::from("x"));
                    once
                });
                flat(&Once::<u8>::new());
                flat(&Lazy::<u8>::new(|| 7));
                at_least(Gap::Opaque, || Lazy::<String>::new(|| String::from("x")));
                at_least(Gap::Opaque, || {
                    let lazy = Lazy::<String>::new(|| String::from("x"));
                    assert_eq!(lazy.len(), 1);
                    lazy
                });
                at_least(Gap::Opaque, || {
                    let text = String::from("x");
                    Lazy::<usize, _>::new(move || text.len())
                });
            }
        }
    };
}
spinning!(spin_0_9 as spinning_9, Lazy);
spinning!(spin_0_10 as spinning_10, Lazy);
spinning!(spin_0_11 as spinning_11, LazyLock);
spinning!(spin_0_12 as spinning_12, LazyLock);

#[test]
fn locks_that_hide_who_waits_are_a_lower_bound() {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use async_lock::{Barrier, Mutex, OnceCell, RwLock, Semaphore};
    let lock = at_least(Gap::Opaque, || Mutex::new(vec![1_u64; 9]));
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.total()), (72, 1));
    let held = lock.try_lock();
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
    drop(held);
    let lock = at_least(Gap::Opaque, || RwLock::new(vec![1_u64; 9]));
    let reading = lock.try_read();
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.total()), (72, 1));
    drop(reading);
    let writing = lock.try_write();
    assert_eq!((usage(&lock).heap, usage(&lock).gaps.count(Gap::Locked)), (0, 1));
    drop(writing);
    // Whoever waits makes a list, which stays.
    at_least(Gap::Opaque, || {
        let lock = Mutex::new(String::from("x"));
        let held = lock.try_lock();
        let mut context = Context::from_waker(Waker::noop());
        assert!(pin!(lock.lock()).poll(&mut context).is_pending());
        drop(held);
        lock
    });
    let cell = at_least(Gap::Opaque, || OnceCell::from(String::from("x")));
    assert_eq!(usage(&cell).heap, 1);
    at_least(Gap::Opaque, OnceCell::<String>::new);
    at_least(Gap::Opaque, || Semaphore::new(7));
    at_least(Gap::Opaque, || Barrier::new(2));
    at_least(Gap::Opaque, || Arc::new(Mutex::new(7_u8)).try_lock_arc());
    at_least(Gap::Opaque, || Arc::new(RwLock::new(7_u8)).try_read_arc());
    at_least(Gap::Opaque, || Arc::new(RwLock::new(7_u8)).try_write_arc());
    at_least(Gap::Opaque, || Arc::new(Semaphore::new(1)).try_acquire_arc());
}

#[test]
fn channels_are_opaque() {
    at_least(Gap::Opaque, || tokio::sync::mpsc::channel::<u8>(7));
    at_least(Gap::Opaque, tokio::sync::mpsc::unbounded_channel::<String>);
    at_least(Gap::Opaque, tokio::sync::oneshot::channel::<u8>);
    at_least(Gap::Opaque, || tokio::sync::broadcast::channel::<u8>(7));
    at_least(Gap::Opaque, || tokio::sync::watch::channel(7_u8));
    at_least(Gap::Opaque, || tokio::sync::Barrier::new(2));
}

#[test]
fn tasks_runtimes_and_guards_that_own_their_lock_are_opaque() {
    use std::sync::Arc;
    use tokio::sync::{Mutex, RwLock, Semaphore};
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime without drivers");
    at_least(Gap::Opaque, || runtime.handle().clone());
    let task = at_least(Gap::Opaque, || runtime.spawn(async { 7_u8 }));
    at_least(Gap::Opaque, || task.abort_handle());
    drop(at_least(Gap::Opaque, tokio::task::JoinSet::<u8>::new));
    at_least(Gap::Opaque, || Arc::new(Mutex::new(7_u8)).try_lock_owned().ok());
    at_least(Gap::Opaque, || Arc::new(RwLock::new(7_u8)).try_read_owned().ok());
    at_least(Gap::Opaque, || Arc::new(RwLock::new(7_u8)).try_write_owned().ok());
    at_least(Gap::Opaque, || Arc::new(Semaphore::new(1)).try_acquire_owned().ok());
}
