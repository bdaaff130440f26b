//! Reports of leaks are written and read back.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::rc::Rc;

use mem_size::graph::watch;
use mem_size::{LeakReport, MemSize, detect_leaks};
use serde_json::{Value, json};

#[derive(Default, MemSize)]
struct Session {
    next: RefCell<Option<Rc<Session>>>,
}

fn report() -> LeakReport {
    let work = || {
        let session = Rc::<Session>::default();
        *session.next.borrow_mut() = Some(Rc::clone(&session));
        watch(&session).in_leak_report();
    };
    detect_leaks(100, work).unwrap()
}

#[test]
fn report_of_leaks_comes_back_as_it_was_and_is_shown_as_it_was() {
    let nothing = detect_leaks(20, || vec![1]).unwrap();
    let leak = report();
    assert!(leak.is_leak() && leak.still_alive().len() == 1);
    for report in [nothing, leak] {
        let read = LeakReport::from_json(&report.to_json()).unwrap();
        assert_eq!(read, report);
        assert_eq!(read.to_string(), report.to_string());
        assert_eq!(read.rounds(), report.rounds());
    }
}

#[test]
fn schema_is_as_documented() {
    let report = report();
    let value: Value = serde_json::from_str(&report.to_json()).unwrap();
    assert_eq!(value["schema"], "mem-size/leaks/1");
    assert_eq!((&value["iterations"], &value["is_leak"]), (&json!(100), &json!(true)));
    assert_eq!(value["warm_up"], report.warm_up);
    let rounds = value["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 4);
    assert_eq!(rounds[3]["iterations"], report.rounds()[3].iterations);
    assert_eq!(rounds[3]["blocks"], report.rounds()[3].blocks);
    assert_eq!(rounds[3]["bytes"], report.rounds()[3].bytes);
    let alive = &value["still_alive"][0];
    assert_eq!(
        (&alive["type_name"], &alive["outside"]),
        (&json!("reports::serial::leaks::Session"), &json!(0))
    );
    let cycle = &alive["cycles"]["cycles"][0];
    assert_eq!((&cycle["count"], &cycle["ways"][0]["names"]), (&json!(1), &json!("next")));
    let fingerprint = report.still_alive()[0].cycles.cycles[0].fingerprint.to_string();
    assert_eq!(cycle["fingerprint"], fingerprint);
}

#[test]
fn mistakes_are_named() {
    let json = report().to_json();
    let without_a_round = json.replacen("  {\"iterations\"", "  null, {\"iterations\"", 1);
    let fingerprint = json.replacen("\"fingerprint\": \"", "\"fingerprint\": \"no", 1);
    let cases = [
        (without_a_round, "invalid type: null, expected struct LeakRound"),
        (fingerprint, "a fingerprint has 16 hexadecimal digits"),
    ];
    for (json, expected) in cases {
        let message = LeakReport::from_json(&json).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.lines().count(), 1);
    }
}
