//! An `async fn` with the attribute: what it does in each of its polls, on whatever threads, adds
//! up to one call.

use std::future::Future;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::handler::{self, Handler};
use super::open::Open;
use super::own::Own;
use super::site::{Function, Site};
use super::stack;
use crate::allocator::current::off;

/// The body of an `async fn` with the attribute.
#[must_use = "futures do nothing unless polled"]
pub struct Measured<'f, F> {
    /// None when it is done, so that it is dropped as a part of the call.
    body: Pin<&'f mut Option<F>>,
    /// In a block of the tool's own, so that futures stay small; none when it is done.
    call: Option<Box<Call>>,
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
    pub fn new(function: &'static Function, body: Pin<&'f mut Option<F>>) -> Self {
        Self::with(function, None, body)
    }

    /// Wraps a body whose profile has a handler of its own.
    pub fn to(function: &'static Function, handler: Handler, body: Pin<&'f mut Option<F>>) -> Self {
        Self::with(function, Some(handler), body)
    }

    fn with(
        function: &'static Function,
        handler: Option<Handler>,
        body: Pin<&'f mut Option<F>>,
    ) -> Self {
        let call = Call { site: Site::Function(function), handler, is_begun: false, total: None };
        Self { body, call: Some(off(|| Box::new(call))) }
    }

    /// Hands out what the call came to, once.
    fn end(&mut self) {
        let Some(mut call) = self.call.take() else { return };
        let (total, handler) = (call.total.take(), call.handler);
        off(|| drop(call));
        if let Some(total) = total {
            handler::deliver(total, handler);
        }
    }
}

impl<F: Future> Future for Measured<'_, F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let Self { body, call } = &mut *self;
        let (Some(future), Some(call)) = (body.as_mut().as_pin_mut(), call) else {
            return Poll::Pending;
        };
        let part = call.resume();
        let polled = future.poll(context);
        if polled.is_ready() {
            body.set(None);
        }
        drop(part);
        if polled.is_ready() {
            self.end();
        }
        polled
    }
}

/// A future that is dropped before it is done: what it frees is a part of the call as well.
impl<F> Drop for Measured<'_, F> {
    fn drop(&mut self) {
        if let (true, Some(call)) = (self.body.is_some(), &mut self.call) {
            let part = call.resume();
            self.body.set(None);
            drop(part);
        }
        self.end();
    }
}

impl Call {
    /// Begins with the next part.
    fn resume(&mut self) -> Part<'_> {
        let is_begun = mem::replace(&mut self.is_begun, true);
        if stack::is_within(self.site) {
            if !is_begun {
                stack::note_recursion(self.site);
            }
            return Part { open: None, total: &mut self.total };
        }
        let open = Open::begin(self.site);
        Part { open: Some(open), total: &mut self.total }
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
