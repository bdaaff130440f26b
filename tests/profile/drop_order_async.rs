//! The same for an `async fn`: when it is done, and when it is dropped before its first poll,
//! between two, and after a panic.
#![expect(
    clippy::ignored_unit_patterns,
    clippy::too_many_arguments,
    reason = "forms that people write"
)]

use std::future::{Future, poll_fn};
use std::task::{Context, Poll, Waker};

use mem_size::memory_profile;

use crate::drops::{Both, D, Event, Unit, both, d, measured_order, note, order};

/// Lets others go on once.
async fn pause() {
    let mut is_over = false;
    poll_fn(
        |_| {
            if std::mem::replace(&mut is_over, true) { Poll::Ready(()) } else { Poll::Pending }
        },
    )
    .await;
}

/// Polls so often, or less if it is done, and drops it.
fn poll<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..times {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
    }
    None
}

/// A future that is never polled is no call.
fn measured<T>(times: usize, work: impl FnOnce() -> T) -> Vec<Event> {
    if times == 0 { order(work) } else { measured_order(work) }
}

/// A test for each function, which is polled up to three times.
macro_rules! cases {
    ($($name:ident: { $($function:tt)* } $call:expr;)*) => {
        $(
            #[test]
            fn $name() {
                for times in 0..4 {
                    let plain = {
                        $($function)*
                        order(|| poll($call, times))
                    };
                    let measured = {
                        #[memory_profile]
                        $($function)*
                        measured(times, || poll($call, times))
                    };
                    assert!(plain.len() > 1, "nothing is dropped");
                    assert_eq!(measured, plain, "after {times} polls");
                }
            }
        )*
    };
}

/// The same for a method `f` of `S`, which owns `s0` and `s1`.
macro_rules! methods {
    ($($name:ident: { $($method:tt)* } $call:expr;)*) => {
        $(
            #[test]
            fn $name() {
                for times in 0..4 {
                    let plain = {
                        struct S(#[allow(dead_code)] D, #[allow(dead_code)] D);
                        impl S {
                            $($method)*
                        }
                        order(|| poll($call(S(d("s0"), d("s1"))), times))
                    };
                    let measured = {
                        struct S(#[allow(dead_code)] D, #[allow(dead_code)] D);
                        impl S {
                            #[memory_profile]
                            $($method)*
                        }
                        measured(times, || poll($call(S(d("s0"), d("s1"))), times))
                    };
                    assert!(plain.len() > 2, "nothing is dropped");
                    assert_eq!(measured, plain, "after {times} polls");
                }
            }
        )*
    };
}

cases! {
    names: {
        async fn f(a: D, b: D) { note(a.0); pause().await; note(b.0) }
    } f(d("a"), d("b"));
    unused_names: { async fn f(_a: D, _b: D) { pause().await } } f(d("a"), d("b"));
    wild: { async fn f(_a: D, _: D) { pause().await } } f(d("a"), d("_"));
    wild_first: { async fn f(_: D, _a: D) { pause().await } } f(d("_"), d("a"));
    patterns: {
        async fn f(
            (_a, _): (D, D), (_, ref b): (D, D), [_c, .., _]: [D; 4], Both { first, .. }: Both,
            _: D, mut e: D, Unit: Unit, _: ()
        ) {
            note(b.0);
            pause().await;
            drop(first);
            pause().await;
            e.0 = "other e";
            note(e.0);
        }
    } f(
        (d("a"), d("_a")), (d("_b"), d("b")), [d("c"), d("c1"), d("c2"), d("c3")], both("1", "2"),
        d("_"), d("e"), Unit, ()
    );
    generic: {
        async fn f<T: Clone>(_: T, (_a, _): (impl Clone, T), _b: T) { pause().await }
    } f(d("_"), (d("a"), d("_a")), d("b"));
    conditional: {
        async fn f(#[cfg(all())] _a: D, #[cfg(any())] _b: D, #[cfg(all())] _: D) { pause().await }
    } f(d("a"), d("_"));
    moved_on: {
        async fn f(a: D, _: D, (b, _): (D, D)) -> (D, D) { pause().await; (b, a) }
    } f(d("a"), d("_"), (d("b"), d("_b")));
    locals: {
        async fn f(_a: D, _: D) {
            let _first = d("first");
            pause().await;
            let _second = d("second");
            pause().await;
        }
    } f(d("a"), d("_"));
    question_mark: {
        async fn f(_: D, a: Option<D>) -> Option<D> { pause().await; let b = a?; Some(b) }
    } f(d("_"), None);
    early_return: {
        async fn f(a: D, _: D) -> D { if !a.0.is_empty() { pause().await; return d("early") } a }
    } f(d("a"), d("_"));
    panic: {
        async fn f(_: D, (_a, _): (D, D)) {
            let _local = d("local");
            pause().await;
            panic!("as it should")
        }
    } f(d("_"), (d("a"), d("_a")));
    last_expression: {
        async fn f(a: D, _: D) -> usize { pause().await; a.guard("guard").0.0.len() }
    } f(d("a"), d("_"));
    last_expression_waits: {
        async fn f(a: D, _: D) -> usize {
            pause().await;
            (a.guard("guard"), pause().await).0.0.0.len()
        }
    } f(d("a"), d("_"));
}

methods! {
    by_value: {
        async fn f(self, _a: D, _: D) { note(self.0.0); pause().await }
    } |s: S| s.f(d("a"), d("_"));
    by_value_unused: { async fn f(self, _: D) { pause().await } } |s: S| s.f(d("_"));
    by_mutable_value: {
        async fn f(mut self, a: D, _: D) { pause().await; self.0 = a; note(self.0.0) }
    } |s: S| s.f(d("a"), d("_"));
    by_value_in_parts: {
        async fn f(self, _: D) -> D { drop(self.0); pause().await; self.1 }
    } |s: S| s.f(d("_"));
    by_value_moved_on: { async fn f(self, _: D) -> Self { pause().await; self } }
        |s: S| s.f(d("_"));
    by_value_and_opaque: {
        async fn f(self, _: D) -> impl Iterator<Item = D> { pause().await; std::iter::once(self.0) }
    } |s: S| s.f(d("_"));
    by_box: { async fn f(self: Box<Self>, _: D) { pause().await; note(self.0.0) } }
        |s: S| Box::new(s).f(d("_"));
}
