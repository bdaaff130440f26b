//! What calls count, by themselves and in trees.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Barrier;
use std::thread;

#[cfg(feature = "process-memory")]
use mem_size::Profile;
use mem_size::{memory_profile, profile, profile_named, thread_alloc_stats};

use crate::{block, counts, counts_of};

#[memory_profile]
fn allocates_and_frees(bytes: usize) {
    drop(block(bytes));
}

#[memory_profile]
fn keeps(bytes: usize) -> Vec<u8> {
    block(bytes)
}

#[test]
fn fifty_megabytes_allocated_and_freed_are_a_peak_and_no_net() {
    const BYTES: usize = 50_000_000;
    let ((), profile) = profile(|| allocates_and_frees(BYTES));
    for counts in [counts(&profile), counts_of(&profile, "allocates_and_frees")] {
        assert_eq!(counts.peak_bytes, BYTES.cast_signed());
        assert_eq!((counts.live_bytes, counts.live_blocks), (0, 0));
        assert_eq!((counts.allocated_bytes, counts.freed_bytes), (50_000_000, 50_000_000));
        assert_eq!((counts.allocated_blocks, counts.freed_blocks), (1, 1));
    }
}

#[test]
fn peak_is_above_the_beginning_and_leaves_that_of_the_thread() {
    drop(block(9_000_000));
    let held = block(1_000_000);
    let before = thread_alloc_stats().expect("the allocator is installed");
    let ((), profile) = profile(|| {
        drop(block(2000));
        allocates_and_frees(500);
        let ((), inner) = profile_named("inner", || drop(block(700)));
        assert_eq!(counts(&inner).peak_bytes, 700);
    });
    assert_eq!(counts(&profile).peak_bytes, 2000);
    assert_eq!(counts_of(&profile, "allocates_and_frees").peak_bytes, 500);
    let after = thread_alloc_stats().expect("the allocator is installed");
    assert_eq!(after.peak_bytes, before.peak_bytes);
    drop(held);
}

#[test]
fn freeing_what_the_caller_allocated_is_less_than_nothing() {
    #[memory_profile]
    fn drops(given: Vec<u8>) {
        drop(given);
    }
    #[memory_profile]
    fn lets_go(_given: Vec<u8>, (_first, _): (Vec<u8>, u8)) {}
    let blocks = [block(1000), block(10), block(1)];
    let ((), profile) = profile(|| {
        let [first, second, third] = blocks;
        drops(first);
        lets_go(second, (third, 0));
    });
    assert_eq!(counts_of(&profile, "drops").live_bytes, -1000);
    assert_eq!(counts_of(&profile, "lets_go").live_bytes, -11);
    assert_eq!(counts_of(&profile, "lets_go").live_blocks, -2);
    assert_eq!(counts(&profile).peak_bytes, 0);
}

#[test]
fn temporaries_of_the_last_expression_are_freed_within() {
    #[memory_profile]
    fn length() -> usize {
        block(100).capacity()
    }
    let (length, profile) = profile(length);
    assert_eq!(length, 100);
    assert_eq!(counts_of(&profile, "length").live_bytes, 0);
}

#[test]
fn a_recursion_is_one_call_that_counts_once() {
    #[memory_profile]
    fn even(depth: u32) -> Vec<Vec<u8>> {
        let own = block(10);
        let mut all = if depth == 0 { Vec::new() } else { odd(depth - 1) };
        all.push(own);
        all
    }
    #[memory_profile]
    fn odd(depth: u32) -> Vec<Vec<u8>> {
        drop(block(5));
        even(depth - 1)
    }
    let (all, profile) = profile(|| even(2000));
    assert_eq!(all.len(), 1001);
    let [even] = &*profile.children else { panic!("{profile}") };
    assert_eq!((even.calls, even.recursions), (1, 1000));
    let [odd] = &*even.children else { panic!("{profile}") };
    assert_eq!((odd.calls, odd.recursions), (1, 999));
    assert!(odd.children.is_empty());
    assert_eq!(counts(even), counts(&profile));
    assert!(counts(even).live_bytes >= 10_010);
}

#[test]
fn a_call_that_panics_is_counted_and_unwinds_cleanly() {
    #[memory_profile]
    fn fails(_given: Vec<u8>) {
        let _held = block(3000);
        panic!("as it should");
    }
    let (after, profile) = profile(|| {
        let outcome = catch_unwind(|| fails(block(7)));
        drop(outcome);
        let failed = catch_unwind(AssertUnwindSafe(|| {
            profile_named("failed value", || panic!("this one too"))
        }));
        assert!(failed.is_err());
        keeps(20)
    });
    let failed = profile.find("fails").expect("it was called");
    assert_eq!((failed.calls, failed.panics), (1, 1));
    assert!(counts(failed).peak_bytes >= 3000);
    let failed = profile.find("failed value").expect("it was called");
    assert_eq!(failed.panics, 1);
    // The calls after it stand where they belong.
    let names: Vec<_> = profile.children.iter().map(|child| &*child.name).collect();
    assert_eq!(names, ["fails", "failed value", "keeps"]);
    assert_eq!(counts_of(&profile, "keeps").live_bytes, 20);
    drop(after);
}

#[test]
fn a_call_while_unwinding_has_not_panicked_itself() {
    struct Guard;
    impl Drop for Guard {
        fn drop(&mut self) {
            allocates_and_frees(10);
        }
    }
    let ((), profile) = profile(|| {
        let outcome = catch_unwind(|| {
            let _guard = Guard;
            panic!("as it should");
        });
        drop(outcome);
    });
    let call = profile.find("allocates_and_frees").expect("it was called");
    assert_eq!((call.calls, call.panics), (1, 0));
    assert_eq!(counts(call).allocated_bytes, 10);
}

#[test]
fn threads_do_not_see_each_other() {
    const THREADS: usize = 8;
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        for nth in 1..=THREADS {
            let start = &start;
            scope.spawn(move || {
                start.wait();
                let bytes = nth * 1000;
                let (held, profile) = profile(|| {
                    for _ in 0..200 {
                        allocates_and_frees(bytes);
                    }
                    keeps(bytes)
                });
                let call = profile.find("allocates_and_frees").expect("it was called");
                assert_eq!(call.calls, 200);
                assert_eq!(counts(call).peak_bytes, bytes.cast_signed());
                assert_eq!(counts(call).allocated_bytes, (bytes * 200) as u64);
                assert_eq!(counts(&profile).live_bytes, bytes.cast_signed());
                drop(held);
            });
        }
    });
}

#[test]
fn profiles_leave_the_counters_of_the_thread_as_they_found_them() {
    // The first use of a thread-local with a destructor is on the system's account.
    drop(profile(|| allocates_and_frees(1)));
    let before = thread_alloc_stats().expect("the allocator is installed");
    for _ in 0..10 {
        let ((), profile) = profile(|| (0..5).for_each(allocates_and_frees));
        drop(profile.clone());
        drop(profile);
    }
    let after = thread_alloc_stats().expect("the allocator is installed");
    assert_eq!(after.live_bytes, before.live_bytes);
    assert_eq!(after.live_blocks, before.live_blocks);
}

#[cfg(feature = "process-memory")]
#[test]
fn resident_memory_stands_where_it_was_asked_for() {
    let (held, profile) = profile(|| {
        allocates_and_frees(1);
        std::hint::black_box(vec![1_u8; 64 << 20])
    });
    if let Some(resident) = profile.resident {
        assert!(resident.before > 0 && resident.after > resident.before);
        assert_eq!(profile.find("allocates_and_frees").and_then(|call| call.resident), None);
    }
    drop(held);
}

#[cfg(feature = "process-memory")]
#[test]
fn outermost_calls_do_not_ask_the_system() {
    fn report(profile: &Profile) {
        assert_eq!((&*profile.name, profile.resident), ("outermost", None));
    }
    #[memory_profile(to = report)]
    fn outermost() {}
    outermost();
}
