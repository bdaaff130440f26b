//! `follow` on fields that hold references inside.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Mutex;

use mem_size::{Gap, MemSize};

/// What the fields point to, once, and what they own themselves.
#[track_caller]
fn assert_heap(value: &impl MemSize, heap: usize) {
    let usage = value.mem_usage();
    assert_eq!(usage.heap, heap, "{usage:?}");
    assert!(usage.is_exact(), "{usage:?}");
}

fn text() -> String {
    String::from("a text")
}

fn taken(text: &String) -> usize {
    size_of_val(text) + text.capacity()
}

#[test]
fn references_in_options_arrays_and_tuples_are_followed() {
    #[derive(MemSize)]
    struct Several<'a> {
        #[mem_size(follow)]
        optional: Option<&'a String>,
        #[mem_size(follow)]
        pair: (&'a String, u8, String),
        #[mem_size(follow)]
        array: [Option<&'a String>; 2],
        borrowed: Option<&'a String>,
    }
    let texts = [text(), text(), text(), text()];
    let own = text();
    let heap = texts.iter().take(3).map(taken).sum::<usize>() + own.capacity();
    let several = Several {
        optional: Some(&texts[0]),
        pair: (&texts[1], 7, own),
        array: [Some(&texts[0]), Some(&texts[2])],
        borrowed: Some(&texts[3]),
    };
    assert_heap(&several, heap);
}

#[test]
fn references_in_collections_are_followed() {
    #[derive(MemSize)]
    struct Several<'a> {
        #[mem_size(follow)]
        list: Vec<&'a String>,
        #[mem_size(follow)]
        deque: VecDeque<Option<&'a String>>,
        #[mem_size(follow)]
        boxed: Box<[&'a str]>,
        #[mem_size(follow)]
        map: HashMap<String, &'a String>,
        #[mem_size(follow)]
        tree: BTreeMap<&'a String, Rc<(u8, &'a String)>>,
    }
    #[derive(MemSize)]
    struct Borrowing<'a> {
        list: Vec<&'a String>,
        deque: VecDeque<Option<&'a String>>,
        boxed: Box<[&'a str]>,
        map: HashMap<String, &'a String>,
        tree: BTreeMap<&'a String, Rc<(u8, &'a String)>>,
    }
    let texts = [text(), text(), text()];
    let [a, b, c] = &texts;
    let borrowing = || Borrowing {
        list: vec![a, b, a],
        deque: [Some(b), None].into(),
        boxed: [&**a, "leaked"].into(),
        map: HashMap::from([(text(), c)]),
        tree: BTreeMap::from([(a, Rc::new((7, c)))]),
    };
    let own = borrowing().heap_size();
    let Borrowing { list, deque, boxed, map, tree } = borrowing();
    let several = Several { list, deque, boxed, map, tree };
    assert_heap(&several, own + texts.iter().map(taken).sum::<usize>() + "leaked".len());
}

#[test]
fn references_in_cells_are_followed() {
    #[derive(Default, MemSize)]
    struct Node<'a> {
        name: String,
        #[mem_size(follow)]
        next: Cell<Option<&'a Node<'a>>>,
        #[mem_size(follow)]
        links: RefCell<Vec<&'a Node<'a>>>,
        #[mem_size(follow)]
        once: OnceCell<&'a Node<'a>>,
    }
    #[derive(MemSize)]
    struct Held<'a> {
        #[mem_size(follow)]
        lock: &'a Mutex<&'a Node<'a>>,
        #[mem_size(follow)]
        inside: Mutex<&'a Node<'a>>,
    }
    let nodes: Vec<_> = (0..5).map(|_| Node { name: text(), ..Node::default() }).collect();
    let links = nodes.iter().map(|node| {
        *node.links.borrow_mut() = Vec::with_capacity(3);
        3 * size_of::<&Node<'_>>()
    });
    let heap = links.sum::<usize>() + nodes.iter().map(|node| node.name.capacity()).sum::<usize>();
    let nodes_heap = nodes.capacity() * size_of::<Node<'_>>() + heap;
    assert_heap(&nodes, nodes_heap);
    for (node, next) in nodes.iter().zip(nodes.iter().cycle().skip(2)) {
        node.next.set(Some(next));
        node.links.borrow_mut().extend([next, node, &nodes[4]]);
        assert!(node.once.set(&nodes[0]).is_ok());
    }
    assert_heap(&nodes, nodes_heap);
    let first = &nodes[0];
    assert_heap(first, nodes_heap - size_of_val(first));
    let held = Mutex::new(first);
    let held = Held { lock: &held, inside: Mutex::new(first) };
    let guards = (held.inside.lock(), held.lock.lock());
    assert_eq!(held.mem_usage().gaps.count(Gap::Locked), 2);
    assert_eq!(held.heap_size(), size_of_val(held.lock));
    drop(guards.1);
    assert_eq!(held.mem_usage().gaps.count(Gap::Locked), 1);
    assert_eq!(held.heap_size(), size_of_val(held.lock) + nodes_heap);
    drop(guards.0);
    assert_heap(&held, size_of_val(held.lock) + nodes_heap);
}

#[test]
fn references_in_targets_are_followed_whichever_way_leads_there() {
    #[derive(Default, MemSize)]
    struct Node<'a> {
        name: String,
        #[mem_size(follow)]
        links: RefCell<Vec<&'a Node<'a>>>,
    }
    #[derive(MemSize)]
    struct Links<'a> {
        #[mem_size(follow)]
        links: &'a RefCell<Vec<&'a Node<'a>>>,
    }
    #[derive(MemSize)]
    struct Link<'a>(#[mem_size(follow)] &'a Node<'a>);
    #[derive(MemSize)]
    struct Names<'a> {
        #[mem_size(follow)]
        names: &'a [&'a str],
    }
    let nodes = [(); 2].map(|()| Node { name: text(), ..Node::default() });
    let [near, far] = &nodes;
    *near.links.borrow_mut() = vec![far];
    let links = || Links { links: &near.links };
    let heap = near.heap_size();
    assert_eq!(heap, size_of::<&Node<'_>>() + 2 * near.name.capacity() + size_of_val(far));
    assert_heap(&links(), size_of_val(&near.links) + heap - near.name.capacity());
    assert_heap(&(links(), Link(near)), size_of_val(near) + heap);
    assert_heap(&(Link(near), links()), size_of_val(near) + heap);
    let names = Names { names: &["one", "three"] };
    assert_heap(&names, 2 * size_of::<&str>() + "one".len() + "three".len());
}

#[test]
fn generic_types_may_follow_references_inside() {
    #[derive(MemSize)]
    struct Graph<'a, T, const N: usize> {
        value: T,
        #[mem_size(follow)]
        links: RefCell<[Option<&'a Graph<'a, T, N>>; N]>,
        #[mem_size(follow)]
        values: Vec<&'a T>,
    }
    /// A type that owns nothing by itself, of which all arguments are parts.
    #[derive(MemSize)]
    struct Pair<A, B>(A, B);
    #[derive(MemSize)]
    enum Either<'a, T> {
        Left(#[mem_size(follow)] Pair<&'a T, Box<(&'a mut T, u8)>>),
        #[mem_size(skip)]
        #[expect(dead_code, reason = "it is only there to be left out")]
        Right(&'a T),
    }
    let (texts, mut last) = ([text(), text()], text());
    let graph = Graph { value: text(), links: [None, None].into(), values: vec![&texts[0]; 3] };
    graph.links.borrow_mut()[1] = Some(&graph);
    let own = graph.value.capacity() + 3 * size_of::<&String>();
    assert_heap(&graph, own + taken(&texts[0]));
    let heap = taken(&texts[1]) + taken(&last) + size_of::<(&String, u8)>();
    assert_heap(&Either::Left(Pair(&texts[1], Box::new((&mut last, 7)))), heap);
}

#[test]
fn trait_objects_and_slices_may_be_followed_inside() {
    trait Shape: MemSize {}
    impl Shape for String {}
    #[derive(MemSize)]
    struct Scene<'a> {
        #[mem_size(follow)]
        shapes: Vec<&'a dyn Shape>,
        #[mem_size(follow)]
        runs: Vec<&'a [String]>,
    }
    let (text, run) = (text(), [text(), text(), text()]);
    let scene = Scene { shapes: vec![&text, &text], runs: vec![&run[..2], &run[1..]] };
    let own = 4 * size_of::<&[String]>();
    assert_heap(&scene, own + taken(&text) + run.iter().map(taken).sum::<usize>());
}
