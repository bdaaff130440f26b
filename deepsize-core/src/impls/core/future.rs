//! `core::future`.

use core::future::{Future, Pending, Ready};

use crate::impls::{flat, hidden, opaque_dyn};
use crate::{Gap, MemSize};

flat!({T} Pending<T>);
hidden!(Gap::Opaque => {T: MemSize} Ready<T>: T;);
opaque_dyn!({T} [Future<Output = T>]);
