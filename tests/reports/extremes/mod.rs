//! Reports, differences and series of extreme shape: deeper than the stack, a million places side
//! by side, and names that no format expects. Nothing panics, overflows the stack or takes
//! quadratic time, and what is written is well-formed.

mod deep;
mod formats;
mod names;
mod wide;
