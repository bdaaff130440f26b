//! `crossbeam-utils` 0.8.

use crossbeam_utils::{Backoff, CachePadded};

use crate::impls::{flat, reached};

flat!(Backoff);
reached!(CachePadded<T> => |padded| padded;);
