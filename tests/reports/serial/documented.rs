//! The page on the schema names each key that is written.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use mem_size::graph::watch;
use mem_size::snapshot::{Keys, Series};
use mem_size::{
    HasLayout, MemSize, Report, Snapshot, compare, detect_leaks, layouts, profile, registry,
};
use serde_json::Value;

use super::shop;

const PAGE: &str = include_str!("../../../src/guide/schema.md");

#[derive(Default, MemSize)]
struct Session {
    next: RefCell<Option<Rc<Session>>>,
}

/// Files of each kind, which between them have all that may be there.
fn files() -> Vec<String> {
    let work = || {
        let session = Rc::<Session>::default();
        *session.next.borrow_mut() = Some(Rc::clone(&session));
        watch(&session).in_leak_report();
    };
    let leaks = detect_leaks(10, work).expect("this program counts");
    let shop = shop(Some(Box::new(shop(None))));
    let _held = shop.held.lock().expect("nobody has panicked");
    let mut snapshot = Snapshot::new();
    snapshot.resident = Some(1);
    snapshot.add("name", &shop);
    let reports = [[100, 0], [0, 100], [0, 100]]
        .map(|[a, b]| Report::of(&(vec![0_u8; a], vec![0_u8; b], 1_u8)));
    let diff = reports[1].since(&reports[0]);
    assert!(!diff.moves.is_empty());
    let comparison = compare! { "one" => vec![1], "two" => 2 };
    let ((), profile) = profile(|| drop(profile(|| vec![1])));
    let layout = serde_json::to_string(&Session::LAYOUT).expect("it has a form");
    let types = registry::types();
    let within = layouts::to_json(&types.clone().within("reports"));
    let series = Series::of_reports(&reports, &Keys::new());
    let of_all = layouts::to_json(&types);
    let compared = [diff.to_json(), series.to_json(), comparison.to_json()];
    let others = [snapshot.to_json(), profile.to_json(), leaks.to_json(), layout, within, of_all];
    compared.into_iter().chain(others).collect()
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn each_key_that_is_written_is_on_the_page() {
    // What stands in code, taken apart.
    let code = PAGE.split('`').skip(1).step_by(2);
    let is_part = |c: char| !c.is_alphanumeric() && c != '_';
    let named: BTreeSet<&str> = code.flat_map(|code| code.split(is_part)).collect();
    let mut found = BTreeSet::new();
    for file in files() {
        keys(&serde_json::from_str(&file).expect("JSON"), &mut found);
    }
    assert!(found.len() > 60, "{found:?}");
    // The gap, which the page takes from the enum.
    found.remove("Locked");
    let missing: Vec<_> = found.iter().filter(|key| !named.contains(&***key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
