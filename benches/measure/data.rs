//! The values that are measured.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};

use mem_size::MemSize;

/// A size for a real run, or a small one when everything is just run once.
pub(crate) fn scaled(size: usize) -> usize {
    let measures = std::env::args().any(|arg| arg == "--bench");
    let tests = std::env::args().any(|arg| arg == "--test");
    if measures && !tests { size } else { size / 1000 }
}

/// Plain data.
#[derive(Clone, Copy, Default, MemSize)]
pub(crate) struct Pod {
    pub(crate) id: u64,
    pub(crate) place: (f32, f32),
    pub(crate) flags: [u8; 4],
}

/// What a cache may hold.
#[derive(MemSize)]
pub(crate) struct User {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) mail: Option<String>,
    pub(crate) tags: Vec<u32>,
    pub(crate) is_active: bool,
}

/// A node of a binary tree.
#[derive(MemSize)]
pub(crate) struct Node {
    pub(crate) left: Option<Box<Node>>,
    pub(crate) key: u64,
    pub(crate) right: Option<Box<Node>>,
}

/// A node of a tree with any number of branches.
#[derive(MemSize)]
pub(crate) struct Branch {
    pub(crate) key: u64,
    pub(crate) branches: Vec<Branch>,
}

/// A vertex of a graph with cycles.
#[derive(MemSize)]
pub(crate) struct Vertex {
    pub(crate) id: u64,
    pub(crate) edges: Vec<Rc<RefCell<Vertex>>>,
}

/// A link of a list.
#[derive(MemSize)]
pub(crate) struct Link {
    pub(crate) id: u64,
    pub(crate) next: Option<Box<Link>>,
}

impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
    }
}

/// What mostly owns nothing.
#[derive(Default, MemSize)]
pub(crate) struct Empty {
    pub(crate) names: Vec<String>,
    pub(crate) text: String,
    pub(crate) counts: BTreeMap<u64, u64>,
    pub(crate) ids: HashSet<u64>,
    pub(crate) queue: VecDeque<String>,
}

/// What threads change.
#[derive(MemSize)]
pub(crate) struct Locked {
    pub(crate) name: Mutex<String>,
    pub(crate) tags: RwLock<Vec<u32>>,
}

/// The syntax tree of an expression.
#[derive(MemSize)]
pub(crate) enum Expr {
    Number(u64),
    Name(String),
    Binary(Box<Expr>, char, Box<Expr>),
    Call { callee: Box<Expr>, arguments: Vec<Expr> },
    If(Box<Expr>, Box<Expr>, Option<Box<Expr>>),
}

pub(crate) type PodMap = HashMap<u64, Pod>;
pub(crate) type VecMap = HashMap<String, Vec<u32>>;
pub(crate) type UserMap = HashMap<u64, User>;
pub(crate) type Tree = BTreeMap<u64, u64>;
pub(crate) type Handles = Vec<Arc<Pod>>;
pub(crate) type Graph = Vec<Rc<RefCell<Vertex>>>;

pub(crate) type Options = Vec<Option<Box<Pod>>>;
pub(crate) type Boxes = Vec<Box<User>>;
pub(crate) type Queue = VecDeque<Box<User>>;
pub(crate) type Linked = LinkedList<String>;
pub(crate) type Cells = Vec<Rc<RefCell<String>>>;
pub(crate) type Slices = Vec<Box<[u32]>>;
pub(crate) type SmallMaps = Vec<HashMap<u32, u32>>;
pub(crate) type SmallTrees = Vec<BTreeMap<u32, u32>>;
pub(crate) type TreeOfSets = BTreeMap<u64, BTreeSet<u64>>;

pub(crate) fn user() -> User {
    User {
        id: 1,
        name: String::from("Ada"),
        mail: Some(String::from("ada@example.org")),
        tags: vec![1, 2, 3],
        is_active: true,
    }
}

pub(crate) fn users(count: usize) -> Vec<User> {
    (0..count).map(|nth| User { name: format!("user {nth}"), ..user() }).collect()
}

pub(crate) fn user_map(count: usize) -> UserMap {
    users(count).into_iter().enumerate().map(|(nth, user)| (scramble(nth) as u64, user)).collect()
}

pub(crate) fn pods(count: usize) -> Vec<Pod> {
    vec![Pod::default(); count]
}

pub(crate) fn pod_map(count: usize) -> PodMap {
    (0..count).map(|key| (scramble(key) as u64, Pod::default())).collect()
}

pub(crate) fn strings(count: usize) -> Vec<String> {
    (0..count).map(|nth| "x".repeat(8 + scramble(nth) % 24)).collect()
}

pub(crate) fn vec_map(count: usize) -> VecMap {
    (0..count).map(|nth| (format!("key-{nth}"), vec![7; scramble(nth) % 9])).collect()
}

/// Grown in random order, one insertion after the other.
pub(crate) fn tree(count: usize) -> Tree {
    let mut tree = Tree::new();
    for nth in 0..count {
        tree.insert(scramble(nth) as u64, nth as u64);
    }
    tree
}

pub(crate) fn nodes(count: usize) -> Node {
    let below = count.saturating_sub(1);
    let child = |count: usize| (count > 0).then(|| Box::new(nodes(count)));
    Node { left: child(below / 2), key: count as u64, right: child(below - below / 2) }
}

/// Four branches at each node, and leaves below them all.
pub(crate) fn branch(count: usize) -> Branch {
    let branches = if count < 5 { 0 } else { 4 };
    Branch { key: count as u64, branches: (0..branches).map(|_| branch(count / 4)).collect() }
}

pub(crate) fn unique(count: usize) -> Handles {
    (0..count).map(|_| Arc::new(Pod::default())).collect()
}

/// Ten handles to each block on average, in random order.
pub(crate) fn shared(count: usize) -> Handles {
    let blocks = unique((count / 10).max(1));
    (0..count).filter_map(|nth| blocks.get(scramble(nth) % blocks.len())).map(Arc::clone).collect()
}

/// Three edges to random vertices from each.
pub(crate) fn graph(count: usize) -> Graph {
    let vertices: Graph = (0..count)
        .map(|id| Rc::new(RefCell::new(Vertex { id: id as u64, edges: Vec::new() })))
        .collect();
    for (nth, vertex) in vertices.iter().enumerate() {
        vertex.borrow_mut().edges = (0..3)
            .filter_map(|edge| vertices.get(scramble(3 * nth + edge) % count))
            .map(Rc::clone)
            .collect();
    }
    vertices
}

/// Two of three are there.
pub(crate) fn options(count: usize) -> Options {
    (0..count)
        .map(|nth| (!scramble(nth).is_multiple_of(3)).then(|| Box::new(Pod::default())))
        .collect()
}

pub(crate) fn boxes(count: usize) -> Boxes {
    users(count).into_iter().map(Box::new).collect()
}

pub(crate) fn queue(count: usize) -> Queue {
    users(count).into_iter().map(Box::new).collect()
}

pub(crate) fn linked(count: usize) -> Linked {
    (0..count).map(|nth| nth.to_string()).collect()
}

pub(crate) fn cells(count: usize) -> Cells {
    (0..count).map(|nth| Rc::new(RefCell::new(nth.to_string()))).collect()
}

pub(crate) fn slices(count: usize) -> Slices {
    (0..count).map(|nth| vec![7; scramble(nth) % 9].into()).collect()
}

/// Up to twenty entries in each.
pub(crate) fn small_maps(count: usize) -> SmallMaps {
    (0..count).map(|nth| (0..up_to_20(nth)).map(|key| (key, key)).collect()).collect()
}

/// Up to twenty entries in each.
pub(crate) fn small_trees(count: usize) -> SmallTrees {
    (0..count).map(|nth| (0..up_to_20(nth)).map(|key| (key, key)).collect()).collect()
}

/// Up to twenty elements in each set.
pub(crate) fn tree_of_sets(count: usize) -> TreeOfSets {
    (0..count).map(|nth| (nth as u64, (0..u64::from(up_to_20(nth))).collect())).collect()
}

pub(crate) fn empties(count: usize) -> Vec<Empty> {
    (0..count).map(|_| Empty::default()).collect()
}

pub(crate) fn locked(count: usize) -> Vec<Locked> {
    let name = |nth| Mutex::new(format!("user {nth}"));
    (0..count).map(|nth| Locked { name: name(nth), tags: RwLock::new(vec![1, 2, 3]) }).collect()
}

pub(crate) fn chain(count: usize) -> Link {
    let mut first = Link { id: 0, next: None };
    for id in 1..count as u64 {
        first = Link { id, next: Some(Box::new(first)) };
    }
    first
}

pub(crate) fn expressions(count: usize) -> Vec<Expr> {
    (0..count / 32).map(|nth| expression(nth, 32)).collect()
}

/// About so many nodes.
fn expression(seed: usize, nodes: usize) -> Expr {
    let of = |nth: usize, nodes: usize| expression(scramble(seed + nth), nodes);
    let boxed = |nth: usize, nodes: usize| Box::new(of(nth, nodes));
    match (nodes, seed % 4) {
        (..3, 0 | 1) => Expr::Number(seed as u64),
        (..3, _) => Expr::Name(format!("name{}", seed % 100)),
        (_, 0 | 1) => Expr::Binary(boxed(1, nodes / 2), '+', boxed(2, nodes / 2)),
        (_, 2) => Expr::Call {
            callee: boxed(1, 1),
            arguments: (2..5).map(|nth| of(nth, nodes / 3)).collect(),
        },
        _ => {
            let otherwise = (seed % 8 < 4).then(|| boxed(3, nodes / 3));
            Expr::If(boxed(1, nodes / 3), boxed(2, nodes / 3), otherwise)
        }
    }
}

/// A small number that looks random.
fn up_to_20(number: usize) -> u32 {
    u32::try_from(scramble(number) % 21).unwrap_or_default()
}

/// A number that looks random, and is the same in every run.
fn scramble(number: usize) -> usize {
    let mixed = number.wrapping_mul(0x9E37_79B9).rotate_right(15).wrapping_mul(0x85EB_CA6B);
    mixed ^ (mixed >> 13)
}
