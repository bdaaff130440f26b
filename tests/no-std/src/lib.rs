//! A program without std that derives and measures.
#![no_std]

extern crate alloc;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::alloc::{GlobalAlloc, Layout};

use mem_size::MemSize;

#[derive(MemSize)]
struct Record<'a, T: ?Sized> {
    name: String,
    tags: BTreeMap<u16, Vec<u8>>,
    next: Option<Box<Record<'a, u8>>>,
    shared: Arc<str>,
    borrowed: &'a str,
    tail: T,
}

#[derive(MemSize)]
enum Choice {
    Nothing,
    One(u8),
    Many { of: Vec<Choice> },
}

mem_size::assert_size!(Choice <= 8 * size_of::<usize>());
mem_size::assert_size!(u32, 4; char, 4);
const _: () = assert!(mem_size::limits::fits(64));

/// What a caller from outside would run.
#[unsafe(no_mangle)]
pub extern "C" fn measure(length: usize) -> usize {
    let record = Record {
        name: String::new(),
        tags: BTreeMap::new(),
        next: None,
        shared: Arc::from("shared"),
        borrowed: "",
        tail: Choice::Many { of: Vec::with_capacity(length) },
    };
    let others = [Choice::Nothing, Choice::One(1)];
    let handles = mem_size::ref_count(&record.shared).strong;
    match record.mem_usage().exact() {
        Ok(bytes) => bytes.saturating_add(others.own_size()).saturating_add(handles),
        Err(inexact) => {
            sources(&inexact).saturating_add(mem_size::total_ref_count(&record).outside())
        }
    }
}

/// How many errors lie below one.
fn sources(error: &dyn core::error::Error) -> usize {
    core::iter::successors(error.source(), |error| error.source()).count()
}

struct Nothing;

// SAFETY: it hands out nothing.
unsafe impl GlobalAlloc for Nothing {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 {
        core::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static ALLOCATOR: Nothing = Nothing;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
