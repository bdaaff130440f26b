//! Hash tables after removals: exact, or a lower bound that says so.
//!
//! Where the entries lie depends on the hasher. With a `RandomState` two dozen entries keep to one
//! half of a table once in some millions of steps, and it passes for a table of half the size. So
//! histories have a hasher that is the same in every run.

use std::collections::HashSet;
use std::collections::hash_map::{DefaultHasher, RandomState};
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};

use mem_size::MemSize;

use crate::Numbers;
use crate::counting::{Live, counted};
use crate::elements::{Element, To32};
use crate::tables::{Constant, HighBits, Identity};
use crate::thinning::{Tally, Thinning};

/// As good as the usual hasher, with keys that are always the same.
type Fixed = BuildHasherDefault<DefaultHasher>;

/// A key with the same hash everywhere: hashers take the bytes of a number in the order of the
/// target.
fn key(number: u64) -> u64 {
    number.to_le()
}

/// All histories over a table of this length.
fn histories<T: Element, S: BuildHasher + Default>(len: usize) -> Tally {
    let len = len.min(T::DISTINCT);
    let mut sum = Tally::default();
    let mut add = |thinning: Thinning<T, S>| {
        sum.exact += thinning.tally.exact;
        sum.bounded += thinning.tally.bounded;
        sum.coincidences += thinning.tally.coincidences;
    };
    let mut front = Thinning::<T, S>::filled(len);
    (0..len).for_each(|number| front.step(|set| _ = set.remove(&T::number(number))));
    front.step(|set| _ = set.insert(T::number(0)));
    front.step(HashSet::shrink_to_fit);
    add(front);
    let mut back = Thinning::<T, S>::filled(len);
    (0..len).rev().for_each(|number| back.step(|set| _ = set.remove(&T::number(number))));
    back.step(|set| set.reserve(len));
    add(back);
    let mut random = Thinning::<T, S>::filled(len);
    let mut numbers = Numbers(len as u64 + 1);
    for _ in 0..2 * len {
        let number = numbers.below(len);
        random.step(|set| _ = set.remove(&T::number(number)));
    }
    random.step(HashSet::clear);
    add(random);
    let mut kept = Thinning::<T, S>::filled(len);
    for part in [2, 3, 5] {
        let mut nth = 0;
        kept.step(|set| {
            set.retain(|_| {
                nth += 1;
                nth % part != 0
            });
        });
    }
    kept.step(|set| drop(set.drain()));
    add(kept);
    let mut churned = Thinning::<T, S>::filled(len);
    for number in 0..3 * len {
        churned.step(|set| _ = set.remove(&T::number(number)));
        churned.step(|set| _ = set.insert(T::number(number + len)));
    }
    add(churned);
    sum
}

fn lengths<T: Element, S: BuildHasher + Default>(lengths: &[usize]) -> Tally {
    let mut sum = Tally::default();
    for &len in lengths {
        let tally = histories::<T, S>(len);
        sum.exact += tally.exact;
        sum.bounded += tally.bounded;
        sum.coincidences += tally.coincidences;
    }
    sum
}

const LENGTHS: [usize; 13] = [0, 1, 3, 4, 7, 8, 14, 15, 28, 50, 56, 112, 300];

#[test]
fn removals_leave_the_truth_or_a_lower_bound() {
    for sum in [
        lengths::<u64, Fixed>(&LENGTHS),
        lengths::<[u8; 1], Fixed>(&LENGTHS),
        lengths::<[u8; 3], Fixed>(&LENGTHS),
        lengths::<[u8; 24], Fixed>(&LENGTHS),
        lengths::<To32<3>, Fixed>(&LENGTHS),
    ] {
        println!("{sum:?}");
        assert!(sum.exact > sum.bounded, "most answers should be exact: {sum:?}");
        assert!(sum.coincidences * 20 <= sum.exact, "too many are exact and wrong: {sum:?}");
    }
    lengths::<[u8; 0], Fixed>(&LENGTHS);
}

#[test]
fn removals_leave_the_truth_or_a_lower_bound_with_keys_in_other_places() {
    println!("{:?}", lengths::<[u8; 2], Fixed>(&LENGTHS));
    println!("{:?}", lengths::<[u8; 5], Fixed>(&LENGTHS));
    println!("{:?}", lengths::<[u8; 12], Fixed>(&LENGTHS));
    println!("{:?}", lengths::<String, Fixed>(&LENGTHS[..10]));
}

#[test]
fn removals_leave_the_truth_or_a_lower_bound_with_a_bad_hasher() {
    println!("{:?}", lengths::<u64, BuildHasherDefault<Identity>>(&LENGTHS));
    println!("{:?}", lengths::<u64, BuildHasherDefault<HighBits>>(&LENGTHS[..12]));
    println!("{:?}", lengths::<u64, BuildHasherDefault<Constant>>(&LENGTHS[..12]));
}

/// Keys that hash to themselves lie in a row. What is left of a row just below a power of two is
/// spread over all of a table of half the size.
#[test]
fn thinned_row_of_keys_is_never_wrong_in_silence() {
    for len in [450, 500, 511, 960, 1000, 1023, 1700, 2000] {
        for rarity in 2..20 {
            let mut numbers = Numbers(len as u64 * 20 + rarity as u64);
            let mut at_random = Thinning::<u64, BuildHasherDefault<Identity>>::filled(len);
            at_random.step(|set| set.retain(|_| numbers.below(rarity) == 0));
            let mut by_pattern = Thinning::<u64, BuildHasherDefault<Identity>>::filled(len);
            let below = (len as u64).next_power_of_two() / 2;
            by_pattern.step(|set| set.retain(|key| *key < below && key % 3 != 0));
        }
    }
}

/// They lie side by side, where half a table would hold them as well.
#[test]
fn few_keys_that_a_hasher_keeps_together_leave_a_gap() {
    for len in 20..=112 {
        let mut set: HashSet<u64, BuildHasherDefault<HighBits>> = (0..len).collect();
        while let Some(&last) = set.iter().last() {
            set.remove(&last);
            if (14..=56).contains(&set.capacity()) && set.len() * 2 <= set.capacity() {
                assert!(!set.mem_usage().is_exact(), "{} of {}", set.len(), set.capacity());
            }
        }
    }
}

/// Where groups are narrow, a row of five is enough to come down to the capacity of the smallest
/// table.
#[test]
fn one_key_left_of_a_row_in_a_table_of_half_the_capacity_is_never_wrong_in_silence() {
    for len in 1..=60 {
        for kept in 0..len {
            let mut row = Thinning::<u64, BuildHasherDefault<Identity>>::filled(len);
            let full = row.set.capacity();
            row.set.retain(|key| *key == kept as u64);
            if row.set.capacity() >= full / 2 {
                row.step(|_| ());
                assert_eq!(row.tally.coincidences, 0, "{kept} of {len}: {:?}", row.tally);
            }
        }
    }
}

/// A key that shares its hash with some dozens of others.
#[derive(Clone, MemSize, PartialEq, Eq, PartialOrd, Ord)]
struct OfGroup(u64);

impl Hash for OfGroup {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        hasher.write_u64(key(self.0 / 64));
    }
}

impl Element for OfGroup {
    fn number(number: usize) -> Self {
        Self(number as u64)
    }
}

/// A good hasher cannot scatter keys that tell it the same.
#[test]
fn removals_of_keys_that_share_a_hash_are_never_wrong_in_silence() {
    for len in (120..1800).step_by(60) {
        for kept in (24..len).step_by(9) {
            let mut thinning = Thinning::<OfGroup, Fixed>::filled(len);
            thinning.step(|set| set.retain(|key| key.0 < kept as u64));
        }
    }
}

/// A large table of which less than a third is left.
fn thinned_large_table<S: BuildHasher + Default>() -> Tally {
    let mut thinning = Thinning::<u64, S>::filled(14_336 - 100);
    for number in 0..10_000 {
        let ((), changed) = counted(|| _ = thinning.set.remove(&number));
        assert_eq!(changed, Live::default());
    }
    thinning.step(|_| ());
    thinning.tally
}

#[test]
fn a_large_table_after_removals_is_found_by_its_span() {
    let tally = thinned_large_table::<Fixed>();
    assert_eq!((tally.exact, tally.bounded), (2, 0), "{tally:?}");
}

/// One hasher in fifty leaves too much room at an end of the table: then a lower bound is honest.
#[test]
fn a_large_table_after_removals_is_found_or_bounded_with_any_hasher() {
    let tally = thinned_large_table::<RandomState>();
    assert_eq!(tally.exact + tally.bounded, 2, "{tally:?}");
    assert!(tally.exact >= 1, "before the removals nothing is hidden: {tally:?}");
}

/// Fills a set, and removes in this order until `capacity()` is that of half the table.
fn halved<S: BuildHasher + Default>(
    len: usize,
    key: impl Fn(usize) -> u64,
    order: impl Fn(&HashSet<u64, S>) -> Vec<u64>,
) -> Tally {
    let mut thinning = Thinning::<u64, S>::filled(0);
    thinning.step(|set| (0..len).for_each(|number| _ = set.insert(key(number))));
    let full = thinning.set.capacity();
    let order = order(&thinning.set);
    thinning.step(|set| {
        order.iter().take_while(|key| set.remove(key) && set.capacity() > full / 2).count();
    });
    thinning.tally
}

#[test]
fn table_whose_capacity_is_exactly_halved_is_never_wrong_in_silence() {
    for len in [112, 224, 448, 896, 1792, 7168] {
        for seed in 0..20_u64 {
            let scattered =
                |number: usize| (number as u64 + (seed << 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let front = |_: &_| (0..len).map(scattered).collect();
            let tally = halved::<Fixed>(len, scattered, front);
            assert_eq!(tally.coincidences, 0, "{len}, seed {seed}: {tally:?}");
        }
    }
}

/// Keys in a row of a table that was full or not.
#[test]
fn table_of_keys_in_a_row_whose_capacity_is_exactly_halved_is_never_wrong_in_silence() {
    for len in [112, 224, 448, 896, 1792, 7168] {
        for missing in [0, 1, 2, 5, 8, len / 16, len / 8, len / 5] {
            for seed in 0..5 {
                let in_a_row = |number: usize| number as u64 + seed * 7;
                let front = |_: &_| (0..len - missing).map(in_a_row).collect();
                let tally = halved::<BuildHasherDefault<Identity>>(len - missing, in_a_row, front);
                assert_eq!(tally.coincidences, 0, "{len} - {missing}: {tally:?}");
            }
        }
    }
}

/// The first few entries may lie as those of a fresh table do, and all others in another way.
#[test]
fn table_of_keys_in_steps_whose_capacity_is_exactly_halved_is_mostly_found_by_what_is_left() {
    let (mut wrong, mut tables) = (0, 0);
    for step in [2, 3, 5, 8, 16, 24, 32, 64, 100, 1337] {
        for len in (113..2000).step_by(31) {
            let in_steps = |number: usize| number as u64 * step;
            let keys: Vec<u64> = (0..len).map(in_steps).collect();
            let front = |_: &_| keys.clone();
            wrong += halved::<BuildHasherDefault<Identity>>(len, in_steps, front).coincidences;
            let back = |_: &_| keys.iter().copied().rev().collect();
            wrong += halved::<BuildHasherDefault<Identity>>(len, in_steps, back).coincidences;
            tables += 2;
        }
    }
    println!("{wrong} of {tables} are wrong in silence");
    assert!(wrong * 200 <= tables, "{wrong} of {tables} are wrong in silence");
}

/// How many control bytes std's tables look at at once on this target: a removal leaves a tombstone
/// where so many neighbouring buckets are taken.
pub(crate) const GROUP_WIDTH: usize = if cfg!(all(target_feature = "sse2", not(miri))) {
    16
} else if cfg!(target_pointer_width = "64") {
    8
} else {
    4
};

/// What removals in the order of iteration leave keeps to one part of what could be a fresh table,
/// and is mostly denser than it.
#[test]
fn table_halved_from_one_end_is_mostly_found_by_what_is_left() {
    // Of 100 tables. Where groups are narrow, what is left lies as in a fresh table, but for the
    // room beside it.
    let most_wrong = match GROUP_WIDTH {
        16 => [(112, 45), (224, 30), (448, 8), (896, 2), (1792, 0), (7168, 0)],
        _ => [(112, 100), (224, 70), (448, 45), (896, 25), (1792, 10), (7168, 5)],
    };
    for (len, most_wrong) in most_wrong {
        let mut wrong = 0;
        for seed in 0..50_u64 {
            let key = |number: usize| key(number as u64 + (seed << 32));
            let front = |set: &HashSet<u64, Fixed>| set.iter().copied().collect();
            wrong += halved(len, key, front).coincidences;

            let back = |set: &HashSet<u64, Fixed>| {
                let mut keys: Vec<u64> = set.iter().copied().collect();
                keys.reverse();
                keys
            };
            wrong += halved(len, key, back).coincidences;
        }
        println!("{len}: {wrong} of 100 are wrong in silence");
        assert!(wrong <= most_wrong, "{len}: {wrong} of 100 are wrong in silence");
    }
}

/// On their way there such removals pass a step at which what is left fills half the table from end
/// to end, and `capacity()` is that of the half after a few removals.
#[test]
fn removals_from_one_end_are_rarely_taken_for_a_few_from_half_the_table() {
    // Of some thousand steps each.
    for (len, one_in) in [(112, 70), (224, 200), (448, 1000)] {
        let (mut wrong, mut steps) = (0, 0);
        for seed in 0..100_u64 {
            let keys = (0..len).map(|number| key(number + (seed << 32)));
            let (mut set, live) = counted(|| keys.collect::<HashSet<u64, Fixed>>());
            let full = set.capacity();
            let order: Vec<u64> = set.iter().copied().collect();
            for key in &order[..order.len() - 24] {
                set.remove(key);
                let usage = set.mem_usage();
                assert!(usage.heap.cast_signed() <= live.bytes, "more than the truth: {usage:?}");
                if set.capacity() != full / 2 {
                    steps += 1;
                    let is_right = usage.heap.cast_signed() == live.bytes;
                    wrong += usize::from(usage.is_exact() && !is_right);
                }
            }
        }
        println!("{len}: {wrong} of {steps} steps are wrong in silence");
        // Where groups are narrow, more removals leave tombstones.
        let most_wrong = if GROUP_WIDTH == 16 { steps / one_in } else { steps / 20 };
        assert!(wrong <= most_wrong, "{len}: {wrong} of {steps} steps are wrong in silence");
    }
}

/// A few entries that lie close together are what is left of a larger table.
#[test]
fn few_entries_left_from_one_end_are_never_wrong_in_silence() {
    let mut found = 0;
    // As full as a table must be to lose half its capacity.
    let tables = match GROUP_WIDTH {
        16 => [(210, 9), (420, 7), (880, 6)],
        8 => [(195, 9), (390, 7), (780, 6)],
        _ => [(171, 9), (342, 7), (684, 6)],
    };
    for (len, least) in tables {
        for seed in 0..150_u64 {
            let mut thinning = Thinning::<u64, Fixed>::filled(0);
            thinning.step(|set| set.extend((0..len).map(|number| key(number + (seed << 32)))));
            let full = thinning.set.capacity();
            let order: Vec<u64> = thinning.set.iter().copied().collect();
            for key in order {
                thinning.set.remove(&key);
                if thinning.set.capacity() == full / 2 && (least..24).contains(&thinning.set.len())
                {
                    thinning.step(|_| ());
                    found += 1;
                }
            }
            assert_eq!(thinning.tally.coincidences, 0, "{len}, seed {seed}: {:?}", thinning.tally);
        }
    }
    assert!(found > 50, "only {found} tables were halved to the entry");
}

#[test]
fn fresh_table_is_exact_with_any_hasher() {
    fn grown<S: BuildHasher + Default>(key: impl Fn(usize) -> u64) -> usize {
        let mut bounded = 0;
        let mut thinning = Thinning::<u64, S>::filled(0);
        for number in 0..500 {
            thinning.step(|set| _ = set.insert(key(number)));
        }
        bounded += thinning.tally.bounded;
        assert_eq!(thinning.tally.coincidences, 0);
        bounded
    }
    let mixed = |number: usize| (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    assert_eq!(grown::<Fixed>(|number| number as u64), 0);
    // Side by side is what a part of a larger table may show as well.
    println!("identity: {}", grown::<BuildHasherDefault<Identity>>(|number| number as u64));
    println!("mixed: {}", grown::<BuildHasherDefault<Identity>>(mixed));
}
