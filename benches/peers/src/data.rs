//! The values that are measured. Every type derives all crates that can be derived for it; see
//! `by_hand.rs` for the others.

use std::cell::RefCell;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use allocative::Allocative;
use datasize::DataSize;
use deepsize::DeepSizeOf;
use get_size2::GetSize;

/// Plain data.
#[derive(
    Clone,
    Copy,
    Default,
    mem_size::MemSize,
    mem_dbg::MemSize,
    GetSize,
    DeepSizeOf,
    Allocative,
    DataSize,
)]
#[mem_size(flat)]
pub struct Pod {
    pub id: u64,
    pub place: (f32, f32),
    pub flags: [u8; 4],
}

/// What a cache may hold.
#[derive(mem_size::MemSize, mem_dbg::MemSize, GetSize, DeepSizeOf, Allocative, DataSize)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub mail: Option<String>,
    pub tags: Vec<u32>,
    pub is_active: bool,
}

/// A node of a binary tree.
#[derive(mem_size::MemSize, GetSize, DeepSizeOf, Allocative)]
pub struct Node {
    pub left: Option<Box<Node>>,
    pub key: u64,
    pub right: Option<Box<Node>>,
}

/// A node of a list, with the link in the middle.
#[derive(mem_size::MemSize, GetSize, DeepSizeOf, Allocative)]
pub struct Link {
    pub before: u64,
    pub next: Option<Box<Link>>,
    pub after: u64,
}

/// A vertex of a graph with cycles.
#[derive(mem_size::MemSize, GetSize, DeepSizeOf, Allocative)]
pub struct Vertex {
    pub id: u64,
    pub edges: Vec<Rc<RefCell<Vertex>>>,
}

/// Two ways down to the next level.
#[derive(mem_size::MemSize, GetSize, DeepSizeOf, Allocative, DataSize)]
pub struct Level {
    pub left: Option<Arc<Level>>,
    pub right: Option<Arc<Level>>,
}

/// A recursive enum.
#[derive(mem_size::MemSize, GetSize, DeepSizeOf, Allocative)]
pub enum Json {
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Map(BTreeMap<String, Json>),
}

/// A byte that lies on a cache line of its own.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    mem_size::MemSize,
    mem_dbg::MemSize,
    GetSize,
    DeepSizeOf,
    Allocative,
    DataSize,
)]
#[mem_size(flat)]
#[repr(align(64))]
pub struct Line(pub u8);

/// A trait of the user's; those of the other two crates are not object-safe.
pub trait Shape: mem_size::MemSize + mem_dbg::MemSize + DeepSizeOf + Allocative {}

#[derive(mem_size::MemSize, mem_dbg::MemSize, DeepSizeOf, Allocative)]
struct Label {
    text: String,
}

impl Shape for Label {}

pub type Handles = Vec<Arc<Pod>>;
pub type Graph = Vec<Rc<RefCell<Vertex>>>;

pub fn user() -> User {
    User {
        id: 1,
        name: String::from("Ada"),
        mail: Some(String::from("ada@example.org")),
        tags: vec![1, 2, 3],
        is_active: true,
    }
}

pub fn pods(count: usize) -> Vec<Pod> {
    vec![Pod::default(); count]
}

/// Grown one insertion after the other.
pub fn pod_map(count: usize) -> HashMap<u64, Pod> {
    let mut map = HashMap::new();
    for nth in 0..count {
        map.insert(scramble(nth) as u64, Pod::default());
    }
    map
}

pub fn thinned_map() -> HashMap<u64, Pod> {
    let mut map = pod_map(10_000);
    let mut nth = 0;
    map.retain(|_, _| {
        nth += 1;
        nth % 10 == 0
    });
    map
}

pub fn strings(count: usize) -> Vec<String> {
    (0..count).map(|nth| "x".repeat(8 + scramble(nth) % 24)).collect()
}

pub fn vec_map(count: usize) -> HashMap<String, Vec<u32>> {
    (0..count).map(|nth| (format!("key-{nth}"), vec![7; scramble(nth) % 9])).collect()
}

/// Grown in random order.
pub fn tree(count: usize) -> BTreeMap<u64, u64> {
    let mut tree = BTreeMap::new();
    for nth in 0..count {
        tree.insert(scramble(nth) as u64, nth as u64);
    }
    tree
}

pub fn thinned_tree() -> BTreeMap<u64, u64> {
    let mut tree = tree(10_000);
    tree.retain(|key, _| key % 10 == 0);
    tree
}

pub fn ascending_tree() -> BTreeMap<u64, u64> {
    let mut tree = BTreeMap::new();
    for key in 0..10_000 {
        tree.insert(key, key);
    }
    tree
}

pub fn thinned_string_tree() -> BTreeMap<String, Vec<u32>> {
    let mut tree: BTreeMap<_, _> = vec_map(10_000).into_iter().collect();
    let mut nth = 0;
    tree.retain(|_, _| {
        nth += 1;
        nth % 3 == 0
    });
    tree
}

pub fn line_set() -> HashSet<Line> {
    (0..200).map(Line).collect()
}

pub fn nodes(count: usize) -> Node {
    let below = count.saturating_sub(1);
    let child = |count: usize| (count > 0).then(|| Box::new(nodes(count)));
    Node { left: child(below / 2), key: count as u64, right: child(below - below / 2) }
}

pub fn list(count: usize) -> Link {
    let mut list = Link { before: 0, next: None, after: 0 };
    for nth in 1..count as u64 {
        list = Link { before: nth, next: Some(Box::new(list)), after: nth };
    }
    list
}

pub fn linked_list(count: u64) -> LinkedList<u64> {
    (0..count).collect()
}

pub fn unique(count: usize) -> Handles {
    (0..count).map(|_| Arc::new(Pod::default())).collect()
}

/// Ten handles to each block on average, in random order.
pub fn shared(count: usize) -> Handles {
    let blocks = unique((count / 10).max(1));
    (0..count).map(|nth| Arc::clone(&blocks[scramble(nth) % blocks.len()])).collect()
}

pub fn shared_text() -> (Arc<str>, Arc<str>) {
    let text = Arc::from("a title that is shared");
    (Arc::clone(&text), text)
}

pub fn shape() -> Box<dyn Shape> {
    Box::new(Label { text: String::from("a circle") })
}

pub fn shared_twice() -> Vec<Arc<[u64; 100]>> {
    let block = Arc::new([7; 100]);
    vec![Arc::clone(&block), block]
}

/// Three edges to random vertices from each.
pub fn graph(count: usize) -> Graph {
    let vertices: Graph = (0..count)
        .map(|id| Rc::new(RefCell::new(Vertex { id: id as u64, edges: Vec::new() })))
        .collect();
    for (nth, vertex) in vertices.iter().enumerate() {
        vertex.borrow_mut().edges =
            (0..3).map(|edge| Rc::clone(&vertices[scramble(3 * nth + edge) % count])).collect();
    }
    vertices
}

/// Two vertices that point at each other.
pub fn cycle() -> Graph {
    let vertex = |id| Rc::new(RefCell::new(Vertex { id, edges: Vec::new() }));
    let (first, second) = (vertex(1), vertex(2));
    first.borrow_mut().edges.push(Rc::clone(&second));
    second.borrow_mut().edges.push(Rc::clone(&first));
    vec![first]
}

/// `2^levels` ways down, over `levels` blocks.
pub fn diamond(levels: usize) -> Level {
    let mut level = Level { left: None, right: None };
    for _ in 0..levels {
        let below = Arc::new(level);
        level = Level { left: Some(Arc::clone(&below)), right: Some(below) };
    }
    level
}

pub fn json() -> Json {
    let person = |nth: usize| {
        Json::Map(BTreeMap::from([
            (String::from("name"), Json::Text("x".repeat(nth % 20))),
            (String::from("age"), Json::Number(nth as f64)),
        ]))
    };
    Json::List((0..1000).map(person).collect())
}

pub fn roomy_string() -> String {
    let mut string = String::with_capacity(1000);
    string.push_str("room");
    string
}

pub fn roomy_pods() -> Vec<Pod> {
    let mut roomy = Vec::with_capacity(1_500);
    roomy.extend(pods(1_000));
    roomy
}

/// In the vector, and in each string.
pub fn roomy_strings() -> Vec<String> {
    let mut roomy = Vec::with_capacity(150);
    roomy.extend((0..100).map(|_| roomy_string()));
    roomy
}

pub fn roomy_heap() -> BinaryHeap<u64> {
    let mut heap = BinaryHeap::with_capacity(1_500);
    heap.extend(0..1_000);
    heap
}

pub fn roomy_deque() -> VecDeque<u64> {
    let mut deque = VecDeque::with_capacity(1000);
    deque.extend(0..10);
    deque
}

pub fn lock() -> Mutex<Vec<u64>> {
    Mutex::new(vec![7; 100])
}

pub fn cell() -> RefCell<Vec<u64>> {
    RefCell::new(vec![7; 100])
}

/// A number that looks random, and is the same in every run.
pub fn scramble(number: usize) -> usize {
    let mixed = number.wrapping_mul(0x9E37_79B9).rotate_right(15).wrapping_mul(0x85EB_CA6B);
    mixed ^ (mixed >> 13)
}
