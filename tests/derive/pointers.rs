//! Pointers by whose types nothing is owned.

use std::ptr;

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
