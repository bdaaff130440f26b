//! An `async fn` with the attribute: what it does in each of its polls, on whatever threads, adds up to one call.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::handler::{self, Handler};
use super::open::Open;
use super::own::Own;
use super::stack::{self, Kind, Site};

/// The body of an `async fn` with the attribute.
#[must_use = "futures do nothing unless polled"]
pub struct Measured<'f, F> {
    /// None when it is done, so that it is dropped as a part of the call.
    body: Pin<&'f mut Option<F>>,
    call: Call,
}

struct Call {
    site: Site,
    handler: Option<Handler>,
    is_begun: bool,
    /// What the polls so far came to, but for those inside another call of the same function.
    total: Option<Own>,
}

impl<'f, F> Measured<'f, F> {
    /// Wraps a body.
    #[track_caller]
    pub fn new(name: &'static str, body: Pin<&'f mut Option<F>>) -> Self {
        Self::with(name, None, body)
    }

    /// Wraps a body whose profile has a handler of its own.
    #[track_caller]
    pub fn to(name: &'static str, handler: Handler, body: Pin<&'f mut Option<F>>) -> Self {
        Self::with(name, Some(handler), body)
    }

    #[track_caller]
    fn with(name: &'static str, handler: Option<Handler>, body: Pin<&'f mut Option<F>>) -> Self {
        let site = Site { name, location: Location::caller() };
        Self { body, call: Call { site, handler, is_begun: false, total: None } }
    }
}

impl<F: Future> Future for Measured<'_, F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let Self { body, call } = self.get_mut();
        let part = call.resume();
        let polled = match body.as_mut().as_pin_mut() {
            Some(body) => body.poll(context),
            None => Poll::Pending,
        };
        if polled.is_ready() {
            body.set(None);
        }
        drop(part);
        if polled.is_ready() {
            call.end();
        }
        polled
    }
}

/// A future that is dropped before it is done: what it frees is a part of the call as well.
impl<F> Drop for Measured<'_, F> {
    fn drop(&mut self) {
        let Self { body, call } = self;
        if body.is_some() {
            let part = call.resume();
            body.set(None);
            drop(part);
        }
        call.end();
    }
}

impl Call {
    /// Begins with the next part.
    fn resume(&mut self) -> Part<'_> {
        let is_begun = std::mem::replace(&mut self.is_begun, true);
        if stack::is_within(self.site) {
            if !is_begun {
                stack::note_recursion(self.site);
            }
            return Part { open: None, total: &mut self.total };
        }
        let open = Open::begin(self.site, Kind::Attribute);
        Part { open: Some(open), total: &mut self.total }
    }

    fn end(&mut self) {
        if let Some(own) = self.total.take() {
            handler::deliver(own, self.handler);
        }
    }
}

/// One poll, or the drop; ends also when it panics.
struct Part<'c> {
    open: Option<Open>,
    total: &'c mut Option<Own>,
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        let Some(open) = &mut self.open else { return };
        let part = open.close();
        match self.total {
            Some(total) => total.resume(part),
            None => *self.total = Some(Own::new(part)),
        }
    }
}
