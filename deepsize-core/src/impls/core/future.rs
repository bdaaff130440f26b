//! `core::future`.

use core::future::{Future, Pending, Ready};

use crate::{Gap, MemSize};
use crate::impls::{flat, hidden, opaque_dyn};

flat!({T} Pending<T>);
hidden!(Gap::Opaque => {T: MemSize} Ready<T>: T;);
opaque_dyn!({T} [Future<Output = T>]);
