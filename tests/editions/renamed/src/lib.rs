//! The dependency is called `memory`, and no derive says so.
#![cfg(test)]

use std::rc::{Rc, Weak};

use memory::{layout_of, memory_profile, CountingAlloc, MemSize};

#[global_allocator]
static ALLOC: CountingAlloc = CountingAlloc::new();

#[derive(MemSize)]
#[mem_size(max_size = 1000)]
struct Page<T> {
    text: String,
    next: Option<Box<Page<T>>>,
    call: Box<dyn Fn(&T) -> &T>,
    parent: Weak<dyn Fn(&T)>,
    parts: Vec<(T, Rc<str>)>,
}

#[derive(MemSize)]
#[mem_size(flat)]
enum Kind {
    Plain(u8),
    Other { at: [u16; 2] },
}

#[memory_profile(to = stderr)]
fn doubled(text: &str) -> String {
    text.repeat(2)
}

#[memory_profile]
async fn doubled_later(text: String) -> String {
    text.repeat(2)
}

#[test]
fn macros_find_the_crate() {
    let parent: Weak<fn(&u8)> = Weak::new();
    let page = Page {
        text: doubled("ab"),
        next: None,
        call: Box::new(|byte: &u8| byte),
        parent,
        parts: Vec::new(),
    };
    assert_eq!(page.heap_size(), 4);
    assert!(Kind::is_flat() && layout_of::<Kind>().size == 6);
    let (plain, other) = (Kind::Plain(1), Kind::Other { at: [1, 2] });
    assert_eq!(plain.heap_size() + other.heap_size(), 0);
    drop(doubled_later(String::new()));
}
