//! `crossbeam-utils` 0.8.

use crossbeam_utils::{Backoff, CachePadded};

use crate::impls::{delegating, flat};

flat!(Backoff);
delegating!(CachePadded<T> => |padded| padded;);
