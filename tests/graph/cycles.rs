//! Cycles: found with their way back, equal ones together, the same in each run.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};

use mem_size::graph::{Cycle, Cycles, OwnerGraph, cycles, why_alive};
use mem_size::{MemSize, assert_no_cycles};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::freed;
use crate::model::plan;

#[derive(Default, MemSize)]
struct Node {
    name: String,
    next: RefCell<Option<Rc<Node>>>,
    others: RefCell<Vec<Rc<Node>>>,
    back: RefCell<Weak<Node>>,
}

#[track_caller]
fn only(found: &Cycles) -> &Cycle {
    match &*found.cycles {
        [cycle] => cycle,
        _ => unreachable!("not one cycle: {found:?}"),
    }
}

fn names(cycle: &Cycle) -> Vec<&str> {
    cycle.ways.iter().map(|way| &*way.names).collect()
}

#[test]
fn no_cycle_is_no_cycle() {
    let shared = Rc::<Node>::default();
    let value = [Rc::clone(&shared), shared];
    assert!(cycles(&value).cycles.is_empty() && cycles(&value).is_complete);
    assert_no_cycles!(&value);
    assert_no_cycles!(value);
    assert_eq!(cycles(&value).to_string(), "no cycles");
}

#[test]
#[should_panic(expected = "there are cycles below `node.next`\n\n1 cycle")]
fn assertion_names_what_it_looked_at() {
    let node = Rc::<Node>::default();
    *node.next.borrow_mut() = Some(Rc::clone(&node));
    assert_no_cycles!(node.next);
}

#[test]
fn node_that_holds_itself() {
    let node = Rc::<Node>::default();
    *node.next.borrow_mut() = Some(Rc::clone(&node));
    let found = cycles(&node);
    let cycle = only(&found);
    assert_eq!((names(cycle), cycle.count, cycle.blocks), (vec!["next"], 1, 1));
    let way = &cycle.ways[0];
    assert_eq!((way.strong, way.from_cycle, way.outside), (Some(2), 1, 0));
    assert_eq!(way.owners, [(String::new(), 1)]);
    assert_eq!(cycle.weak_at, Some(0));
    assert_eq!(found.lost, node.heap_size());
    // Seen from inside, the handle of the variable lies outside.
    let inside = cycles(&*node);
    let way = &only(&inside).ways[0];
    assert_eq!((way.strong, way.from_cycle, way.outside), (Some(2), 1, 1));
    assert_eq!(only(&inside).fingerprint, cycle.fingerprint);
    assert_eq!(inside.lost, 0);
    node.next.take();
}

#[test]
fn equal_cycles_are_one() {
    let nodes: HashMap<u32, Rc<Node>> = (0..40).map(|n| (n, Rc::default())).collect();
    for node in nodes.values() {
        let child = Rc::<Node>::default();
        *child.next.borrow_mut() = Some(Rc::clone(node));
        node.others.borrow_mut().push(child);
    }
    let found = cycles(&nodes);
    let cycle = only(&found);
    assert_eq!((names(cycle), cycle.count, found.count()), (vec!["others.next"], 40, 40));
    // Each is two blocks and the list of the node.
    assert_eq!(cycle.blocks, 3 * 40);
    assert_eq!(found.lost, nodes.heap_size() - table_of(&nodes));
    assert_eq!(cycle.weak_at, Some(0));
    let again: HashMap<u32, Rc<Node>> = nodes.clone();
    let text = only(&cycles(&again)).fingerprint.to_string();
    assert_eq!(text, cycle.fingerprint.to_string());
    for node in nodes.values() {
        node.others.borrow_mut().clear();
    }
}

fn table_of(nodes: &HashMap<u32, Rc<Node>>) -> usize {
    OwnerGraph::of(nodes).find("").map_or(0, |root| root.own())
}

#[test]
fn fingerprint_does_not_depend_on_where_one_comes_in() {
    let (first, second) = (Rc::<Node>::default(), Rc::<Node>::default());
    *first.next.borrow_mut() = Some(Rc::clone(&second));
    second.others.borrow_mut().push(Rc::clone(&first));
    let (from_first, from_second) = (cycles(&first), cycles(&second));
    assert_eq!(names(only(&from_first)), ["next", "others"]);
    assert_eq!(names(only(&from_second)), ["others", "next"]);
    assert_eq!(only(&from_first).fingerprint, only(&from_second).fingerprint);
    let known = only(&from_first).fingerprint.to_string();
    assert_no_cycles!(&second, known = [&known]);
    second.others.take();
}

#[test]
fn list_that_is_linked_both_ways_is_one_cycle_to_cut_at_the_way_back() {
    #[derive(Default, MemSize)]
    struct Link {
        next: Mutex<Option<Arc<Link>>>,
        previous: Mutex<Option<Arc<Link>>>,
    }
    let links: Vec<Arc<Link>> = (0..1000).map(|_| Arc::default()).collect();
    for pair in links.windows(2) {
        *pair[0].next.lock().unwrap() = Some(Arc::clone(&pair[1]));
        *pair[1].previous.lock().unwrap() = Some(Arc::clone(&pair[0]));
    }
    let first = Arc::clone(&links[0]);
    let rest = links.iter().map(Arc::downgrade).collect::<Vec<_>>();
    drop(links);
    let found = cycles(&first);
    let cycle = only(&found);
    assert_eq!((names(cycle), cycle.count), (vec!["next", "previous"], 1));
    assert_eq!(cycle.blocks, 1000);
    assert_eq!(cycle.weak_at, Some(1));
    for link in rest.iter().filter_map(std::sync::Weak::upgrade) {
        link.previous.lock().unwrap().take();
        link.next.lock().unwrap().take();
    }
}

#[test]
fn place_that_is_not_looked_into_is_told_beside_the_cycles() {
    let nodes: [Rc<Node>; 2] = Default::default();
    for node in &nodes {
        *node.next.borrow_mut() = Some(Rc::clone(node));
    }
    assert!(!cycles(&nodes).to_string().contains("not looked into"));
    let held = nodes[1].next.borrow_mut();
    let found = cycles(&nodes);
    assert!(!found.is_complete && found.count() == 1);
    let text = found.to_string();
    let first = text.lines().next();
    assert!(
        first.is_some_and(|line| line.ends_with("; some places were not looked into")),
        "{text}"
    );
    drop(held);
    for node in &nodes {
        node.next.take();
    }
}

/// The child has one handle, and is a part of its parent. The way back is told by both names.
#[test]
fn way_through_a_part_has_the_names_of_all_fields() {
    #[derive(Default, MemSize)]
    struct Person {
        children: RefCell<Vec<Rc<Person>>>,
        parents: RefCell<Vec<Rc<Person>>>,
    }
    let parent = Rc::<Person>::default();
    let child = Rc::<Person>::default();
    child.parents.borrow_mut().push(Rc::clone(&parent));
    parent.children.borrow_mut().push(child);
    let found = cycles(&parent);
    assert_eq!(names(only(&found)), ["children.parents"]);
    assert_eq!(why_alive(&parent, &parent).paths[1].path, "children.parents");
    parent.children.take();
}

#[test]
fn weak_back_is_no_cycle() {
    let parent = Rc::<Node>::default();
    let child = Rc::<Node>::default();
    *child.back.borrow_mut() = Rc::downgrade(&parent);
    *parent.next.borrow_mut() = Some(child);
    assert_no_cycles!(&[Rc::clone(&parent), parent]);
}

#[test]
fn message_shows_the_way_back() {
    #[derive(MemSize)]
    struct Parent {
        children: RefCell<Vec<Rc<Child>>>,
    }
    #[derive(MemSize)]
    struct Child {
        parent: Rc<Parent>,
    }
    #[derive(MemSize)]
    struct Family {
        parents: Vec<Rc<Parent>>,
    }
    let parent = Rc::new(Parent { children: RefCell::default() });
    parent.children.borrow_mut().push(Rc::new(Child { parent: Rc::clone(&parent) }));
    let family = Family { parents: vec![parent] };
    let text = cycles(&family).to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    assert!(lines[0].starts_with("1 cycle; dropping all roots would lose "), "{text}");
    assert!(lines[2].contains(" in 3 blocks, fingerprint "), "{text}");
    // The child has no other handle, and is a part of its parent.
    let way = [
        "    ╭→ Parent            strong 2 = 1 from the cycle + 1 from parents",
        "    ╰─ .children.parent  leads back: a `Weak` here would end the cycle",
    ];
    assert_eq!(lines[3..], way, "{text}");
    let child = Rc::clone(&family.parents[0].children.borrow()[0]);
    let text = cycles(&family).to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let way = [
        "    ╭→ Parent     strong 2 = 1 from the cycle + 1 from parents",
        "    │  .children",
        "    │  Child      strong 2 = 1 from the cycle + 1 outside",
        "    ╰─ .parent    leads back: a `Weak` here would end the cycle",
    ];
    assert_eq!(lines[3..], way, "{text}");
    drop(child);
    family.parents[0].children.take();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn parts_are_those_of_a_plain_search(plan in plan()) {
        let built = plan.build();
        let found = OwnerGraph::of(&built.root).cycles();
        let mut parts: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for node in plan.reached() {
            let tied = |&other: &usize| plan.in_one_cycle(node, other);
            let part: BTreeSet<usize> = plan.reached().into_iter().filter(tied).collect();
            if !part.is_empty() {
                parts.insert(part);
            }
        }
        prop_assert_eq!(found.count(), parts.len());
        for cycle in &found.cycles {
            let is_from_cycle = cycle.ways.iter().all(|way| way.from_cycle > 0);
            prop_assert_eq!((is_from_cycle, cycle.ways.is_empty()), (true, false));
            for way in &cycle.ways {
                let owners: usize = way.owners.iter().map(|owner| owner.1).sum();
                prop_assert_eq!(way.strong, Some(way.from_cycle + owners + way.outside));
            }
        }
        let (whole, root) = (built.root.heap_size(), built.root);
        let freed = freed(|| drop(root));
        prop_assert_eq!(found.lost <= whole - freed, true);
    }
}
