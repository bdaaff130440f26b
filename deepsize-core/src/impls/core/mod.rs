//! Impls for `core`.

mod alloc;
mod any;
mod arch;
mod array;
mod cell;
mod char;
mod cmp;
mod convert;
#[expect(
    coherence_leak_check,
    reason = "a higher-ranked function type is another type than the one that takes its arguments \
    by value"
)]
mod dyn_fn;
mod error;
mod ffi;
mod fmt;
#[expect(
    coherence_leak_check,
    reason = "a higher-ranked function type is another type than the one that takes its arguments \
    by value"
)]
mod fn_pointer;
mod future;
mod hash;
mod iter;
mod marker;
mod mem;
mod net;
mod num;
mod ops;
mod option;
mod panic;
mod pin;
mod primitive;
mod ptr;
#[cfg(mem_size_since_1_95)]
#[clippy::msrv = "1.95"]
mod range;
mod result;
mod slice;
mod str;
mod sync;
mod task;
mod time;
