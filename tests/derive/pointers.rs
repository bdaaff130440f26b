//! Pointers by whose types nothing is owned.

use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ptr;
use std::sync::atomic::AtomicUsize;

use mem_size::{Gap, MemSize, Tracer};

use crate::{exact, text};

/// Frees what its pointer leads to.
#[derive(MemSize)]
struct Owner<T> {
    ptr: *const T,
    len: usize,
}

impl<T> Owner<T> {
    fn new(values: Box<[T]>) -> Self {
        let len = values.len();
        Self { ptr: Box::into_raw(values) as *const T, len }
    }
}

impl<T> Drop for Owner<T> {
    fn drop(&mut self) {
        let values = ptr::slice_from_raw_parts_mut(self.ptr.cast_mut(), self.len);
        // SAFETY: it was a box of that length.
        drop(unsafe { Box::from_raw(values) });
    }
}

#[derive(MemSize)]
enum Either {
    Owner(*const u8),
    Neither,
}

impl Drop for Either {
    fn drop(&mut self) {
        if let Self::Owner(ptr) = self {
            // SAFETY: it was a box.
            drop(unsafe { Box::from_raw(ptr.cast_mut()) });
        }
    }
}

#[derive(MemSize)]
struct Child {
    parent: *const String,
    name: String,
}

#[derive(MemSize)]
struct Span {
    start: *const u8,
    end: *const u8,
}

/// Its `Drop` has nothing to do with the pointer.
#[derive(MemSize)]
struct Guard {
    #[mem_size(skip = "not owned")]
    target: *const u8,
}

impl Drop for Guard {
    fn drop(&mut self) {}
}

/// What a handle is made of. It frees nothing by itself.
#[derive(Clone, Copy, MemSize)]
struct Raw {
    ptr: *const u8,
}

#[derive(MemSize)]
struct Deeper<T> {
    raw: Option<T>,
}

/// Frees what a pointer leads to that lies in a field's type.
#[derive(MemSize)]
struct Handle<T> {
    inner: ManuallyDrop<Deeper<T>>,
    marker: PhantomData<T>,
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {}
}

/// Has a field that is dropped besides.
#[derive(MemSize)]
struct NamedOwner {
    ptrs: [Option<*const u8>; 1],
    name: String,
}

impl Drop for NamedOwner {
    fn drop(&mut self) {
        if let [Some(ptr)] = self.ptrs {
            // SAFETY: it was a box.
            drop(unsafe { Box::from_raw(ptr.cast_mut()) });
        }
    }
}

#[derive(MemSize)]
struct NamedHandle {
    raw: Raw,
    name: String,
}

impl Drop for NamedHandle {
    fn drop(&mut self) {}
}

/// Ends in a field without a size.
#[derive(MemSize)]
struct Unsized<T: ?Sized> {
    raw: Raw,
    tail: T,
}

impl<T: ?Sized> Drop for Unsized<T> {
    fn drop(&mut self) {}
}

/// A pointer or a few bytes.
#[derive(MemSize)]
struct Packed {
    bytes: MaybeUninit<[u8; 24]>,
}

impl Drop for Packed {
    fn drop(&mut self) {}
}

/// An address of a value, with two bits to spare.
#[derive(MemSize)]
struct Tagged<T> {
    data: AtomicUsize,
    marker: PhantomData<*mut T>,
}

#[derive(MemSize)]
struct Stack<T> {
    head: Tagged<T>,
}

impl<T> Drop for Stack<T> {
    fn drop(&mut self) {}
}

/// Stays on its thread.
#[derive(MemSize)]
struct Entered {
    depth: usize,
    not_send: PhantomData<*mut ()>,
}

impl Drop for Entered {
    fn drop(&mut self) {}
}

/// What may not be there is of the type that it is made for.
#[derive(MemSize)]
struct Slots<T> {
    slots: [MaybeUninit<T>; 4],
}

impl<T> Drop for Slots<T> {
    fn drop(&mut self) {}
}

/// Its `Drop` has to do with no memory.
#[derive(MemSize)]
struct Counted<'a> {
    live: &'a Cell<u32>,
    id: Id,
}

#[derive(MemSize)]
struct Id(u32);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.live.set(self.live.get() - 1);
    }
}

/// Lets `Raw` free nothing.
#[derive(MemSize)]
struct Reader {
    at: Raw,
    end: (Raw, Deeper<Raw>),
}

#[test]
fn a_pointer_may_lie_in_the_type_of_a_field() {
    let byte = 1_u8;
    let raw = Raw { ptr: &raw const byte };
    let handle =
        || Handle { inner: ManuallyDrop::new(Deeper { raw: Some(raw) }), marker: PhantomData };
    assert!(!Handle::<Raw>::is_flat());
    assert_eq!(vec![handle(), handle()].mem_usage().gaps.count(Gap::Pointer), 2);
    assert!(!Handle::<*const u8>::is_flat());
    assert!(Handle::<Id>::is_flat());
    exact(|| Handle { inner: ManuallyDrop::new(Deeper { raw: Some(Id(1)) }), marker: PhantomData });
    assert!(Reader::is_flat());
    exact(|| Reader { at: raw, end: (raw, Deeper { raw: None }) });
}

#[test]
fn other_fields_may_be_dropped_besides() {
    let ptr = Box::into_raw(Box::new(1)).cast_const();
    let owner = NamedOwner { ptrs: [Some(ptr)], name: text() };
    assert_eq!(owner.mem_usage().gaps.count(Gap::Pointer), 1);
    let byte = 1_u8;
    let handle = NamedHandle { raw: Raw { ptr: &raw const byte }, name: text() };
    assert_eq!(handle.mem_usage().gaps.count(Gap::Pointer), 1);
    let unsized_one = Unsized { raw: Raw { ptr: &raw const byte }, tail: Id(1) };
    let behind: &Unsized<dyn MemSize> = &unsized_one;
    assert_eq!(behind.mem_usage().gaps.count(Gap::Pointer), 1);
}

#[test]
fn bytes_that_may_be_no_value_may_be_a_pointer() {
    let packed = || Packed { bytes: MaybeUninit::new([0; 24]) };
    assert!(!Packed::is_flat());
    assert_eq!(vec![packed(), packed()].mem_usage().gaps.count(Gap::Pointer), 2);
    exact(|| vec![Slots { slots: [MaybeUninit::new(1_u8); 4] }]);
    let live = Cell::new(1);
    exact(|| Counted { live: &live, id: Id(1) });
}

#[test]
fn a_number_may_be_an_address() {
    let stack = || Stack { head: Tagged::<u8> { data: 1.into(), marker: PhantomData } };
    assert_eq!(vec![stack(), stack()].mem_usage().gaps.count(Gap::Pointer), 2);
    assert!(Tagged::<u8>::is_flat());
    exact(|| vec![Entered { depth: 1, not_send: PhantomData }]);
}

#[test]
fn a_type_with_a_drop_of_its_own_may_free_the_target_of_a_pointer() {
    let owners = vec![Owner::new(Box::new([1_u16, 2])), Owner::new(Box::new([3]))];
    assert!(!Owner::<u16>::is_flat());
    assert_eq!(owners.mem_usage().gaps.count(Gap::Pointer), 2);
    let either = [Either::Owner(Box::into_raw(Box::new(1))), Either::Neither];
    assert!(!either.mem_usage().is_exact());
}

/// Has no impl.
struct Url(u8);

fn url(url: &Url, tracer: &mut Tracer<'_>) {
    tracer.field("url", &url.0);
}

#[derive(MemSize)]
struct Page {
    #[mem_size(with(Url = url))]
    links: Owner<Url>,
}

#[test]
fn it_leaves_the_gap_as_well_where_it_is_measured_part_by_part() {
    let page = Page { links: Owner::new(Box::new([Url(1)])) };
    assert_eq!(page.mem_usage().gaps.count(Gap::Pointer), 1);
}

#[test]
fn without_one_it_does_not() {
    let parent = text();
    exact(|| Child { parent: &raw const parent, name: text() });
    assert!(Span::is_flat());
    assert!(Guard::is_flat());
    let byte = 1_u8;
    exact(|| Span { start: &raw const byte, end: &raw const byte });
    exact(|| Guard { target: &raw const byte });
}
