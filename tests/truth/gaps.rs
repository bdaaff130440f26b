//! Types that hide what they own: they leave a gap, never a silent zero.

use std::any::Any;
use std::collections::{BTreeMap, BinaryHeap, HashMap, LinkedList, VecDeque};
use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::task::Waker;

use mem_size::Gap;

use crate::{at_least, exact};

fn text() -> String {
    String::from("text")
}

#[test]
fn trait_objects_of_std_count_their_block_and_leave_a_gap() {
    at_least(Gap::Opaque, || Box::new(text()) as Box<dyn Any>);
    at_least(Gap::Opaque, || Box::new(text()) as Box<dyn Any + Send>);
    at_least(Gap::Opaque, || Box::new(text()) as Box<dyn Any + Send + Sync>);
    at_least(Gap::Opaque, || Box::<dyn Error>::from("text"));
    at_least(Gap::Opaque, || Box::<dyn Error + Send + Sync>::from("text"));
    let owned = text();
    at_least(Gap::Opaque, || Box::new(move || owned.len()) as Box<dyn Fn() -> usize>);
    at_least(Gap::Opaque, || {
        Box::pin(async { text() }) as std::pin::Pin<Box<dyn Future<Output = String>>>
    });
    at_least(Gap::Opaque, || Box::new([1, 2].into_iter()) as Box<dyn Iterator<Item = i32>>);
    at_least(Gap::Opaque, || Box::new(Vec::new()) as Box<dyn std::io::Write + Send>);
    let boxed = at_least(Gap::Opaque, || Box::new(7_u64) as Box<dyn Any>);
    assert_eq!(crate::usage(&boxed).heap, size_of::<u64>());
}

#[test]
fn closures_without_captures_own_nothing() {
    fn same(value: &mut u8) -> &mut u8 {
        value
    }
    exact(|| Box::new(|| 7_u8) as Box<dyn Fn() -> u8>);
    exact(|| Box::new(|x: u8, y: u8| x + y) as Box<dyn Fn(u8, u8) -> u8 + Send + Sync>);
    exact(|| Box::new(str::len) as Box<dyn Fn(&str) -> usize>);
    exact(|| Box::new(same) as Box<dyn FnMut(&mut u8) -> &mut u8 + Send>);
    exact(|| Box::new(|_: &str, _: &mut [u8]| ()) as Box<dyn FnOnce(&str, &mut [u8])>);
    exact(|| Box::new(()) as Box<dyn Any>);
}

#[test]
fn owning_iterators_give_what_they_show() {
    at_least(Gap::Capacity, || vec![text(), text()].into_iter());
    at_least(Gap::Capacity, || {
        let mut rest = vec![text(), text()].into_iter();
        rest.next();
        rest
    });
    exact(|| vec![(); 9].into_iter());
    at_least(Gap::Opaque, || VecDeque::from([1]).into_iter());
    at_least(Gap::Opaque, || BinaryHeap::from([1]).into_iter());
    at_least(Gap::Opaque, || HashMap::from([(1, 2)]).into_iter());
    at_least(Gap::Opaque, || BTreeMap::from([(1, 2)]).into_iter());
    at_least(Gap::Opaque, || BTreeMap::from([(1, 2)]).into_keys());
    at_least(Gap::Opaque, || LinkedList::from([text()]).into_iter());
    exact(|| LinkedList::from([1, 2, 3]).into_iter());
    at_least(Gap::Opaque, || Some(text()).into_iter());
    exact(|| Some(7).into_iter().peekable().rev());
}

#[test]
fn threads_channels_and_wakers_leave_a_gap() {
    struct Counter(AtomicUsize);
    impl std::task::Wake for Counter {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let (sender, receiver) = mpsc::channel::<String>();
    assert_eq!(crate::usage(&(sender, receiver)).gaps.count(Gap::Opaque), 2);
    let (sender, receiver) = mpsc::sync_channel::<u8>(9);
    drop(receiver);
    assert_eq!(crate::usage(&sender).gaps.count(Gap::Opaque), 1);
    exact(|| sender.try_send(7).unwrap_err());
    at_least(Gap::Opaque, std::thread::Builder::new);
    assert_eq!(crate::usage(&std::thread::current()).gaps.count(Gap::Opaque), 1);
    let handle = std::thread::spawn(text);
    assert_eq!(crate::usage(&handle).gaps.count(Gap::Opaque), 1);
    handle.join().unwrap();
    at_least(Gap::Opaque, || Waker::noop().clone());
    at_least(Gap::Opaque, || Waker::from(std::sync::Arc::new(Counter(AtomicUsize::new(0)))));
    exact(std::backtrace::Backtrace::disabled);
    at_least(Gap::Opaque, std::backtrace::Backtrace::force_capture);
}

#[test]
fn a_root_that_only_borrows_leaves_a_gap() {
    let owned = text();
    let reference = &owned;
    assert_eq!(crate::usage(&reference).gaps.count(Gap::Reference), 1);
    assert_eq!(crate::usage(&owned.chars()).gaps.count(Gap::Reference), 1);
    assert_eq!(crate::usage(&[1, 2].iter()).gaps.count(Gap::Reference), 1);
    exact(|| Some(reference));
    exact(|| vec![(owned.chars(), owned.as_bytes().iter())]);
}
