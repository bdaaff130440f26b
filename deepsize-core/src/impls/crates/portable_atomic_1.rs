//! `portable-atomic` 1.

use portable_atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicI128, AtomicIsize, AtomicU8,
    AtomicU16, AtomicU32, AtomicU64, AtomicU128, AtomicUsize,
};

use crate::impls::flat;

flat!(AtomicBool, AtomicIsize, AtomicUsize);
flat!(AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicI128);
flat!(AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicU128);
