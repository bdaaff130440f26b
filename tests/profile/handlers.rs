//! Where profiles of outermost calls go.

use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

use mem_size::{Profile, memory_profile, profile, set_profile_handler, thread_alloc_stats};

use crate::{block, counts, counts_of};

static GIVEN: Mutex<Vec<Profile>> = Mutex::new(Vec::new());

/// What handlers were given of this function.
fn given(name: &str) -> Vec<Profile> {
    let given = GIVEN.lock().expect("nobody panics with it");
    given.iter().filter(|profile| profile.name == name).cloned().collect()
}

fn keep(profile: &Profile) {
    GIVEN.lock().expect("nobody panics with it").push(profile.clone());
}

#[test]
fn handler_is_called_once_for_each_outermost_call() {
    #[memory_profile(to = keep)]
    fn outer(count: usize) -> Vec<Vec<u8>> {
        (0..count).map(|_| inner()).collect()
    }
    #[memory_profile(to = keep)]
    fn inner() -> Vec<u8> {
        block(10)
    }
    drop(outer(3));
    drop(outer(4));
    drop(inner());
    let calls: Vec<_> = given("outer")
        .iter()
        .map(|outer| outer.find("inner").map_or(0, |inner| inner.calls))
        .collect();
    assert_eq!(calls, [3, 4]);
    let [inner] = &*given("inner") else { panic!("{:?}", given("inner")) };
    assert_eq!(counts(inner).live_bytes, 10);
}

#[test]
fn calls_inside_profile_go_to_no_handler() {
    #[memory_profile(to = keep)]
    fn collected() {}
    let ((), profile) = profile(collected);
    assert_eq!(profile.children.len(), 1);
    assert!(given("collected").is_empty());
}

#[test]
fn handler_of_the_process_gets_what_names_no_other() {
    static BYTES: AtomicU64 = AtomicU64::new(0);
    #[memory_profile]
    fn for_all() {
        drop(block(123));
    }
    set_profile_handler(|profile| {
        if profile.name == "for_all" {
            BYTES.fetch_add(counts(profile).allocated_bytes, Relaxed);
        }
    });
    for_all();
    for_all();
    assert_eq!(BYTES.load(Relaxed), 246);
    set_profile_handler(mem_size::profile_to::stderr);
}

#[test]
fn handler_that_calls_profiled_functions_is_not_called_for_them() {
    static CALLS: AtomicU64 = AtomicU64::new(0);
    fn handler(_: &Profile) {
        CALLS.fetch_add(1, Relaxed);
        watched();
        // As a value it is told all the same.
        let ((), profile) = profile(watched);
        assert_eq!(counts_of(&profile, "watched").allocated_bytes, 50);
    }
    #[memory_profile(to = handler)]
    fn watched() {
        drop(block(50));
    }
    watched();
    watched();
    assert_eq!(CALLS.load(Relaxed), 2);
}

#[test]
fn handler_that_panics_does_so_once() {
    fn handler(_: &Profile) {
        panic!("as it should");
    }
    #[memory_profile(to = handler)]
    fn watched() {}
    #[memory_profile(to = keep)]
    fn after_a_panic() {}
    assert!(std::panic::catch_unwind(watched).is_err());
    after_a_panic();
    assert_eq!(given("after_a_panic").len(), 1);
}

#[test]
fn what_the_handler_allocates_is_not_in_the_profile() {
    static KEPT: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());
    fn handler(profile: &Profile) {
        assert_eq!(counts(profile).allocated_bytes, 10);
        KEPT.lock().expect("nobody panics with it").push(block(700));
    }
    #[memory_profile(to = handler)]
    fn ten() {
        drop(block(10));
    }
    let before = thread_alloc_stats().expect("the allocator is installed");
    ten();
    let after = thread_alloc_stats().expect("the allocator is installed");
    // It is the thread's all the same.
    assert!(after.live_bytes - before.live_bytes >= 700);
}
