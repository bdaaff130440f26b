//! Types that nobody has thought of are measured to the byte, or leave a gap.
//!
//! `RANDOM_TYPES=7 cargo test` writes other types.

#![allow(dead_code, unused_imports, reason = "not every type is drawn")]
#![allow(clippy::complexity, clippy::perf, reason = "nobody chose the types")]

use std::borrow::Cow;
use std::cell::{Cell, LazyCell, OnceCell, RefCell};
use std::cmp::Reverse;
use std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, btree_map, vec_deque,
};
use std::ffi::{CStr, CString, OsStr};
use std::io::Cursor;
use std::iter::Peekable;
use std::marker::PhantomData;
use std::num::{NonZero, Saturating};
use std::ops::{Bound, ControlFlow, Range, RangeInclusive};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::atomic::AtomicU64;
use std::sync::{self, Arc, Mutex, OnceLock, RwLock};
use std::task::Poll;
use std::time::Duration;
use std::{array, vec};

use mem_size::{Auditor, CountingAlloc, MemSize, OwnerGraph, Report};
use mem_size_random_types::{Dyn, Make, Map, Recipe, Set};

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

/// How many values there are of each type.
const VALUES: u64 = 40;

fn check<T: Make + MemSize>(name: &str) {
    for seed in 0..VALUES {
        let (value, audit) = Auditor::new()
            .run(|| Recipe::new(seed).make::<T>())
            .unwrap_or_else(|error| panic!("{name}, value {seed}: {error}"));
        let usage = value.mem_usage();
        let (ours, truth) = (audit.measured, audit.allocated);
        assert_eq!((usage.heap, usage.blocks), (ours.bytes, ours.blocks), "{name}, value {seed}");
        if usage.is_exact() {
            assert!(audit.is_exact(), "{name}, value {seed}: {audit}");
        }
        assert!(ours.bytes <= truth.bytes, "{name}, value {seed}: {audit}");
        assert!(audit.repeated.is_empty(), "{name}, value {seed}: {audit}");
        assert_eq!(OwnerGraph::of(&value).usage(), usage, "{name}, value {seed}");
        assert_eq!(Report::of(&value).usage, usage, "{name}, value {seed}");
    }
}

include!(concat!(env!("OUT_DIR"), "/types.rs"));
