//! Roots and followed references that lie in the shared blocks of other crates' handles.

use std::cell::RefCell;
use std::rc::Rc;

use arcstr::ArcStr;
use ecow_0_2::EcoString as OlderEcoString;
use ecow_0_3::{EcoString, EcoVec};
use mem_size::{MemSize, Tracer};
use smol_str::SmolStr;
use smol_str_0_2::SmolStr as OlderSmolStr;
use triomphe::{Arc as Handle, ThinArc};

use crate::{Silent, usage};

const LONG: &str = "a text that is too long to lie inline in anything";

/// What lies inside is measured first, and then counts no more.
#[track_caller]
fn counts_once<I: MemSize + ?Sized, O: MemSize>(inner: &I, outer: &O) {
    let alone = outer.deep_size();
    let mut silent = Silent;
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        let (inner, outer) = (tracer.measure(inner), tracer.measure(outer));
        assert_eq!(inner.deep() + outer.deep(), alone);
        assert_eq!(tracer.usage().deep(), alone);
    }
}

#[test]
fn text_of_a_shared_string_counts_once() {
    let text = SmolStr::new(LONG);
    counts_once(text.as_str(), &vec![text.clone(); 2]);
    let text = OlderSmolStr::new(LONG);
    counts_once(text.as_str(), &vec![text.clone(); 2]);
    let text = ArcStr::from(LONG);
    counts_once(text.as_str(), &vec![text.clone(); 2]);
    let text = EcoString::from(LONG);
    counts_once(text.as_str(), &vec![text.clone(); 2]);
    let text = OlderEcoString::from(LONG);
    counts_once(text.as_str(), &vec![text.clone(); 2]);
}

#[test]
fn value_of_a_shared_block_counts_once() {
    let handle = Handle::new(String::from("shared"));
    counts_once(&*handle, &vec![handle.clone(); 2]);
    let vector = EcoVec::from([String::from("a"), String::from("b")]);
    counts_once(&vector[1], &vec![vector.clone(); 2]);
    let numbers = EcoVec::from([1_u64, 2, 3]);
    counts_once(&numbers[1], &vec![numbers.clone(); 2]);
    counts_once(&numbers[..], &vec![numbers.clone(); 2]);
    let thin = ThinArc::from_header_and_slice(String::from("header"), &[1_u16, 2, 3]);
    counts_once(&thin.slice, &vec![thin.clone(); 2]);
}

#[test]
fn value_is_known_after_its_handles() {
    #[derive(Clone, MemSize)]
    #[repr(align(64))]
    struct Aligned(String);

    let handles = vec![Handle::new(Aligned(String::from("shared"))); 2];
    let mut tracer = Tracer::new();
    assert_eq!(tracer.measure(&handles).deep(), handles.deep_size());
    assert_eq!(tracer.measure(&*handles[0]).deep(), 0);
    let handles = vec![Handle::new(String::from("shared")); 2];
    let mut tracer = Tracer::new();
    assert_eq!(tracer.measure(&handles).deep(), handles.deep_size());
    assert_eq!(tracer.measure(&*handles[0]).deep(), 0);
}

#[test]
fn followed_value_of_a_shared_block_counts_once() {
    #[derive(MemSize)]
    struct After<'a> {
        handles: &'a [Handle<String>; 2],
        #[mem_size(follow)]
        value: &'a String,
    }

    #[derive(MemSize)]
    struct Followed<'a> {
        #[mem_size(follow)]
        handles: &'a [Handle<String>; 2],
        after: After<'a>,
    }

    let handle = Handle::new(String::from("shared"));
    let handles = [handle.clone(), handle];
    let after = After { handles: &handles, value: &handles[0] };
    let followed = Followed { handles: &handles, after };
    assert_eq!(followed.after.value, followed.after.handles[1].as_str());
    assert_eq!(followed.heap_size(), handles.deep_size());
}

/// An element that leads to the collection that it lies in, by a handle.
#[derive(Clone, Default, MemSize)]
struct Member {
    all: RefCell<Option<Rc<Collections>>>,
    inner: Inner,
}

#[derive(Clone, Default, MemSize)]
struct Inner(String, RefCell<Option<Rc<Collections>>>);

#[derive(Default, MemSize)]
struct Collections {
    im: (im::Vector<Member>, im::HashMap<u8, Member>, im::OrdMap<u8, Member>),
    imbl: (imbl::Vector<Member>, imbl::HashMap<u8, Member>, imbl::OrdMap<u8, Member>),
}

#[test]
fn element_of_a_persistent_collection_counts_once() {
    let member =
        |n: u8| Member { inner: Inner(n.to_string(), RefCell::default()), ..Member::default() };
    let entries = || (0..100).map(|n| (n, member(n)));
    let all = Rc::new(Collections {
        im: ((0..100).map(member).collect(), entries().collect(), entries().collect()),
        imbl: ((0..100).map(member).collect(), entries().collect(), entries().collect()),
    });
    let (old, new) = (&all.im, &all.imbl);
    for root in [&old.0[7], &old.1[&7], &old.2[&7], &new.0[7], &new.1[&7], &new.2[&7]] {
        let whole = all.heap_size();
        *root.all.borrow_mut() = Some(Rc::clone(&all));
        assert_eq!(usage(root).deep(), whole);
        *root.all.borrow_mut() = None;
        *root.inner.1.borrow_mut() = Some(Rc::clone(&all));
        assert_eq!(usage(&root.inner).deep(), whole);
        *root.inner.1.borrow_mut() = None;
    }
}
