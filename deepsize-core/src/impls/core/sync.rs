//! `core::sync`: the atomics, where the target has compare-and-swap.

#[cfg(target_has_atomic = "ptr")]
mod pointer;

use core::sync::atomic::Ordering;
#[cfg(target_has_atomic = "8")]
use core::sync::atomic::{AtomicBool, AtomicI8, AtomicU8};
#[cfg(target_has_atomic = "16")]
use core::sync::atomic::{AtomicI16, AtomicU16};
#[cfg(target_has_atomic = "32")]
use core::sync::atomic::{AtomicI32, AtomicU32};
#[cfg(target_has_atomic = "64")]
use core::sync::atomic::{AtomicI64, AtomicU64};
#[cfg(target_has_atomic = "ptr")]
use core::sync::atomic::{AtomicIsize, AtomicUsize};

use crate::impls::flat;

flat!(Ordering);
#[cfg(target_has_atomic = "8")]
flat!(AtomicBool, AtomicU8, AtomicI8);
#[cfg(target_has_atomic = "16")]
flat!(AtomicU16, AtomicI16);
#[cfg(target_has_atomic = "32")]
flat!(AtomicU32, AtomicI32);
#[cfg(target_has_atomic = "64")]
flat!(AtomicU64, AtomicI64);
#[cfg(target_has_atomic = "ptr")]
flat!(AtomicUsize, AtomicIsize);
