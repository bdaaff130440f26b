//! `core::future`.

use core::future::{Future, Pending, PollFn, Ready};

use crate::impls::{flat, hidden, hidden_function, opaque_dyn};
use crate::{Gap, MemSize};

flat!({T} Pending<T>);
hidden!(Gap::Opaque => {T: MemSize} Ready<T>: T;);
hidden_function!({F} PollFn<F>: F;);
opaque_dyn!({T} [Future<Output = T>]);
