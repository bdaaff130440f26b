//! Without the feature `profile` the attribute leaves functions as they are; that it does so token
//! by token, the derive's own tests show.
//!
//! A program of its own, as it is built without the feature, by itself (`.ci/run`).
#![cfg(not(feature = "profile"))]

use std::future::Future as _;

use mem_size::memory_profile;

#[memory_profile(name = "other", to = log)]
fn name_of<T>(_: T) -> &'static str {
    std::any::type_name::<T>()
}

struct Text(String);

impl Text {
    #[memory_profile]
    fn end(mut self, more: String) -> Self {
        self.0.push_str(&more);
        drop(more);
        self
    }
}

/// A function whose future would be larger if it were wrapped.
#[memory_profile]
async fn measured(bytes: [u8; 100]) -> u8 {
    std::future::ready(()).await;
    bytes.iter().copied().max().unwrap_or(0)
}

async fn plain(bytes: [u8; 100]) -> u8 {
    std::future::ready(()).await;
    bytes.iter().copied().max().unwrap_or(0)
}

#[test]
fn functions_do_what_they_did() {
    assert_eq!(name_of(1_u8), "u8");
    assert_eq!(Text(String::from("te")).end(String::from("xt")).0, "text");
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let polled = std::pin::pin!(measured([7; 100])).poll(&mut context);
    assert_eq!(polled, std::task::Poll::Ready(7));
}

#[test]
fn futures_are_no_larger() {
    assert_eq!(size_of_val(&measured([0; 100])), size_of_val(&plain([0; 100])));
}
