//! Shapes by hand: diamond, cycle, handles outside, `Weak`s, locks, slices, gaps.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex, RwLock};

use mem_size::graph::{NodeKind, OwnerGraph, OwnerNode};
use mem_size::{Gap, MemSize};

use crate::freed;

#[derive(Default, MemSize)]
struct Node {
    name: String,
    next: RefCell<Vec<Rc<Node>>>,
    back: RefCell<Weak<Node>>,
}

fn node(name: &str) -> Rc<Node> {
    Rc::new(Node { name: name.to_owned(), ..Node::default() })
}

#[track_caller]
fn find<'g>(graph: &'g OwnerGraph, path: &str) -> OwnerNode<'g> {
    graph.find(path).unwrap_or_else(|| unreachable!("no {path} in {graph:?}"))
}

#[test]
fn what_one_field_alone_holds_comes_back() {
    let shared: Rc<[u8]> = Rc::from([7; 1000]);
    let mut app = (vec![Rc::clone(&shared), Rc::from([1; 10])], vec![shared], String::from("name"));
    let graph = OwnerGraph::of(&app);
    let fields = ["0", "1", "2"].map(|path| find(&graph, path));
    assert_eq!(fields.map(|field| field.kind()), [NodeKind::Field; 3]);
    let whole = find(&graph, "");
    assert_eq!(whole.deep(), app.deep_size());
    assert_eq!(fields[0].deep(), app.0.deep_size());
    assert_eq!(whole.exclusive(), app.heap_size());
    let [first, second, name] = fields.map(|field| field.exclusive());
    let both = graph.only_together(fields[0], fields[1]);
    assert!(both > 1000);
    assert_eq!(freed(|| app.0 = Vec::new()), first);
    // Now the other is alone.
    assert_eq!(freed(|| app.1 = Vec::new()), second + both);
    assert_eq!(freed(|| app.2 = String::new()), name);
}

#[test]
fn diamond_is_dominated_by_its_top() {
    let bottom = node("bottom");
    let (left, right) = (node("left"), node("right"));
    left.next.borrow_mut().push(Rc::clone(&bottom));
    right.next.borrow_mut().push(bottom);
    let top = node("top");
    top.next.borrow_mut().extend([Rc::clone(&left), left, Rc::clone(&right), right]);
    let root = (top, 0_u8);
    let graph = OwnerGraph::of(&root);
    let whole = find(&graph, "");
    assert_eq!(whole.exclusive(), root.heap_size());
    let bottom = graph.nodes().find(|node| node.owners().len() == 2 && node.handles() == 2);
    let bottom = bottom.expect("two hold the bottom");
    assert_eq!(bottom.exclusive(), bottom.deep());
    let sides: Vec<_> = bottom.owners().iter().map(|owners| owners.owner).collect();
    assert!(sides.iter().all(|side| side.exclusive() == side.own()));
    assert_eq!(graph.only_together(sides[0], sides[1]), bottom.own());
    assert_eq!(freed(|| drop(root)), whole.exclusive());
}

#[test]
fn cycle_is_lost_and_said_to_be() {
    let (first, second) = (node("first"), node("second"));
    first.next.borrow_mut().push(Rc::clone(&second));
    second.next.borrow_mut().push(Rc::clone(&first));
    second.next.borrow_mut().push(node("tail"));
    let way_out = Rc::downgrade(&first);
    let root = vec![first, second];
    let graph = OwnerGraph::of(&root);
    let whole = find(&graph, "");
    // `way_out` keeps no more than the cycle does.
    let buffer = root.capacity() * size_of::<Rc<Node>>();
    assert_eq!((whole.exclusive(), whole.deep()), (buffer, root.deep_size()));
    let fate = graph.fate();
    assert_eq!(fate.freed, buffer);
    assert_eq!(fate.freed + fate.leaked + fate.kept_outside, root.heap_size());
    assert!(fate.leaked > 2 * size_of::<Node>());
    assert_eq!(freed(|| drop(root)), buffer);
    way_out.upgrade().expect("the cycle lives").next.take();
}

#[test]
fn handle_outside_keeps_the_block() {
    let outside = node("outside");
    outside.next.borrow_mut().push(node("inner"));
    let root = vec![Rc::clone(&outside), node("mine")];
    let graph = OwnerGraph::of(&root);
    let block = graph.nodes().find(|node| node.outside() == Some(1)).expect("one handle outside");
    assert_eq!((block.exclusive(), block.leaked()), (0, 0));
    assert_eq!(block.dominated(), block.deep());
    let whole = find(&graph, "");
    assert_eq!(graph.fate().kept_outside, block.deep());
    assert_eq!(graph.fate().leaked, 0);
    assert_eq!(freed(|| drop(root)), whole.exclusive());
}

#[test]
fn weak_keeps_the_block_but_not_its_contents() {
    let strong = node("a name with bytes of its own");
    let weak = Rc::downgrade(&strong);
    let root = vec![strong];
    let graph = OwnerGraph::of(&root);
    let whole = find(&graph, "");
    let block = size_of::<Node>() + 2 * size_of::<usize>();
    assert_eq!(whole.exclusive(), root.heap_size() - block);
    assert_eq!((whole.leaked(), graph.fate().kept_outside), (0, block));
    assert_eq!(freed(|| drop(root)), whole.exclusive());
    assert_eq!(freed(|| drop(weak)), block);
}

#[test]
fn weak_inside_keeps_nothing_when_all_goes() {
    let (parent, child) = (node("parent"), node("child"));
    *child.back.borrow_mut() = Rc::downgrade(&parent);
    parent.next.borrow_mut().push(Rc::clone(&child));
    let root = (parent, child);
    let graph = OwnerGraph::of(&root);
    assert_eq!(find(&graph, "").exclusive(), root.heap_size());
    // The child's `Weak` keeps the parent's memory as long as the child lives.
    let parent = find(&graph, "0");
    let memory = size_of::<Node>() + 2 * size_of::<usize>();
    assert!(parent.shared() >= memory, "{parent:?}");
    let (parent_frees, all) = (parent.exclusive(), find(&graph, "").exclusive());
    let (first, second) = root;
    assert_eq!(freed(|| drop(first)), parent_frees);
    assert_eq!(freed(|| drop(second)), all - parent_frees);
}

#[test]
fn weak_in_a_cycle_breaks_it() {
    let (parent, child) = (node("parent"), node("child"));
    *child.back.borrow_mut() = Rc::downgrade(&parent);
    parent.next.borrow_mut().push(child);
    let root = (Rc::clone(&parent), parent);
    let graph = OwnerGraph::of(&root);
    assert!(graph.nodes().all(|node| !node.is_in_cycle() && node.leaked() == 0));
    let frees = find(&graph, "").exclusive();
    assert_eq!(frees, root.heap_size());
    assert_eq!(freed(|| drop(root)), frees);
}

#[test]
fn locks_are_looked_through() {
    #[derive(MemSize)]
    struct App {
        first: Mutex<Vec<Arc<Mutex<String>>>>,
        second: RwLock<Option<Arc<Mutex<String>>>>,
    }
    let shared = Arc::new(Mutex::new(String::from("in a lock")));
    let app =
        App { first: Mutex::new(vec![Arc::clone(&shared)]), second: RwLock::new(Some(shared)) };
    let graph = OwnerGraph::of(&app);
    let (first, second) = (find(&graph, "first"), find(&graph, "second"));
    assert_eq!(second.exclusive(), 0);
    assert_eq!(graph.only_together(first, second), app.second.heap_size());
    let frees = first.exclusive();
    assert_eq!(freed(|| app.first.lock().map_or((), |mut it| *it = Vec::new())), frees);

    // What a held lock hides counts as outside.
    let held = app.first.lock();
    let shared = app.second.read().ok().and_then(|it| it.clone());
    let graph = OwnerGraph::of(&app);
    assert_eq!(graph.gaps().count(Gap::Locked), 1);
    assert!(!find(&graph, "first").is_exact() && find(&graph, "second").is_exact());
    drop((shared, held));
}

#[test]
fn nested_arcs_of_slices() {
    let inner: Arc<[Arc<str>]> = Arc::from([Arc::from("one"), Arc::from("two")]);
    let outer: Arc<[Arc<[Arc<str>]>]> = Arc::from([Arc::clone(&inner), inner]);
    let mut root = (Arc::clone(&outer), BTreeMap::from([(1, outer)]), Arc::<str>::default());
    let graph = OwnerGraph::of(&root);
    assert_eq!(find(&graph, "").exclusive(), root.heap_size());
    let (first, second) = (find(&graph, "0"), find(&graph, "1"));
    let alone = second.exclusive();
    let both = graph.only_together(first, second);
    assert_eq!(first.exclusive(), 0);
    assert_eq!(freed(|| root.1.clear()), alone);
    drop(root.2);
    assert_eq!(freed(|| drop(root.0)), both);
}

#[test]
fn dead_block_may_have_further_handles() {
    let weak = Rc::downgrade(&Rc::new(7_u64));
    let root = vec![Weak::clone(&weak), weak];
    let graph = OwnerGraph::of(&root);
    let buffer = root.capacity() * size_of::<Weak<u64>>();
    assert_eq!(find(&graph, "").exclusive(), buffer);
    assert_eq!(graph.fate().kept_outside, root.heap_size() - buffer);
    assert!(freed(|| drop(root)) >= buffer);
}

#[test]
fn pinned_handles_tell_no_counts() {
    let root = vec![Pin::new(Rc::new(String::from("pinned")))];
    let graph = OwnerGraph::of(&root);
    let block = graph.nodes().find(|node| node.kind() == NodeKind::Shared).expect("a block");
    assert_eq!((block.outside(), block.exclusive()), (None, 0));
    assert!(find(&graph, "").exclusive() <= freed(|| drop(root)));
}

#[test]
fn root_inside_a_block_closes_its_cycle() {
    let looped = node("looped");
    looped.next.borrow_mut().push(Rc::clone(&looped));
    let graph = OwnerGraph::of(&*looped);
    let whole = find(&graph, "");
    assert_eq!(whole.deep(), (*looped).deep_size());
    // The name and the list could be dropped in place.
    let in_place =
        looped.name.heap_size() + looped.next.borrow().capacity() * size_of::<Rc<Node>>();
    assert_eq!(whole.exclusive(), in_place);
    looped.next.take();
}

#[test]
fn several_roots_share() {
    let text: Arc<str> = Arc::from("a text that both have");
    let (cache, log) = (vec![Arc::clone(&text)], Some(text));
    let builder = OwnerGraph::builder().root("cache", &cache).root("log", &log);
    assert!(format!("{builder:?}").contains(r#"roots: ["cache", "log"]"#));
    let graph = builder.build();
    let (of_cache, of_log) = (find(&graph, "cache"), find(&graph, "log"));
    assert_eq!(of_log.exclusive(), 0);
    let both = graph.only_together(of_cache, of_log);
    assert_eq!(both, log.heap_size());
    let shared = graph.nodes().find(|node| node.kind() == NodeKind::Shared).expect("the text");
    let owners = shared.owners();
    assert_eq!(owners.iter().map(|it| &*it.path).collect::<Vec<_>>(), ["cache", "log"]);
    assert_eq!(graph.freed_by(graph.roots()), graph.usage().heap);
    let frees = of_cache.exclusive();
    assert_eq!(freed(|| drop(cache)), frees);
    assert_eq!(freed(|| drop(log)), both);
}

#[test]
fn blocks_with_one_owner_are_part_of_it() {
    let lists: Vec<Box<Rc<String>>> = (0..100).map(|n| Box::new(Rc::new(n.to_string()))).collect();
    let graph = OwnerGraph::of(&lists);
    assert_eq!(graph.nodes().count(), 1);
    assert_eq!(find(&graph, "").own(), lists.heap_size());
    assert_eq!(find(&graph, "").own_blocks(), lists.mem_usage().blocks);
}

#[test]
fn root_that_is_a_handle_shows_the_fields_behind_it() {
    #[derive(MemSize)]
    struct App {
        names: Vec<String>,
        cache: Vec<Rc<str>>,
    }
    let cached: Rc<str> = Rc::from("cached");
    let app = App { names: vec![String::from("x")], cache: vec![Rc::clone(&cached), cached] };
    let app = Rc::new(RefCell::new(app));
    let graph = OwnerGraph::of(&app);
    assert_eq!(find(&graph, "names").exclusive(), app.borrow().names.heap_size());
    let other = Rc::clone(&app);
    let graph = OwnerGraph::of(&app);
    assert_eq!(find(&graph, "names").exclusive(), app.borrow().names.heap_size());
    let cache = find(&graph, "cache").exclusive();
    assert_eq!(find(&graph, "").exclusive(), 0);
    assert_eq!(freed(|| other.borrow_mut().cache = Vec::new()), cache);
}

#[test]
fn part_of_a_field_that_is_a_root_of_its_own_counts_once() {
    #[derive(MemSize)]
    struct Inner {
        name: String,
        pair: (String, u64),
    }
    #[derive(MemSize)]
    struct App {
        inner: Inner,
    }
    let inner = Inner { name: String::from("name"), pair: (String::from("pair"), 7) };
    let app = Rc::new(App { inner });
    let handles = Rc::clone(&app);
    let graph = OwnerGraph::builder().root("pair", &app.inner.pair).root("app", &handles).build();
    let sum: usize = graph.nodes().map(|node| node.own()).sum();
    assert_eq!(sum, graph.usage().heap);
    // What is left of the block, without the root that lies in it.
    let block = 2 * size_of::<usize>() + size_of::<App>() - size_of_val(&app.inner.pair);
    let shared = graph.nodes().find(|node| node.kind() == NodeKind::Shared);
    assert_eq!(shared.map(|node| node.own()), Some(block));
}
