//! What is counted once: shared blocks, cycles, roots inside blocks, followed references, several
//! roots.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex};

use mem_size::{Gap, MemSize, MemUsage, Tracer};

use crate::counting::counted;

#[derive(Default)]
struct Node {
    name: String,
    next: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<Weak<Node>>,
}

impl MemSize for Node {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("name", &self.name);
        tracer.field("next", &self.next);
        tracer.field("parent", &self.parent);
    }
}

impl Node {
    fn new(name: &str) -> Rc<Self> {
        Rc::new(Self { name: name.into(), ..Self::default() })
    }
}

pub(crate) fn truth<T>(build: impl FnOnce() -> T) -> (T, usize) {
    let (value, live) = counted(build);
    (value, live.bytes.unsigned_abs())
}

#[test]
fn shared_block_is_counted_once() {
    let (value, bytes) = truth(|| {
        let shared: Arc<str> = Arc::from("shared by all");
        vec![Arc::clone(&shared), Arc::clone(&shared), shared]
    });
    let usage = value.mem_usage();
    assert_eq!(usage.heap, bytes);
    assert_eq!(usage.blocks, 2);
    assert_eq!(usage.shared, bytes - 3 * size_of::<Arc<str>>());
}

#[test]
fn cycle_ends_and_counts_each_node_once() {
    let (root, bytes) = truth(|| {
        let nodes = ["a", "bb", "ccc"].map(Node::new);
        for (from, to) in [(0, 1), (1, 2), (2, 0), (2, 1), (0, 0)] {
            nodes[from].next.borrow_mut().push(Rc::clone(&nodes[to]));
        }
        *nodes[1].parent.borrow_mut() = Rc::downgrade(&nodes[0]);
        Rc::clone(&nodes[0])
    });
    assert_eq!(root.heap_size(), bytes);
    assert_eq!(root.mem_usage().blocks, 9);
    root.next.borrow_mut().clear();
}

#[test]
fn root_inside_a_block_that_is_met_again_counts_once() {
    let (handle, bytes) = truth(|| {
        let node = Node::new("root");
        let other = Node::new("other");
        other.next.borrow_mut().push(Rc::clone(&node));
        node.next.borrow_mut().push(other);
        node
    });
    let root: &Node = &handle;
    assert_eq!(handle.heap_size(), bytes, "from the handle");
    assert_eq!(root.deep_size(), bytes, "from the node: its bytes are inside its own block");
    let name = &root.next;
    assert_eq!(name.deep_size(), bytes, "from a part of the node");
    handle.next.borrow_mut().clear();
}

#[test]
fn root_inside_a_box_inside_a_block_that_is_met_again_counts_once() {
    struct Outer {
        inner: Box<Inner>,
        more: Vec<u64>,
    }
    #[derive(Default)]
    struct Inner {
        text: String,
        outer: OnceCell<Rc<Outer>>,
    }
    impl MemSize for Outer {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("inner", &self.inner);
            tracer.field("more", &self.more);
        }
    }
    impl MemSize for Inner {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("text", &self.text);
            if let Some(outer) = self.outer.get() {
                tracer.field("outer", outer);
            }
        }
    }
    let (outer, bytes) = truth(|| {
        let inner = Box::new(Inner { text: "text".into(), ..Inner::default() });
        let outer = Rc::new(Outer { inner, more: vec![1, 2, 3] });
        outer.inner.outer.set(Rc::clone(&outer)).ok().unwrap();
        outer
    });
    assert_eq!(outer.heap_size(), bytes);
    assert_eq!(outer.inner.deep_size(), size_of::<Box<Inner>>() + bytes - size_of::<Box<Inner>>());
    let inner: &Inner = &outer.inner;
    assert_eq!(inner.deep_size(), bytes);
}

#[test]
fn two_roots_that_share_a_block_count_it_once() {
    let (roots, bytes) = truth(|| {
        let shared = Node::new("shared");
        let roots = [Node::new("one"), Node::new("two")];
        roots[0].next.borrow_mut().push(Rc::clone(&shared));
        roots[1].next.borrow_mut().push(shared);
        roots
    });
    let [first, second] = &roots;
    let mut tracer = Tracer::new();
    let one = tracer.measure(first);
    let two = tracer.measure(second);
    assert_eq!(one.heap + two.heap, bytes);
    assert_eq!(tracer.usage(), one + two);
    assert!(two.heap < second.heap_size());
    let mut other_way = Tracer::new();
    other_way.measure(second);
    other_way.measure(first);
    assert_eq!(other_way.usage(), tracer.usage());
}

#[test]
fn root_that_lies_inside_a_later_root_counts_once() {
    let (value, bytes) = truth(|| vec![vec![1_u8, 2, 3], vec![4, 5]]);
    let deep = size_of_val(&value) + bytes;
    let mut tracer = Tracer::new();
    tracer.measure(&value[1]);
    tracer.measure(&value);
    assert_eq!(tracer.usage().deep(), deep);
    tracer.measure(&value);
    assert_eq!(tracer.usage().deep(), deep, "the same root again adds nothing");

    let mut tracer = Tracer::new();
    tracer.measure(&value[1][1]);
    tracer.measure(&value);
    assert_eq!(tracer.usage().deep(), deep, "a flat part of a buffer");

    let pair = (String::from("left"), vec![0_u16; 5]);
    let mut tracer = Tracer::new();
    tracer.measure(&pair.1);
    tracer.measure(&pair);
    assert_eq!(tracer.usage().deep(), pair.deep_size(), "a field before the whole");
    assert_eq!(tracer.usage().blocks, 2);
}

#[test]
fn diamonds_forty_levels_deep_are_walked_in_no_time() {
    struct Diamond(Option<(Arc<Diamond>, Arc<Diamond>)>);
    impl MemSize for Diamond {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("0", &self.0);
        }
    }
    let (top, bytes) = truth(|| {
        (0..40).fold(Arc::new(Diamond(None)), |below, _| {
            Arc::new(Diamond(Some((Arc::clone(&below), below))))
        })
    });
    assert_eq!(top.heap_size(), bytes);
}

#[test]
fn handle_is_recorded_inside_a_lock_even_when_it_is_the_only_one() {
    struct Mover {
        from: Mutex<Option<Arc<[u8]>>>,
        to: Mutex<Option<Arc<[u8]>>>,
    }
    impl MemSize for Mover {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("from", &self.from);
            // What another thread could do between two fields.
            *self.to.lock().unwrap() = self.from.lock().unwrap().take();
            tracer.field("to", &self.to);
        }
    }
    let (mover, bytes) =
        truth(|| Mover { from: Mutex::new(Some(Arc::from(vec![0; 100]))), to: Mutex::default() });
    assert_eq!(mover.heap_size(), bytes);
}

#[test]
fn held_lock_and_borrowed_cell_leave_a_gap_and_do_not_hang() {
    let lock = Mutex::new(vec![1, 2, 3]);
    let held = lock.lock().unwrap();
    let usage = lock.mem_usage();
    assert_eq!((usage.heap, usage.gaps.count(Gap::Locked)), (0, 1));
    drop(held);
    assert!(lock.mem_usage().is_exact());

    let cell = RefCell::new(vec![1, 2, 3]);
    let held = cell.borrow_mut();
    assert_eq!(cell.mem_usage().gaps.count(Gap::Borrowed), 1);
    drop(held);
    let held = cell.borrow();
    assert!(cell.mem_usage().is_exact(), "a shared borrow is no obstacle");
    drop(held);
}

#[test]
fn poisoned_lock_is_read_through() {
    let (lock, bytes) = truth(|| Arc::new(Mutex::new(vec![1_u64, 2, 3])));
    let other = Arc::clone(&lock);
    let _ = std::thread::spawn(move || {
        let _held = other.lock();
        std::panic::panic_any("poison");
    })
    .join();
    assert!(lock.is_poisoned());
    assert_eq!(lock.heap_size(), bytes);
    assert!(lock.mem_usage().is_exact());
}

struct Newtype<'a>(&'a [i32]);

impl MemSize for Newtype<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("0", &self.0);
    }
}

#[test]
fn reference_as_a_root_is_no_silent_zero() {
    let value = vec![1, 2, 3];
    let reference = &value;
    let usage = MemSize::mem_usage(&reference);
    assert_eq!(usage.gaps.count(Gap::Reference), 1);
    assert_eq!(
        MemSize::mem_usage(&vec![reference]).gaps.total(),
        0,
        "inside a value it is borrowed"
    );
    assert!(Newtype(&value).mem_usage().is_exact());
}

/// Borrows nodes of a tree that `owner` may own too.
struct View<'a> {
    borrowed: Vec<&'a Node>,
    owner: Option<Rc<Node>>,
    owner_first: bool,
}

impl MemSize for View<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if self.owner_first {
            tracer.field("owner", &self.owner);
        }
        tracer.field("borrowed", &self.borrowed);
        for target in &self.borrowed {
            tracer.follow(*target);
        }
        if !self.owner_first {
            tracer.field("owner", &self.owner);
        }
    }
}

fn heap(view: &View<'_>) -> MemUsage {
    view.mem_usage()
}

#[test]
fn followed_target_counts_once_per_address() {
    let (node, bytes) = truth(|| Box::new(Node { name: "borrowed".into(), ..Node::default() }));
    let view = View { borrowed: vec![&node, &node], owner: None, owner_first: false };
    let usage = heap(&view);
    assert_eq!(usage.heap, 2 * size_of::<&Node>() + bytes);
    assert!(usage.is_exact());
}

#[test]
fn followed_target_that_a_handle_owns_too_counts_once_in_either_order() {
    let (node, bytes) = truth(|| Node::new("owned"));
    for owner_first in [true, false] {
        let owner = Some(Rc::clone(&node));
        let view = View { borrowed: vec![&node], owner, owner_first };
        assert_eq!(heap(&view).heap, size_of::<&Node>() + bytes, "owner first: {owner_first}");
    }
}

#[test]
fn followed_targets_that_lie_in_one_another_count_once_in_either_order() {
    struct Arena<'a> {
        first: &'a dyn MemSize,
        second: &'a dyn MemSize,
    }
    impl MemSize for Arena<'_> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.follow(self.first);
            tracer.follow(self.second);
        }
    }
    let (nodes, bytes) = truth(|| vec![String::from("one"), String::from("three")]);
    let whole = size_of_val(&nodes) + bytes;
    let part: &String = &nodes[1];
    assert_eq!(Arena { first: &nodes, second: part }.heap_size(), whole);
    assert_eq!(Arena { first: part, second: &nodes }.heap_size(), whole);
}
