//! Kinds of work, as memory sees them: each is made from random numbers, and run again and again.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hint::black_box;

/// A kind of work.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) promise: Promise,
    /// Makes the work, for so many iterations.
    pub(crate) work: fn(Random, usize) -> Work,
}

pub(crate) type Work = Box<dyn FnMut()>;

/// What the documentation of `detect_leaks` promises, for 1,000 iterations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promise {
    /// No false alarm, and a leak in each iteration beside it is found.
    NoAlarm,
    /// No false alarm; its own growth may hide a leak.
    OnlyNoAlarm,
    /// It is a leak itself.
    Alarm,
    /// It is filling to the end, or emptied too seldom.
    Nothing,
}

const fn clean(name: &'static str, work: fn(Random, usize) -> Work) -> Kind {
    Kind { name, promise: Promise::NoAlarm, work }
}

const fn quiet(name: &'static str, work: fn(Random, usize) -> Work) -> Kind {
    Kind { name, promise: Promise::OnlyNoAlarm, work }
}

const fn growing(name: &'static str, work: fn(Random, usize) -> Work) -> Kind {
    Kind { name, promise: Promise::Alarm, work }
}

const fn open(name: &'static str, work: fn(Random, usize) -> Work) -> Kind {
    Kind { name, promise: Promise::Nothing, work }
}

pub(crate) const KINDS: &[Kind] = &[
    clean("frees all", |_, _| Box::new(|| drop(black_box(vec![Box::new(1_u8)])))),
    clean("list, cleared each time", |random, _| cleared(random, 1)),
    clean("list, cleared 1 in 2", |random, _| cleared(random, 2)),
    clean("list, cleared 1 in 10", |random, _| cleared(random, 10)),
    clean("list, cleared 1 in 20", |random, _| cleared(random, 20)),
    open("list, cleared 1 in 50", |random, _| cleared(random, 50)),
    clean("sawtooth of 7", |_, _| sawtooth(7)),
    clean("sawtooth of 20", |_, _| sawtooth(20)),
    clean("sawtooth of 100", |_, _| sawtooth(100)),
    open("sawtooth of 300", |_, _| sawtooth(300)),
    clean("queue of 10 random sizes", |random, _| queue(random, 10)),
    clean("queue of 100 random sizes", |random, _| queue(random, 100)),
    clean("churn in 20 keys", |random, _| churn(random, 20)),
    clean("churn in 500 keys", |random, _| churn(random, 500)),
    clean("cache evicts a tenth of 100", |random, _| evicting(random, 100)),
    clean("cache evicts a tenth of 1000", |random, _| evicting(random, 1000)),
    clean("buffer of the largest size", |random, _| largest(random)),
    clean("cache full early", |_, iterations| filling(iterations / 10)),
    quiet("cache full at half time", |_, iterations| filling(iterations / 2)),
    clean("cache full early, list", |random, iterations| {
        both(filling(iterations / 10), cleared(random, 10))
    }),
    clean("cache full at half time, list", |random, iterations| {
        both(filling(iterations / 2), cleared(random, 10))
    }),
    clean("random keys of 100", |random, _| random_keys(random, 100)),
    open("random keys of 300", |random, _| random_keys(random, 300)),
    open("random keys of 1000", |random, _| random_keys(random, 1000)),
    growing("cache not full at the end", |_, iterations| filling(2 * iterations)),
    growing("vector that doubles", |_, _| doubling()),
    growing("log of strings", |random, _| log(random)),
    growing("log of strings, list", |random, _| both(log(random.clone()), cleared(random, 10))),
];

/// Random numbers from a seed: those of `SplitMix64`.
#[derive(Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 40).unwrap_or(0) % end
    }
}

fn both(mut first: Work, mut second: Work) -> Work {
    Box::new(move || {
        first();
        second();
    })
}

/// A list that grows by 0 to 20 boxes, and is cleared at random.
fn cleared(mut random: Random, once_in: usize) -> Work {
    let mut list = Vec::new();
    Box::new(move || {
        if random.below(once_in) == 0 {
            list.clear();
        }
        list.extend((0..random.below(21)).map(|_| Box::new(0_u64)));
    })
}

/// A list that is cleared whenever it is full.
fn sawtooth(full: usize) -> Work {
    let mut list = Vec::new();
    Box::new(move || {
        if list.len() == full {
            list.clear();
        }
        list.push(Box::new(0_u16));
    })
}

/// The oldest of buffers of random sizes goes.
fn queue(mut random: Random, length: usize) -> Work {
    let buffer = |random: &mut Random| vec![0_u8; random.below(2000)];
    let mut queue: VecDeque<_> = (0..length).map(|_| buffer(&mut random)).collect();
    Box::new(move || {
        queue.pop_front();
        queue.push_back(buffer(&mut random));
    })
}

/// A random key comes where it is missing, and goes where it is there.
fn churn(mut random: Random, keys: usize) -> Work {
    let mut map = HashMap::new();
    let mut toggle = move || {
        let key = random.below(keys);
        if map.remove(&key).is_none() {
            map.insert(key, vec![0_u8; random.below(200)]);
        }
    };
    (0..20 * keys).for_each(|_| toggle());
    Box::new(toggle)
}

/// When the cache is full, the oldest tenth goes.
fn evicting(mut random: Random, full: usize) -> Work {
    let entry = |random: &mut Random| vec![0_u8; random.below(1000)].into_boxed_slice();
    let filled = full - 1 - random.below(full / 10);
    let mut cache: VecDeque<_> = (0..filled).map(|_| entry(&mut random)).collect();
    Box::new(move || {
        if cache.len() == full {
            cache.drain(..full / 10);
        }
        cache.push_back(entry(&mut random));
    })
}

/// A buffer that is replaced when it is too small, by one of just the size.
fn largest(mut random: Random) -> Work {
    let mut buffer: Box<[u8]> = Box::default();
    Box::new(move || {
        let size = random.below(10_000);
        if size > buffer.len() {
            buffer = vec![0; size].into_boxed_slice();
        }
    })
}

/// One new entry after the other, up to so many.
fn filling(full: usize) -> Work {
    let mut cache = BTreeMap::new();
    Box::new(move || {
        if cache.len() < full {
            cache.insert(cache.len(), vec![0_u8; 24]);
        }
    })
}

/// Random keys are looked up, and kept.
fn random_keys(mut random: Random, keys: usize) -> Work {
    let mut cache = BTreeMap::new();
    Box::new(move || {
        cache.entry(random.below(keys)).or_insert_with(|| vec![0_u8; 24]);
    })
}

fn doubling() -> Work {
    let mut numbers = Vec::new();
    Box::new(move || numbers.push(0_u64))
}

fn log(mut random: Random) -> Work {
    let mut lines = Vec::new();
    Box::new(move || lines.push("x".repeat(1 + random.below(80))))
}
