//! Locks are tried, never waited for.

use std::sync::Arc;

use mem_size::{Gap, MemSize};
use parking_lot::{FairMutex, Mutex, ReentrantMutex, RwLock};

use crate::{exact, usage};

#[test]
fn open_locks_are_looked_into() {
    exact(|| Mutex::new(vec![1_u64; 9]));
    exact(|| FairMutex::new(String::from("x")));
    exact(|| RwLock::new(Arc::new(String::from("x"))));
    exact(|| ReentrantMutex::new(String::from("x")));
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
