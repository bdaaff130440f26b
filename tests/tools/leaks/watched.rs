//! The report names what keeps a value that the work has watched.

use std::rc::Rc;

use mem_size::graph::watch;
use mem_size::{assert_no_leaks, detect_leaks};

use super::{Node, Outcome, complaint};

/// A node that is its own child, and so is never dropped.
fn lost() -> Rc<Node> {
    let node = Rc::<Node>::default();
    node.child.replace(Some(Rc::clone(&node)));
    node
}

#[test]
fn cycle_that_holds_the_value_is_named() -> Outcome {
    let plain = detect_leaks(100, lost)?;
    assert!(plain.still_alive().is_empty());
    let report = detect_leaks(100, || watch(&lost()).in_leak_report())?;
    // Watching adds nothing to what is counted.
    assert_eq!(report.rounds(), plain.rounds());
    assert_eq!(report.still_alive().len(), 1);
    let text = report.to_string();
    assert!(text.starts_with(&plain.to_string()), "{text}");
    assert!(text.contains("Node still lives") && text.contains("held by a cycle"), "{text}");
    assert!(text.contains(".child") && text.contains("leads back"), "{text}");
    Ok(())
}

#[test]
fn handle_outside_is_named_and_equal_answers_once() -> Outcome {
    let mut log = Vec::with_capacity(1000);
    let report = detect_leaks(60, || {
        for _ in 0..3 {
            let node = Rc::<Node>::default();
            watch(&node).in_leak_report();
            log.push(node);
        }
    })?;
    assert_eq!(report.still_alive().len(), 1);
    assert!(report.to_string().ends_with("held from outside by 1 handle"), "{report}");
    Ok(())
}

#[test]
fn work_that_frees_what_it_watches_is_clean() -> Outcome {
    let report = detect_leaks(100, || {
        (0..20).for_each(|_| watch(&Rc::new(Node::default())).in_leak_report());
    })?;
    assert!(!report.is_leak() && report.bytes() == 0, "{report}");
    assert!(report.still_alive().is_empty());
    Ok(())
}

#[test]
fn value_that_lives_for_good_reasons_is_no_part_of_the_text() -> Outcome {
    let kept = Rc::<Node>::default();
    let report = detect_leaks(20, || watch(&kept).in_leak_report())?;
    assert_eq!(report.still_alive().len(), 1);
    assert!(!report.is_leak() && !report.to_string().contains("still lives"), "{report}");
    Ok(())
}

#[test]
fn search_inside_the_work_of_another_has_watches_of_its_own() -> Outcome {
    let report = detect_leaks(20, || {
        watch(&lost()).in_leak_report();
        let inner = detect_leaks(6, || watch(&lost()).in_leak_report());
        assert_eq!(inner.map(|inner| inner.still_alive().len()), Ok(1));
    })?;
    assert_eq!(report.still_alive().len(), 1);
    // No search runs any more.
    watch(&lost()).in_leak_report();
    Ok(())
}

#[test]
fn failed_assertion_names_it() {
    let text = complaint(|| assert_no_leaks!(|| watch(&lost()).in_leak_report()));
    assert!(text.contains("Node still lives"), "{text}");
}
