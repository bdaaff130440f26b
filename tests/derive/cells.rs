//! Cells of what may have no size, as in locks that people write.

use std::cell::{Cell, UnsafeCell};
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use mem_size::{Gap, MemSize};

use crate::{exact, text};

#[derive(MemSize)]
struct Lock<T: ?Sized> {
    is_held: AtomicBool,
    value: UnsafeCell<T>,
}

#[derive(MemSize)]
struct Register<T: ?Sized>(u8, Cell<T>);

/// What holds a lock in turn asks for no more.
#[derive(MemSize)]
struct Guard<T: ?Sized> {
    name: String,
    lock: Rc<Lock<T>>,
    next: Option<Box<Guard<T>>>,
}

#[derive(MemSize)]
struct Slices<T> {
    unsafe_cell: Box<UnsafeCell<[T]>>,
    cell: Box<Cell<[T]>>,
    text: Option<Box<Cell<str>>>,
}

mod own {
    use mem_size::MemSize;

    /// Has the name, and is none.
    #[derive(MemSize)]
    pub(super) struct Cell<T: ?Sized>(pub(super) T);
}

#[derive(MemSize)]
struct Others<T: ?Sized>(u8, own::Cell<T>);

trait Foreign {}

impl Foreign for u8 {}

trait Storage {
    type Plain;
    type Tail: ?Sized;
    type Buffer<T>: ?Sized;
}

struct Inline;

impl Storage for Inline {
    type Plain = u16;
    type Tail = u8;
    type Buffer<T> = [T; 3];
}

struct View;

impl Storage for View {
    type Plain = String;
    type Tail = str;
    type Buffer<T> = [T];
}

#[derive(MemSize)]
struct Queue<T, S: Storage> {
    is_full: bool,
    buffer: UnsafeCell<S::Buffer<T>>,
}

#[derive(MemSize)]
struct Stored<S: Storage> {
    plain: UnsafeCell<S::Plain>,
    tail: Option<Box<Cell<<S as Storage>::Tail>>>,
}

fn lock<T>(value: T) -> Lock<T> {
    Lock { is_held: AtomicBool::new(false), value: UnsafeCell::new(value) }
}

fn cell_gaps(value: &(impl MemSize + ?Sized)) -> (usize, usize) {
    let gaps = value.mem_usage().gaps;
    (gaps.count(Gap::Cell), gaps.total())
}

#[test]
fn value_in_a_cell_is_a_gap() {
    assert_eq!(cell_gaps(&lock(text())), (1, 1));
    let texts: &Lock<[String]> = &lock([text(), text()]);
    assert_eq!(cell_gaps(texts), (1, 1));
    let foreign: &Lock<dyn Foreign> = &lock(7_u8);
    assert_eq!(cell_gaps(foreign), (1, 1));
    assert_eq!(cell_gaps(&Register(7, Cell::new(text()))), (1, 1));
}

#[test]
fn pointers_that_need_no_drop_are_a_gap() {
    assert_eq!(cell_gaps(&lock(core::ptr::null_mut::<u8>())), (1, 1));
    assert_eq!(cell_gaps(&lock(core::mem::ManuallyDrop::new(0_u8))), (1, 1));
}

#[test]
fn numbers_in_a_cell_own_nothing() {
    exact(|| Box::new(lock((7_u8, [1_u64; 3]))));
    exact(|| -> Box<Lock<[u16]>> { Box::new(lock([1, 2, 3])) });
    exact(|| Box::new(lock(())));
    exact(|| Register(7, Cell::new(7_usize)));
    let lock = Rc::new(lock([1_u8; 5]));
    let guard: Rc<Lock<[u8]>> = lock;
    exact(|| Guard { name: text(), lock: Rc::clone(&guard), next: None }.name);
    assert_eq!(cell_gaps(&Guard { name: text(), lock: guard, next: None }), (0, 0));
}

#[test]
fn slices_in_cells_are_known_by_their_elements() {
    let slices = |cell| Slices { unsafe_cell: Box::new(UnsafeCell::new([7])), cell, text: None };
    exact(|| slices(Box::new(Cell::new([1_u8, 2]))));
    let texts = Slices::<String> {
        unsafe_cell: Box::new(UnsafeCell::new([])),
        cell: Box::new(Cell::new([text()])),
        text: None,
    };
    assert_eq!(cell_gaps(&texts), (1, 1));
}

#[test]
fn types_called_cell_measure_themselves() {
    exact(|| Others(7, own::Cell(text())));
}

#[test]
fn associated_types_in_cells_may_have_no_size() {
    let buffer = UnsafeCell::new([1, 2, 3]);
    exact(|| Box::new(Queue::<u8, Inline> { is_full: false, buffer }));
    let buffer = UnsafeCell::new([text(), text(), text()]);
    assert_eq!(cell_gaps(&Queue::<String, Inline> { is_full: false, buffer }), (1, 1));
    let stored =
        || Stored::<Inline> { plain: UnsafeCell::new(7), tail: Some(Box::new(Cell::new(7))) };
    exact(stored);
    let stored = Stored::<View> { plain: UnsafeCell::new(text()), tail: None };
    assert_eq!(cell_gaps(&stored), (1, 1));
    let none: Option<&Queue<String, View>> = None;
    assert!(none.is_none_or(|queue| queue.mem_usage().is_exact()));
}
