//! Impls for what only `std` has.

mod alloc;
mod backtrace;
pub(in crate::impls) mod collections;
mod env;
mod ffi;
mod fs;
mod hash;
mod io;
mod net;
mod os;
mod panic;
mod path;
mod process;
mod sync;
mod thread;
mod time;
