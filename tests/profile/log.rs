//! Profiles as records of `log`.

use std::sync::Mutex;

use log::{Level, LevelFilter, Log, Metadata, Record};
use mem_size::memory_profile;

use crate::block;

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Keeper;

impl Log for Keeper {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        assert_eq!((record.level(), record.target()), (Level::Info, "mem_size"));
        LINES.lock().expect("nobody panics with it").push(record.args().to_string());
    }

    fn flush(&self) {}
}

#[test]
fn each_node_is_a_record_of_its_own() {
    #[memory_profile(to = log)]
    fn logged() {
        (0..3).for_each(|_| below());
    }
    #[memory_profile]
    fn below() {
        drop(block(2048));
    }
    logged(); // to nobody yet
    log::set_logger(&Keeper).expect("there is no other");
    log::set_max_level(LevelFilter::Info);
    logged();
    let lines = LINES.lock().expect("nobody panics with it");
    let [outer, inner] = &**lines else { panic!("{lines:?}") };
    assert!(outer.starts_with("logged: ×1 in "), "{outer}");
    assert!(inner.starts_with("logged > below: ×3 in "), "{inner}");
    assert!(inner.contains("0 B live in 0 blocks, 2.0 KiB at most"), "{inner}");
}
