//! Why a value is alive, and what keeps one that should have gone.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::{Rc, Weak};
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

/// Wherever it lies in the root, the handle that is asked about counts once.
#[test]
fn handle_that_is_a_part_of_the_root_is_met() {
    #[derive(MemSize)]
    struct App {
        boxed: Box<(u8, Rc<Link>)>,
        hash: HashMap<u8, Rc<Link>>,
        last: Option<Rc<Link>>,
        list: Vec<Rc<Link>>,
        tree: BTreeMap<u8, Rc<Link>>,
        weak: Vec<Weak<Link>>,
        weak_here: Weak<Link>,
    }
    let link = Rc::<Link>::default();
    let app = App {
        boxed: Box::new((1, Rc::clone(&link))),
        hash: HashMap::from([(1, Rc::clone(&link))]),
        last: Some(Rc::clone(&link)),
        list: vec![Rc::clone(&link)],
        tree: BTreeMap::from([(1, Rc::clone(&link))]),
        weak: vec![Rc::downgrade(&link)],
        weak_here: Rc::downgrade(&link),
    };
    let paths = ["hash.[value]", "last", "list", "tree.[value]", "boxed.1"];
    let last = app.last.as_ref().expect("it is set");
    let strong = [&app.boxed.1, &app.hash[&1], last, &app.list[0], &app.tree[&1]];
    let strong = strong.map(|handle| why_alive(&app, handle));
    let weak = [&app.weak[0], &app.weak_here].map(|handle| why_alive(&app, handle));
    for why in strong.iter().chain(&weak) {
        let met: Vec<_> = why.paths.iter().map(|path| (&*path.path, path.handles)).collect();
        assert_eq!(met, paths.map(|path| (path, 1)));
        assert_eq!((why.strong, why.outside), (6, Some(1)));
    }
    // The root itself, and a handle that is alone.
    let why = why_alive(&link, &link);
    assert_eq!((why.paths.len(), why.outside), (1, Some(5)));
    let alone = (Rc::<Link>::default(), Box::new(Rc::<Link>::default()));
    for (handle, path) in [(&alone.0, "0"), (&*alone.1, "1")] {
        let why = why_alive(&alone, handle);
        assert_eq!((&*why.paths[0].path, why.paths.len(), why.outside), (path, 1, Some(0)));
    }
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
