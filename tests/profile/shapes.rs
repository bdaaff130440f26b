//! What the attribute goes on: each must compile, do what it did, and be measured.
#![expect(
    clippy::elidable_lifetime_names,
    clippy::let_and_return,
    clippy::needless_lifetimes,
    clippy::never_loop,
    clippy::unnecessary_wraps,
    reason = "forms that people write"
)]

use std::cell::RefCell;
use std::fmt::{Debug, Display};
use std::future::Future as _;
use std::num::ParseIntError;
use std::ops::ControlFlow;

use mem_size as elsewhere;
use mem_size::{Profile, memory_profile, profile};

use crate::{block, counts_of};

#[memory_profile]
fn question_mark(text: &str) -> Result<Vec<u8>, ParseIntError> {
    let early = block(100);
    let bytes = text.parse()?;
    drop(early);
    Ok(block(bytes))
}

#[test]
fn question_mark_leaves_early() {
    let (outcomes, profile) = profile(|| [question_mark("20"), question_mark("x")]);
    assert!(matches!(&outcomes, [Ok(bytes), Err(_)] if bytes.capacity() == 20));
    assert_eq!(counts_of(&profile, "question_mark").live_bytes, 20);
    assert_eq!(counts_of(&profile, "question_mark").allocated_blocks, 3);
}

#[memory_profile]
fn early_return(items: &mut Vec<u8>, limit: usize) -> ControlFlow<u8, &mut u8> {
    for item in items.iter().take(limit) {
        if *item == 0 {
            return ControlFlow::Break(*item);
        }
    }
    items.push(1);
    match items.last_mut() {
        Some(last) => ControlFlow::Continue(last),
        None => ControlFlow::Break(1),
    }
}

#[test]
fn return_and_borrowed_results_stay_as_they_were() {
    let mut items = block(10);
    let ((), profile) = profile(|| {
        if let ControlFlow::Continue(item) = early_return(&mut items, 9) {
            *item = 0;
        }
        assert!(early_return(&mut items, 9).is_break());
    });
    assert_eq!(items, [0]);
    assert_eq!(profile.find("early_return").map(|call| call.calls), Some(2));
}

trait Shape {
    fn area(&self, scale: usize) -> Vec<u8>;
    #[memory_profile(name = "Shape::twice")]
    fn twice(&self) -> [Vec<u8>; 2] {
        [self.area(1), self.area(2)]
    }
    async fn later(&mut self, more: Vec<u8>) -> usize;
}

struct Square<T>(T);

impl<T: Clone> Square<T> {
    #[memory_profile]
    fn by_ref<'a, U>(&'a self, other: U) -> (&'a T, U)
    where
        U: Display,
    {
        (&self.0, other)
    }
    #[memory_profile]
    fn by_mut(&mut self, mut value: T) -> T {
        std::mem::swap(&mut self.0, &mut value);
        value
    }
    #[memory_profile]
    fn by_value(self) -> T {
        self.0
    }
    #[memory_profile]
    fn by_box(self: Box<Self>) -> T {
        self.0
    }
    #[memory_profile]
    fn associated(value: impl Into<T>) -> Self {
        Self(value.into())
    }
}

impl Shape for Square<usize> {
    #[memory_profile(name = "Square::area", crate = elsewhere)]
    fn area(&self, scale: usize) -> Vec<u8> {
        block(self.0 * scale)
    }
    #[memory_profile(name = "Square::later")]
    async fn later(&mut self, more: Vec<u8>) -> usize {
        self.0 += more.capacity();
        std::future::ready(self.0).await
    }
}

#[test]
fn methods_are_measured() {
    let (areas, profile) = profile(|| {
        let mut square = Square::<usize>::associated(5_u8);
        assert_eq!(square.by_ref('x'), (&5, 'x'));
        assert_eq!(square.by_mut(7), 5);
        assert_eq!(Square(1).by_value() + Box::new(Square(2)).by_box(), 3);
        square.twice()
    });
    assert_eq!(areas.map(|area| area.capacity()), [7, 14]);
    let twice = profile.find("Shape::twice").expect("it was called");
    assert_eq!(counts_of(twice, "Square::area").allocated_bytes, 21);
    for name in ["by_ref", "by_mut", "by_value", "by_box", "associated"] {
        assert!(profile.find(name).is_some(), "{name} in\n{profile}");
    }
}

#[test]
fn async_methods_of_traits_are_measured() {
    let (sum, profile) = profile(|| {
        let mut square = Square(1_usize);
        let mut later = std::pin::pin!(square.later(block(4)));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        later.as_mut().poll(&mut context)
    });
    assert!(matches!(sum, std::task::Poll::Ready(5)));
    assert_eq!(counts_of(&profile, "Square::later").freed_bytes, 4);
}

#[memory_profile]
fn opaque<'a>(items: &'a [u8], skip: Vec<u8>) -> impl Iterator<Item = &'a u8> + use<'a> {
    let count = skip.capacity();
    items.iter().skip(count)
}

#[memory_profile]
fn closure() -> impl Fn(&str) -> &str {
    |text| text.trim()
}

#[memory_profile]
fn boxed(value: impl Debug + 'static) -> Result<Box<dyn Debug>, String> {
    Ok(Box::new(value))
}

#[memory_profile]
async fn opaque_async(text: &str) -> Result<impl Debug, ParseIntError> {
    let number: u8 = text.parse()?;
    Ok(Some(number))
}

#[memory_profile]
async fn inferred<'a>(
    text: &'a str,
    items: RefCell<Vec<&'a str>>,
) -> Result<Box<dyn Debug>, Box<dyn std::error::Error>> {
    items.borrow_mut().push(text);
    if text.is_empty() {
        return Err("empty".into());
    }
    Ok(Box::new(text.parse::<u8>()?))
}

#[memory_profile]
fn locked(items: RefCell<Vec<u8>>) -> usize {
    items.borrow().capacity()
}

#[memory_profile]
fn patterns((mut first, [second, ..]): (Vec<u8>, [u8; 2]), _: u8, ref third: u8) -> Vec<u8> {
    first.push(second + *third);
    first
}

#[memory_profile]
extern "C" fn foreign(#[expect(unused_variables)] number: u8) {}

/// # Safety
///
/// None needed.
#[memory_profile]
unsafe fn unsafe_one() {}

#[memory_profile]
fn never() -> ! {
    #![expect(unused_labels)]
    'outer: loop {
        panic!("as it should");
    }
}

#[memory_profile]
async fn never_async() -> ! {
    panic!("as it should")
}

#[memory_profile]
fn diverges(text: &str) -> u8 {
    loop {
        if text.is_empty() {
            return 1;
        }
    }
}

mod outer {
    #[mem_size::memory_profile]
    #[must_use]
    pub(in crate::shapes) fn visible<const N: usize>(bytes: [u8; N]) -> usize {
        let __mem_size_0 = bytes.len();
        __mem_size_0
    }
}

/// One attribute below, and one above.
#[memory_profile(to = ignore)]
#[test]
#[should_panic(expected = "as it should")]
fn other_attributes_stay() {
    #[memory_profile]
    #[inline]
    #[must_use]
    fn nested() -> u8 {
        7
    }
    assert_eq!(nested(), 7);
    panic!("as it should");
}

fn ignore(_: &Profile) {}

fn quiet(profile: &Profile) {
    assert!(counts_of(profile, "inferred").allocated_bytes > 0);
}

#[test]
#[memory_profile(to = quiet)]
fn other_forms_do_what_they_did() {
    let items = [1, 2, 3];
    assert_eq!(opaque(&items, block(2)).copied().collect::<Vec<_>>(), [3]);
    assert_eq!(closure()(" x "), "x");
    assert_eq!(format!("{:?}", boxed('x')), "Ok('x')");
    assert_eq!(locked(RefCell::new(block(9))), 9);
    assert_eq!(patterns((block(3), [4, 5]), 0, 1), [5]);
    foreign(1);
    // SAFETY: it needs nothing.
    unsafe { unsafe_one() };
    assert_eq!(diverges(""), 1);
    assert_eq!(outer::visible([0; 12]), 12);
    assert!(std::panic::catch_unwind(|| never()).is_err());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let polled = std::pin::pin!(opaque_async("7")).poll(&mut context);
    assert_eq!(format!("{polled:?}"), "Ready(Ok(Some(7)))");
    let polled = std::pin::pin!(inferred("8", RefCell::default())).poll(&mut context);
    assert_eq!(format!("{polled:?}"), "Ready(Ok(8))");
    let failed = std::panic::catch_unwind(|| {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let _ = std::pin::pin!(never_async()).poll(&mut context);
    });
    assert!(failed.is_err());
}
