//! Why a value is alive, and what keeps one that should have gone.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use mem_size::MemSize;
use mem_size::graph::{watch, why_alive};

#[derive(Default, MemSize)]
struct Link {
    next: RefCell<Option<Rc<Link>>>,
    name: String,
}

#[test]
fn ways_are_told_by_name_shortest_first() {
    #[derive(MemSize)]
    struct App {
        deep: BTreeMap<u8, (u8, Rc<Link>)>,
        cache: Vec<Rc<Link>>,
    }
    let link = Rc::<Link>::default();
    let holder = Rc::new(Link { next: RefCell::new(Some(Rc::clone(&link))), ..Link::default() });
    let app = App {
        deep: BTreeMap::from([(1, (0, Rc::clone(&holder)))]),
        cache: vec![Rc::clone(&link), Rc::clone(&link), holder],
    };
    let why = why_alive(&app, &link);
    let paths: Vec<_> = why.paths.iter().map(|path| (&*path.path, path.handles)).collect();
    assert_eq!(paths, [("cache", 2), ("cache.next", 1)]);
    assert_eq!((why.strong, why.outside, why.more), (4, Some(0), 0));
    let other = Rc::clone(&link);
    let weak = Rc::downgrade(&link);
    drop(link);
    // Of a `Weak`, all strong handles are others'.
    let why = why_alive(&app, &weak);
    assert_eq!((why.strong, why.outside, why.paths.len()), (4, Some(1), 2));
    let text = "4 strong handles: 3 met below the root, 1 outside\n  cache ×2\n  cache.next";
    assert_eq!(why.to_string(), text);
    drop(other);
}

#[test]
fn value_that_the_root_does_not_hold() {
    let (alone, root) = (Rc::<Link>::default(), vec![Rc::<Link>::default()]);
    let why = why_alive(&root, &alone);
    assert_eq!((why.strong, why.outside, why.paths.len()), (1, Some(0), 0));
    let again = Rc::clone(&alone);
    assert_eq!(why_alive(&root, &alone).outside, Some(1));
    let weak = Rc::downgrade(&again);
    assert_eq!(why_alive(&root, &weak).outside, Some(2));
    drop((alone, again));
    let why = why_alive(&root, &weak);
    assert_eq!((why.strong, why.outside, why.paths.len()), (0, Some(0), 0));
}

#[test]
fn long_way_is_told_in_part() {
    let last = Rc::<Link>::default();
    let mut first = Rc::clone(&last);
    let mut all = Vec::new();
    for _ in 0..100 {
        all.push(Rc::clone(&first));
        first = Rc::new(Link { next: RefCell::new(Some(first)), ..Link::default() });
    }
    let why = why_alive(&first, &last);
    assert_eq!((why.paths.len(), why.outside), (1, Some(1)));
    let path = &why.paths[0];
    assert!(path.hops >= 100 && path.path.len() < 150 && path.path.contains(" more …"), "{path:?}");
    drop(all);
}

#[test]
fn cycle_that_is_lost_is_named() {
    let link = Rc::new(Link { name: String::from("lost"), ..Link::default() });
    let watched = watch(&link);
    let next = Rc::new(Link { next: RefCell::new(Some(Rc::clone(&link))), ..Link::default() });
    *link.next.borrow_mut() = Some(next);
    let bytes = link.heap_size();
    drop(link);
    let alive = watched.still_alive().expect("a cycle holds it");
    assert_eq!((alive.outside, alive.cycles.count(), alive.bytes), (0, 1, bytes));
    let text = alive.to_string();
    assert!(text.starts_with("Link still lives with "), "{text}");
    assert!(text.contains(": held by a cycle, ") && text.contains("leads back"), "{text}");
    watched.upgrade().expect("it lives").next.take();
    assert_eq!(watched.still_alive(), None);
}

#[test]
fn handle_elsewhere_is_counted() {
    let shared = Arc::new(Mutex::new(vec![String::from("held")]));
    let watched = watch(&shared);
    let elsewhere = [Arc::clone(&shared), shared];
    let alive = watched.still_alive().expect("two hold it");
    assert_eq!((alive.outside, alive.cycles.count()), (2, 0));
    assert!(alive.to_string().ends_with("held from outside by 2 handles"), "{alive}");
    drop(elsewhere);
    assert!(watched.still_alive().is_none());
}

#[test]
fn handle_that_may_lie_in_a_gap_is_told() {
    let link = Rc::<Link>::default();
    let watched = watch(&link);
    *link.next.borrow_mut() = Some(Rc::clone(&link));
    let held = link.next.borrow_mut();
    let alive = watched.still_alive().expect("it holds itself");
    // Two: this one, and the one that cannot be seen.
    assert_eq!((alive.outside, alive.cycles.count()), (2, 0));
    let text = "; some places were not looked into: held from outside by 2 handles";
    assert!(alive.to_string().ends_with(text), "{alive}");
    drop(held);
    link.next.take();
}
