//! Shared blocks and cells.

use std::sync::Arc;

use arc_swap::{ArcSwap, ArcSwapOption};
use bytes::{Buf, Bytes, BytesMut};
use mem_size::{Gap, MemSize, Tracer};
use once_cell::{sync, unsync};
use triomphe::{Arc as Handle, ThinArc, UniqueArc};

use crate::{at_least, exact, usage};

#[test]
fn triomphe_handles_share_one_block() {
    exact(|| Handle::new(String::from("shared")));
    exact(|| {
        let handle = Handle::new(vec![1_u8, 2, 3]);
        (handle.clone(), vec![handle; 50])
    });
    #[derive(Clone, Copy, MemSize)]
    #[repr(align(64))]
    struct Aligned(u8);
    exact(|| vec![Handle::new(Aligned(7)); 3]);
    exact(|| Handle::<[u16]>::from(vec![1, 2, 3]));
    exact(|| Handle::<str>::from("text"));
    exact(|| UniqueArc::new(String::from("unique")));
    exact(|| {
        let handle = Handle::new(String::from("shared"));
        (vec![Handle::into_raw_offset(handle.clone()); 2], handle)
    });
    exact(|| {
        let thin = ThinArc::from_header_and_slice(String::from("header"), &[1_u16, 2, 3]);
        vec![thin; 4]
    });
}

#[test]
fn counts_of_triomphe_handles_are_told() {
    let handle = Handle::new(7_u8);
    let handles = vec![handle.clone(); 2];
    let counts = mem_size::total_ref_count(&handles);
    assert_eq!((counts.strong(), counts.outside()), (3, 1));
    drop(handle);
}

#[test]
fn one_word_for_two_kinds_of_handles_is_the_handle_that_it_is() {
    use triomphe::{ArcUnion, ArcUnionBorrow};
    type Union = ArcUnion<String, Vec<u64>>;
    let shared = exact(|| {
        let (text, numbers) = (Handle::new(String::from("x")), Handle::new(vec![7; 9]));
        let unions: [Union; 3] = [
            ArcUnion::from_first(Handle::clone(&text)),
            ArcUnion::from_second(Handle::clone(&numbers)),
            ArcUnion::from_second(numbers),
        ];
        (unions, text)
    });
    if let ArcUnionBorrow::First(text) = shared.0[0].borrow() {
        at_least(Gap::Reference, || text);
    }
}

#[test]
fn header_and_elements_in_one_block_are_exact() {
    use triomphe::HeaderSlice;
    exact(|| {
        let elements = (0..9).map(|n| n.to_string());
        let arc: Handle<HeaderSlice<String, [String]>> =
            Handle::from_header_and_iter(String::from("header"), elements);
        (Handle::clone(&arc), arc)
    });
    exact(|| Handle::<HeaderSlice<Box<u8>, str>>::from_header_and_str(Box::new(7), "text"));
}

#[test]
fn guard_of_a_swapped_handle_counts_it_once() {
    let swap = ArcSwap::from_pointee(vec![7_u64; 9]);
    let guards = [swap.load(), swap.load()];
    let block = usage(&swap).heap;
    assert_eq!(usage(&guards).heap, block);
    assert_eq!(usage(&swap).heap, block);
    exact(|| arc_swap::Guard::<Arc<String>>::from_inner(Arc::new(String::from("x"))));
}

#[test]
fn swapped_handle_is_loaded() {
    // The first load of a thread allocates for the thread.
    drop(ArcSwap::from_pointee(0).load());
    exact(|| ArcSwap::from_pointee(vec![1_u64; 9]));
    exact(ArcSwapOption::<String>::empty);
    exact(|| {
        let handle = Arc::new(String::from("x"));
        (ArcSwap::new(Arc::clone(&handle)), handle)
    });
}

#[test]
fn what_was_counted_is_not_counted_as_a_view() {
    let mut bytes = BytesMut::zeroed(100);
    let both = |bytes: &BytesMut, views: [&[u8]; 2]| {
        let mut tracer = Tracer::new();
        let mut total = views.iter().map(|view| tracer.measure(*view).deep()).sum::<usize>();
        total += tracer.measure(bytes).deep();
        total - size_of::<BytesMut>()
    };
    let capacity = bytes.capacity();
    assert_eq!(both(&bytes, [&bytes[10..20], &bytes[15..40]]), capacity);
    assert_eq!(both(&bytes, [&bytes[10..20], &bytes[90..]]), capacity);
    bytes.reserve(50);
    assert_eq!(both(&bytes, [&[], &bytes]), bytes.capacity());

    #[derive(MemSize)]
    struct Message<'a> {
        #[mem_size(follow)]
        body: &'a [u8],
        whole: &'a BytesMut,
        #[mem_size(follow)]
        tail: &'a [u8],
    }
    #[derive(MemSize)]
    struct Owned<'a> {
        #[mem_size(follow)]
        whole: &'a BytesMut,
        message: Message<'a>,
    }
    let message = Message { body: &bytes[10..40], whole: &bytes, tail: &bytes[30..50] };
    assert_eq!(message.heap_size(), 40);
    let owned = Owned { whole: &bytes, message };
    assert_eq!(owned.heap_size(), size_of::<BytesMut>() + bytes.capacity());
}

#[test]
fn cells_lead_to_what_is_there() {
    exact(|| sync::OnceCell::with_value(String::from("x")));
    exact(sync::OnceCell::<String>::new);
    exact(|| unsync::OnceCell::with_value(vec![1_u8]));
    exact(|| {
        let lazy: unsync::Lazy<String> = unsync::Lazy::new(|| String::from("made"));
        unsync::Lazy::force(&lazy);
        lazy
    });
    exact(|| sync::Lazy::<String>::new(|| String::from("not yet")));
}

#[test]
fn bytes_are_a_lower_bound() {
    at_least(Gap::Capacity, || Bytes::from(vec![7_u8; 100]));
    let shared = at_least(Gap::Capacity, || {
        let bytes = Bytes::from(vec![7_u8; 100]);
        vec![bytes.clone(), bytes.slice(10..20), bytes]
    });
    assert_eq!(shared.heap_size(), shared.capacity() * size_of::<Bytes>());
    let fixed = Bytes::from_static(b"not on the heap");
    assert_eq!(fixed.heap_size(), 0);
    assert_eq!(Bytes::from(vec![7_u8; 100]).heap_size(), 100);
}

#[test]
fn views_of_growing_bytes_count_once() {
    let mut first = BytesMut::with_capacity(64);
    first.extend_from_slice(&[7; 40]);
    let second = first.split_off(20);
    let halves = (first, second);
    assert_eq!(usage(&halves).gaps.count(Gap::Capacity), 2);
    assert_eq!(halves.heap_size(), 64);
    let mut tracer = Tracer::new();
    let first = tracer.measure(&halves.0);
    let second = tracer.measure(&halves.1);
    assert_eq!((first.heap, second.heap), (20, 44));
    assert_eq!(usage(&BytesMut::new()).heap, 0);
}

#[test]
fn view_without_capacity_may_keep_a_buffer() {
    let rest = at_least(Gap::Capacity, || {
        let mut bytes = BytesMut::from(&b"a message that is on its way"[..]);
        assert_eq!(bytes.split().len(), 28);
        bytes
    });
    assert_eq!((rest.capacity(), rest.heap_size()), (0, 0));
    at_least(Gap::Capacity, || {
        let mut bytes = BytesMut::from(&b"read"[..]);
        bytes.advance(4);
        bytes
    });
    // It may be such a rest.
    at_least(Gap::Capacity, BytesMut::new);
}

#[test]
fn yokes_own_their_carts() {
    use yoke::Yoke;
    exact(|| {
        let cart: Box<str> = "a text that is borrowed".into();
        Yoke::<&'static str, Box<str>>::attach_to_cart(cart, |text| &text[2..])
    });
    exact(|| {
        let cart: std::rc::Rc<[u8]> = [7; 100].into();
        let yoke = Yoke::<std::borrow::Cow<'static, [u8]>, std::rc::Rc<[u8]>>::attach_to_cart(
            cart,
            |bytes| std::borrow::Cow::Borrowed(bytes),
        );
        let mut changed = yoke.clone();
        changed.with_mut(|bytes| bytes.to_mut().push(8));
        (yoke, changed)
    });
}

#[test]
fn transducers_own_their_bytes() {
    use fst::{Map, Set};
    exact(|| {
        let mut builder = fst::MapBuilder::memory();
        (0..100_u64).for_each(|n| builder.insert(format!("{n:03}"), n).expect("in order"));
        builder.into_map()
    });
    exact(|| Set::from_iter(["a", "b"]).expect("in order"));
    let bytes = Map::from_iter([("a", 1)]).expect("in order").into_fst().into_inner();
    let borrowed = Map::new(&*bytes).expect("a map");
    assert_eq!(usage(&borrowed).heap, 0);
}
