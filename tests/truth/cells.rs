//! Cells and locks: what they hold, and the gap where they cannot be looked into.

use std::cell::{Cell, LazyCell, OnceCell, RefCell, UnsafeCell};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::pin::Pin;
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};

use mem_size::{Gap, MemSize};

use crate::counting::counted;
use crate::{assert_truth, at_least, exact};

fn text() -> String {
    String::from("text")
}

/// Where std boxes the lock of the operating system, the box is made when the lock is first taken.
fn mutex<T>(value: T) -> Mutex<T> {
    let mutex = Mutex::new(value);
    drop(mutex.lock());
    mutex
}

#[test]
fn cells_are_exact() {
    exact(|| RefCell::new(text()));
    exact(|| vec![RefCell::new(vec![text()]), RefCell::default()]);
    exact(|| Cell::new(7_u8));
    exact(|| vec![Cell::new(Some(7_u8)); 3]);
    exact(|| UnsafeCell::new([7_u8; 3]));
    exact(OnceCell::<String>::new);
    exact(|| OnceCell::from(text()));
    exact(|| Box::new(RefCell::new([text(), text()])) as Box<RefCell<[String]>>);
}

#[test]
fn locks_are_exact() {
    exact(|| mutex(text()));
    exact(|| Box::new(mutex([text(), text()])) as Box<Mutex<[String]>>);
    exact(|| RwLock::new(text()));
    exact(|| vec![Arc::new(RwLock::new(text())), Arc::default()]);
    exact(OnceLock::<String>::new);
    exact(|| OnceLock::from(text()));
    exact(Once::new);
    #[cfg(target_os = "linux")]
    exact(|| (Condvar::new(), Barrier::new(2)));
    #[cfg(not(target_os = "linux"))]
    crate::usage(&(Condvar::new(), Barrier::new(2)));
}

// Before Rust 1.94 nobody can look without making the value.
#[rustversion::since(1.94)]
#[test]
fn what_is_lazy_is_exact_before_and_after() {
    exact(|| LazyCell::<String>::new(text));
    exact(|| LazyLock::<String>::new(text));
    exact(|| {
        let lazy = LazyCell::<String>::new(text);
        LazyCell::force(&lazy);
        lazy
    });
    exact(|| {
        let lazy = LazyLock::<String>::new(text);
        LazyLock::force(&lazy);
        lazy
    });
    let number = 7_u8;
    exact(|| LazyCell::new(move || vec![number]));
}

#[rustversion::since(1.94)]
#[test]
fn a_lazy_value_whose_closure_owns_something_leaves_a_gap_until_it_is_made() {
    let owned = text();
    let lazy = at_least(Gap::Opaque, || LazyCell::new(move || owned));
    LazyCell::force(&lazy);
    assert_eq!(crate::usage(&lazy).heap, text().heap_size());
    let owned = text();
    let lazy = at_least(Gap::Opaque, || LazyLock::new(move || owned));
    LazyLock::force(&lazy);
    assert_eq!(crate::usage(&lazy).heap, text().heap_size());
}

#[test]
fn what_cannot_be_seen_leaves_a_gap() {
    at_least(Gap::Cell, || Cell::new(text()));
    at_least(Gap::Cell, || UnsafeCell::new(text()));
    at_least(Gap::Uninit, || MaybeUninit::new(text()));
    exact(|| MaybeUninit::new([7_u8; 9]));
    exact(MaybeUninit::<u64>::uninit);
}

#[test]
fn a_mutably_borrowed_cell_leaves_a_gap() {
    let (cell, live) = counted(|| RefCell::new(text()));
    let writing = cell.borrow_mut();
    let usage = crate::usage(&cell);
    assert_eq!((usage.heap, usage.gaps.count(Gap::Borrowed)), (0, 1));
    assert_eq!(crate::usage(&writing).gaps.count(Gap::Reference), 1);
    drop(writing);
    let reading = cell.borrow();
    assert_truth(&cell, live);
    assert_eq!(crate::usage(&reading).gaps.count(Gap::Reference), 1);
}

#[test]
fn a_lock_that_the_caller_holds_leaves_a_gap() {
    let (lock, live) = counted(|| mutex(text()));
    let held = lock.lock().unwrap();
    assert_eq!(crate::usage(&lock).gaps.count(Gap::Locked), 1);
    assert_eq!(crate::usage(&held).gaps.count(Gap::Reference), 1);
    assert_eq!(crate::usage(&vec![held]).gaps.total(), 0);
    assert_truth(&lock, live);

    let (lock, live) = counted(|| RwLock::new(text()));
    let held = lock.write().unwrap();
    assert_eq!(crate::usage(&lock).gaps.count(Gap::Locked), 1);
    drop(held);
    let held = lock.read().unwrap();
    assert_truth(&lock, live);
    drop(held);
}

#[test]
fn a_poisoned_lock_is_read_through() {
    let (locks, live) = counted(|| (mutex(text()), RwLock::new(text())));
    std::thread::scope(|scope| {
        let poisoning = scope.spawn(|| {
            let _held = (locks.0.lock().unwrap(), locks.1.write().unwrap());
            std::panic::resume_unwind(Box::new(()));
        });
        assert!(poisoning.join().is_err());
    });
    assert!(locks.0.is_poisoned() && locks.1.is_poisoned());
    assert_truth(&locks, live);
}

#[test]
fn what_is_pinned_is_exact() {
    exact(|| Box::pin(text()));
    exact(|| Pin::new(Box::<str>::from("text")));
    exact(|| Box::pin(RefCell::new(vec![text()])));
    exact(|| std::rc::Rc::pin(text()));
    exact(|| vec![Arc::pin(text()), Arc::pin(String::new())]);
    let mut number = 7;
    assert_eq!(crate::usage(&Pin::new(&mut number)).gaps.count(Gap::Reference), 1);
}

#[test]
fn what_is_dropped_by_hand_is_exact() {
    let mut value = exact(|| ManuallyDrop::new(vec![text()]));
    let mut slice = exact(|| Box::new(ManuallyDrop::new([text()])) as Box<ManuallyDrop<[String]>>);
    drop((ManuallyDrop::into_inner(std::mem::take(&mut value)), std::mem::take(&mut slice[0])));
}

#[rustversion::since(1.100)]
#[test]
fn a_guard_that_calls_a_function_owns_its_value() {
    exact(|| std::mem::DropGuard::new(String::from("text"), drop));
    let owned = String::from("text");
    let keep = move |_| drop(owned);
    let guard = || std::mem::DropGuard::new(String::from("text"), keep);
    at_least(Gap::Opaque, guard);
}
