//! Random histories of inserts and removals, with an answer asked for after each step.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, BuildHasherDefault};

use proptest::prelude::{Strategy, prop_oneof, proptest};
use proptest::test_runner::Config;

use crate::counting::{Live, counted};
use crate::tables::{HighBits, Identity};
use crate::thinning::Tally;

/// One step of a history, over keys below 2000.
#[derive(Clone, Copy, Debug)]
enum Step {
    Insert { from: u16, count: u16 },
    Remove { from: u16, count: u16 },
    KeepEvery(u16),
    Reserve(u16),
    Shrink,
    Clear,
}

fn histories() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0_u16..2000, 1_u16..300).prop_map(|(from, count)| Step::Insert { from, count }),
        4 => (0_u16..2000, 1_u16..300).prop_map(|(from, count)| Step::Remove { from, count }),
        1 => (2_u16..5).prop_map(Step::KeepEvery),
        1 => (0_u16..500).prop_map(Step::Reserve),
        1 => proptest::strategy::Just(Step::Shrink),
        1 => proptest::strategy::Just(Step::Clear),
    ];
    proptest::collection::vec(step, 1..30)
}

/// The keys that a step is about, in an order that looks random.
fn keys(from: u16, count: u16) -> impl Iterator<Item = u16> {
    (from..from.saturating_add(count)).map(|key| key.wrapping_mul(7919) % 2000)
}

/// What is live of one value that changes.
#[derive(Default)]
struct Watched {
    live: Live,
}

impl Watched {
    fn step<T>(&mut self, value: &mut T, change: impl FnOnce(&mut T)) -> Live {
        let ((), changed) = counted(|| change(value));
        self.live.bytes += changed.bytes;
        self.live.blocks += changed.blocks;
        self.live
    }
}

fn table_history<S: BuildHasher + Default>(steps: &[Step], tally: &mut Tally) {
    let mut map = HashMap::<u16, [u8; 5], S>::default();
    let mut watched = Watched::default();
    for &step in steps {
        let live = watched.step(&mut map, |map| match step {
            Step::Insert { from, count } => map.extend(keys(from, count).map(|key| (key, [7; 5]))),
            Step::Remove { from, count } => keys(from, count).for_each(|key| _ = map.remove(&key)),
            Step::KeepEvery(nth) => map.retain(|key, _| key % nth == 0),
            Step::Reserve(more) => map.reserve(more.into()),
            Step::Shrink => map.shrink_to_fit(),
            Step::Clear => map.clear(),
        });
        tally.check(&map, map.capacity(), live);
    }
}

fn set_history(steps: &[Step], tally: &mut Tally) {
    let mut set = HashSet::<Box<u16>>::default();
    let mut watched = Watched::default();
    for &step in steps {
        let live = watched.step(&mut set, |set| match step {
            Step::Insert { from, count } => set.extend(keys(from, count).map(Box::new)),
            Step::Remove { from, count } => keys(from, count).for_each(|key| _ = set.remove(&key)),
            Step::KeepEvery(nth) => set.retain(|key| **key % nth == 0),
            Step::Reserve(more) => set.reserve(more.into()),
            Step::Shrink => set.shrink_to_fit(),
            Step::Clear => set.clear(),
        });
        tally.check(&set, set.capacity(), live);
    }
}

fn tree_history(steps: &[Step]) {
    let mut trees = (BTreeMap::<u16, String>::new(), BTreeSet::<[u8; 3]>::new());
    let triple = |key: u16| [key.to_le_bytes()[0], key.to_le_bytes()[1], 7];
    let mut watched = Watched::default();
    for &step in steps {
        let live = watched.step(&mut trees, |(map, set)| match step {
            Step::Insert { from, count } => {
                map.extend(keys(from, count).map(|key| (key, key.to_string())));
                set.extend(keys(from, count).map(triple));
            }
            Step::Remove { from, count } => keys(from, count).for_each(|key| {
                map.remove(&key);
                set.remove(&triple(key));
            }),
            Step::KeepEvery(nth) => {
                map.retain(|key, _| key % nth == 0);
                set.retain(|key| u16::from(key[0]) % nth == 0);
            }
            Step::Reserve(at) => {
                drop((map.split_off(&at), set.split_off(&triple(at))));
            }
            Step::Shrink => {
                drop((map.pop_first(), map.pop_last(), set.pop_first(), set.pop_last()));
            }
            Step::Clear => (map.clear(), set.clear()).0,
        });
        crate::assert_truth(&trees, live);
    }
}

fn deque_history(steps: &[Step]) {
    let mut deque = VecDeque::<Option<Box<u16>>>::new();
    let mut watched = Watched::default();
    for &step in steps {
        let live = watched.step(&mut deque, |deque| match step {
            Step::Insert { from, count } => {
                keys(from, count).for_each(|key| deque.push_back(Some(Box::new(key))));
            }
            Step::Remove { count, .. } => drop(deque.drain(..deque.len().min(count.into()))),
            Step::KeepEvery(nth) => deque.rotate_left(deque.len() / usize::from(nth)),
            Step::Reserve(more) => deque.reserve(more.into()),
            Step::Shrink => deque.shrink_to_fit(),
            Step::Clear => deque.clear(),
        });
        crate::assert_truth(&deque, live);
    }
}

proptest! {
    #![proptest_config(Config { cases: 150, failure_persistence: None, ..Config::default() })]

    #[test]
    fn tables_are_exact_or_bounded_at_every_step(steps in histories()) {
        let mut tally = Tally::default();
        table_history::<RandomState>(&steps, &mut tally);
        table_history::<BuildHasherDefault<Identity>>(&steps, &mut tally);
        table_history::<BuildHasherDefault<HighBits>>(&steps[..steps.len().min(5)], &mut tally);
        set_history(&steps, &mut tally);
    }

    #[test]
    fn trees_are_exact_at_every_step(steps in histories()) {
        tree_history(&steps);
    }

    #[test]
    fn deques_are_exact_at_every_step(steps in histories()) {
        deque_history(&steps);
    }
}
