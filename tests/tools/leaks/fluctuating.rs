//! Sets that fill and work that fluctuates: no leak by themselves, and they hide none.

use std::collections::{BTreeMap, HashMap, VecDeque};

use mem_size::detect_leaks;

use super::{Outcome, forget};

#[test]
fn cache_that_fills_once_is_clean() -> Outcome {
    let mut cache = HashMap::new();
    let mut key = 0;
    let report = detect_leaks(100, || {
        key = (key + 1) % 5;
        cache.entry(key).or_insert_with(|| "x".repeat(1000)).len()
    })?;
    assert!(!report.is_leak(), "{report}");
    Ok(())
}

#[test]
fn cache_that_fills_over_the_first_half_is_clean() -> Outcome {
    for iterations in [6, 10, 50, 100, 1000, 1001] {
        let mut cache = BTreeMap::new();
        let mut runs = 0;
        let report = detect_leaks(iterations, || {
            runs += 1;
            let key = runs.min(iterations / 2);
            cache.entry(key).or_insert_with(|| vec![0_u8; 100]).len()
        })?;
        assert!(!report.is_leak() && report.bytes() > 0, "{report}");
        let text = report.to_string();
        assert!(text.contains("blocks, without steady growth") && !text.contains('\n'), "{text}");
    }
    Ok(())
}

/// The least recent entry goes when the cache is full; entries are of all sizes.
#[test]
fn cache_whose_content_fluctuates_is_clean() -> Outcome {
    for capacity in [1, 10, 100] {
        let mut recent = VecDeque::new();
        let mut state = 1_usize;
        let mut work = || {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12345) % (1 << 31);
            if recent.len() == capacity {
                recent.pop_front();
            }
            recent.push_back(vec![0_u8; (state >> 8) % 5000]);
        };
        (0..capacity).for_each(|_| work());
        for iterations in [50, 200, 1000] {
            for _ in 0..30 {
                let report = detect_leaks(iterations, &mut work)?;
                assert!(!report.is_leak(), "{capacity} {report}");
            }
        }
    }
    Ok(())
}

#[test]
fn leak_beside_a_cache_that_fluctuates_is_found() -> Outcome {
    let mut recent = VecDeque::new();
    let mut nth = 0;
    let report = detect_leaks(1000, || {
        nth += 1;
        recent.push_back(vec![0_u8; nth * 7919 % 2000]);
        recent.truncate(10);
        forget(Box::new(nth));
    })?;
    assert!(report.is_leak(), "{report}");
    Ok(())
}

/// Random numbers from a fixed seed (those of `SplitMix64`).
fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 40).unwrap_or(0) % below
    }
}

/// A list that grows by 0 to 20 boxes and is cleared at random, once in so many iterations.
fn fluctuating_list(seed: u64, once_in: usize) -> impl FnMut() {
    let (mut random, mut list) = (random(seed), Vec::new());
    move || {
        if random(once_in) == 0 {
            list.clear();
        }
        list.extend((0..random(21)).map(Box::new));
    }
}

#[test]
fn leak_beside_a_list_that_fluctuates_is_found() -> Outcome {
    for (iterations, once_in) in [(1000, 2), (1000, 10), (1000, 20), (10_000, 10), (10_000, 100)] {
        for seed in 0..10 {
            let mut work = fluctuating_list(seed, once_in);
            let report = detect_leaks(iterations, &mut work)?;
            assert!(!report.is_leak(), "{iterations} {once_in} {seed}: {report}");
            let report = detect_leaks(iterations, || {
                work();
                forget(Box::new(seed));
            })?;
            assert!(report.is_leak(), "{iterations} {once_in} {seed}: {report}");
        }
    }
    Ok(())
}

#[test]
fn buffer_that_keeps_its_largest_size_is_clean() -> Outcome {
    for seed in 0..200 {
        let (mut random, mut buffer) = (random(seed), Box::default());
        let report = detect_leaks(300, || {
            let size = random(10_000);
            if size > <[u8]>::len(&buffer) {
                buffer = vec![0_u8; size].into_boxed_slice();
            }
        })?;
        assert!(!report.is_leak(), "{seed}: {report}");
    }
    Ok(())
}
