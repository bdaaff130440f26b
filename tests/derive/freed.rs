//! Pointers in what a field owns, and numbers that are addresses, in types that may free by them.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ptr;
use std::rc::Rc;
use std::sync::Mutex;

use mem_size::{Gap, MemSize};

use crate::exact;

/// What a handle is made of. It frees nothing by itself.
#[derive(Clone, Copy, MemSize)]
struct Raw {
    ptr: *const u8,
}

/// A row of a table that frees it.
#[derive(MemSize)]
struct Row<T> {
    first: *const T,
    len: usize,
}

#[derive(MemSize)]
struct Rows<T> {
    rows: Vec<Row<T>>,
}

impl<T> Rows<T> {
    fn new(rows: Vec<Box<[T]>>) -> Self {
        let row = |row: Box<[T]>| Row { len: row.len(), first: Box::into_raw(row).cast() };
        Self { rows: rows.into_iter().map(row).collect() }
    }
}

impl<T> Drop for Rows<T> {
    fn drop(&mut self) {
        for row in &self.rows {
            let row = ptr::slice_from_raw_parts_mut(row.first.cast_mut(), row.len);
            // SAFETY: it was a box of that length.
            drop(unsafe { Box::from_raw(row) });
        }
    }
}

#[derive(MemSize)]
struct Shelves {
    raws: BTreeMap<u8, Option<Box<[Raw]>>>,
}

impl Drop for Shelves {
    fn drop(&mut self) {}
}

#[derive(MemSize)]
struct Locked {
    raw: Mutex<Option<Raw>>,
}

impl Drop for Locked {
    fn drop(&mut self) {}
}

/// Can do nothing with what is in its values.
#[derive(MemSize)]
struct Values<T> {
    values: Vec<T>,
}

impl<T> Drop for Values<T> {
    fn drop(&mut self) {}
}

/// Lets its row free nothing.
#[derive(MemSize)]
struct Rest<T> {
    rows: Vec<Row<T>>,
}

#[test]
fn pointers_may_lie_in_what_a_field_owns() {
    let rows = || Rows::new(vec![Box::new([1_u16, 2]), Box::new([3])]);
    assert_eq!([rows(), rows()].mem_usage().gaps.count(Gap::Pointer), 2);
    let byte = 1_u8;
    let raw = || Raw { ptr: &raw const byte };
    let shelves = Shelves { raws: [(1, Some(vec![raw()].into()))].into() };
    assert_eq!(shelves.mem_usage().gaps.count(Gap::Pointer), 1);
    let locked = Locked { raw: Mutex::new(Some(raw())) };
    assert_eq!(locked.mem_usage().gaps.count(Gap::Pointer), 1);
    exact(|| Values { values: vec![raw(), raw()] });
    exact(|| Rest { rows: vec![Row { first: &raw const byte, len: 1 }] });
}

/// A box whose address has bits to spare.
#[derive(MemSize)]
struct Spare<T> {
    address: usize,
    owned: PhantomData<Box<T>>,
}

impl<T> Spare<T> {
    fn new(value: T) -> Self {
        Self { address: Box::into_raw(Box::new(value)).expose_provenance(), owned: PhantomData }
    }
}

impl<T> Drop for Spare<T> {
    fn drop(&mut self) {
        // SAFETY: it was a box.
        drop(unsafe { Box::from_raw(ptr::with_exposed_provenance_mut::<T>(self.address)) });
    }
}

/// A text, or a shared one if the length says so.
#[derive(MemSize)]
struct Title<'a> {
    start: &'static (),
    len: usize,
    either: PhantomData<Result<&'a str, Rc<String>>>,
}

impl Drop for Title<'_> {
    fn drop(&mut self) {}
}

/// Stays on its thread.
#[derive(MemSize)]
struct Entered<T> {
    depth: usize,
    not_send: PhantomData<Rc<()>>,
    made: PhantomData<fn() -> Box<T>>,
}

/// Has no number.
#[derive(MemSize)]
struct Kind {
    kind: PhantomData<Box<usize>>,
}

impl Drop for Kind {
    fn drop(&mut self) {}
}

impl<T> Drop for Entered<T> {
    fn drop(&mut self) {}
}

#[test]
fn a_number_may_be_the_address_of_a_box() {
    let spares = [Spare::new(1_u8), Spare::new(2)];
    assert_eq!(spares.mem_usage().gaps.count(Gap::Pointer), 2);
    let title = || Title { start: &(), len: 1, either: PhantomData };
    assert_eq!(vec![title(), title()].mem_usage().gaps.count(Gap::Pointer), 2);
    assert!(Kind::is_flat());
    exact(|| vec![Entered::<u8> { depth: 1, not_send: PhantomData, made: PhantomData }]);
}

/// Vectors whose capacity is a constant.
mod fixed {
    use mem_size::MemSize;

    #[derive(MemSize)]
    pub(super) struct Vec<T, const CAPACITY: usize> {
        pub(super) slots: [Option<T>; CAPACITY],
    }
}

const ROUTES: usize = 2;

#[derive(MemSize)]
struct Routes {
    routes: fixed::Vec<Option<Raw>, ROUTES>,
}

impl Drop for Routes {
    fn drop(&mut self) {}
}

#[test]
fn arguments_may_be_constants() {
    let byte = 1_u8;
    let raw = Raw { ptr: &raw const byte };
    let routes = Routes { routes: fixed::Vec { slots: [Some(Some(raw)), None] } };
    assert_eq!(routes.mem_usage().gaps.count(Gap::Pointer), 1);
}
