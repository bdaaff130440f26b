//! Random histories of the types whose layout is mirrored, and of those that tell a part of it.

mod arenas;
mod bounds;
mod documents;
mod lists;
mod matrices;
mod shared;
mod tables;
mod text;
mod views;

use mem_size::{Audit, MemSize};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any};

use crate::{audited, usage};

/// What to do, and with which of the values there are.
type Steps = Vec<(u8, u8)>;

fn steps() -> impl Strategy<Value = Steps> {
    vec(any::<(u8, u8)>(), 0..100)
}

fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 48 };
    ProptestConfig { failure_persistence: None, cases, ..asked }
}

/// The value that a step means, of those that are there.
fn pick<T: Clone>(values: impl IntoIterator<Item = T>, number: u8) -> Option<T> {
    let values: Vec<T> = values.into_iter().collect();
    values.get(usize::from(number).checked_rem(values.len())?).cloned()
}

/// What values are made of a number: with blocks of their own, without a size, and aligned to more
/// than a word.
trait Element: MemSize + Clone {
    fn of(number: u8) -> Self;
}

impl Element for String {
    fn of(number: u8) -> Self {
        "x".repeat(usize::from(number))
    }
}

impl Element for () {
    fn of(_: u8) -> Self {}
}

impl Element for [u8; 3] {
    fn of(number: u8) -> Self {
        [number; 3]
    }
}

impl Element for u64 {
    fn of(number: u8) -> Self {
        number.into()
    }
}

impl Element for Option<Box<u16>> {
    fn of(number: u8) -> Self {
        (!number.is_multiple_of(3)).then(|| Box::new(number.into()))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

impl Element for Aligned {
    fn of(number: u8) -> Self {
        Self(number)
    }
}

/// Exact, or a lower bound that says why.
#[track_caller]
fn honest<T: MemSize>(build: impl FnOnce() -> T) {
    let (value, audit) = at_most(build);
    let is_whole = audit.measured.bytes == audit.allocated.bytes;
    assert!(is_whole || !usage(&value).is_exact(), "{audit}");
}

/// No more than it has.
#[track_caller]
fn at_most<T: MemSize>(build: impl FnOnce() -> T) -> (T, Audit) {
    let (value, audit) = audited(build);
    assert!(audit.measured.bytes <= audit.allocated.bytes, "{audit}");
    assert!(audit.repeated.is_empty(), "{audit}");
    (value, audit)
}
