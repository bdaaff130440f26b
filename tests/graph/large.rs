//! Many nodes: no recursion, and no more than linear time.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use mem_size::graph::{NodeKind, OwnerGraph, why_alive};
use mem_size::{MemSize, profile};

use crate::freed;

/// A link that the one before it holds twice, so that it is a node of its own.
#[derive(Default, MemSize)]
struct Link {
    next: RefCell<Option<Rc<Link>>>,
    again: RefCell<Option<Rc<Link>>>,
    name: String,
}

const LINKS: usize = if cfg!(debug_assertions) { 50_000 } else { 1_000_000 };

fn chain(len: usize) -> Rc<Link> {
    let mut first = Rc::<Link>::default();
    for _ in 1..len {
        let next = RefCell::new(Some(Rc::clone(&first)));
        first = Rc::new(Link { next, again: RefCell::new(Some(first)), name: "x".repeat(10) });
    }
    first
}

/// Takes a chain apart; to drop it as a whole would overflow the stack.
fn unlink(first: Rc<Link>) {
    let mut rest = Some(first);
    while let Some(link) = rest {
        link.again.take();
        rest = link.next.take();
    }
}

fn time<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let done = act();
    (done, begin.elapsed())
}

#[test]
fn long_chain_needs_no_stack() {
    let root = vec![chain(LINKS)];
    let (usage, plain) = time(|| root.mem_usage());
    let (graph, whole) = time(|| OwnerGraph::of(&root));
    println!("{LINKS} links: deep size in {plain:?}, graph in {whole:?}");
    assert_eq!(graph.fate().freed, usage.heap);
    assert_eq!(graph.find("").map(|root| (root.exclusive(), root.leaked())), Some((usage.heap, 0)));
    root.into_iter().for_each(unlink);
}

/// Each handle on the name lies at the end of another way, as long as the chain.
#[test]
fn many_long_ways_to_a_block_take_linear_time() {
    #[derive(MemSize)]
    struct Named {
        next: RefCell<Option<Rc<Named>>>,
        again: RefCell<Option<Rc<Named>>>,
        name: Rc<str>,
    }
    let name: Rc<str> = Rc::from("of all");
    let mut first: Option<Rc<Named>> = None;
    for _ in 0..LINKS {
        let [next, again] = [first.clone(), first].map(RefCell::new);
        first = Some(Rc::new(Named { next, again, name: Rc::clone(&name) }));
    }
    let (graph, whole) = time(|| OwnerGraph::of(&first));
    assert_eq!(graph.node_of(&name).map(|node| node.handles()), Some(LINKS));
    let (why, took) = time(|| why_alive(&first, &name));
    println!("{LINKS} ways: graph in {whole:?}, told in {took:?}");
    while let Some(link) = first {
        link.again.take();
        first = link.next.take();
    }
    assert_eq!((why.paths[0].path.as_str(), why.outside), ("name", Some(0)));
    assert_eq!(why.paths.iter().map(|path| path.handles).sum::<usize>() + why.more, LINKS);
    // About twice as long as the graph alone.
    assert!(took < 10 * whole, "{took:?} where the graph takes {whole:?}");
}

#[test]
fn long_cycle_needs_no_stack() {
    let root = vec![chain(LINKS)];
    let mut last = Rc::clone(&root[0]);
    loop {
        let Some(next) = last.next.borrow().clone() else { break };
        last = next;
    }
    *last.next.borrow_mut() = Some(Rc::clone(&root[0]));
    drop(last);
    let graph = OwnerGraph::of(&root);
    let buffer = root.capacity() * size_of::<Rc<Link>>();
    assert_eq!(graph.fate().freed, buffer);
    assert_eq!(graph.fate().leaked, root.heap_size() - buffer);
    root.into_iter().for_each(unlink);
}

/// A link that owns the next one, and shares something with others.
#[derive(Default, MemSize)]
struct Boxed {
    next: Option<Box<Boxed>>,
    shared: Option<Rc<String>>,
    name: String,
}

/// To drop it as a whole would overflow the stack.
impl Drop for Boxed {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
    }
}

#[test]
fn long_chain_of_boxes_is_one_node_with_all_its_handles() {
    let shared: Vec<Rc<String>> = (0..100).map(|n| Rc::new("x".repeat(n + 1))).collect();
    let mut first = Boxed::default();
    for number in 0..LINKS {
        let shared = (number % 97 == 0).then(|| Rc::clone(&shared[number % 100]));
        first = Boxed { next: Some(Box::new(first)), shared, name: number.to_string() };
    }
    let mut kept = shared;
    kept.truncate(50);
    let root = (first, kept);
    let (usage, plain) = time(|| root.mem_usage());
    let (graph, whole) = time(|| OwnerGraph::of(&root));
    println!("{LINKS} boxes: deep size in {plain:?}, graph in {whole:?}");
    assert_eq!(graph.fate().freed, usage.heap);
    let shared = graph.nodes().filter(|node| node.kind() == NodeKind::Shared);
    assert_eq!(shared.map(|node| node.handles()).sum::<usize>(), LINKS.div_ceil(97) + 50);
    let exclusive = graph.find("0").map(|field| field.exclusive());
    assert_eq!(exclusive, Some(freed(|| drop(root.0))));
}

#[test]
fn memory_is_bounded() {
    let shared: Vec<Rc<String>> = (0..LINKS).map(|n| Rc::new(n.to_string())).collect();
    let root = (shared.clone(), shared);
    let (graph, profile) = profile(|| OwnerGraph::of(&root));
    let counts = profile.counts.expect("the allocator counts");
    let per_node = |bytes: isize| bytes.unsigned_abs() / LINKS;
    let (kept, most) = (per_node(counts.live_bytes), per_node(counts.peak_bytes));
    println!("{kept} B a node are kept, {most} B at most");
    // Each node has two handles.
    assert!(kept < 250 && most < 600, "{kept} {most}");
    drop(graph);
}

#[test]
fn wide_value_of_shared_blocks() {
    let shared: Vec<Rc<String>> = (0..LINKS).map(|n| Rc::new(n.to_string())).collect();
    let root = (shared.clone(), shared);
    let (usage, plain) = time(|| root.mem_usage());
    let (graph, whole) = time(|| OwnerGraph::of(&root));
    println!("{LINKS} blocks: deep size in {plain:?}, graph in {whole:?}");
    assert_eq!(graph.fate().freed, usage.heap);
    assert_eq!(graph.nodes().count(), LINKS + 3);
}
