//! A million shared nodes: how long the owner graph takes beside `deep_size`, what each question
//! adds that it answers when it is first asked, how much memory it takes beyond what it keeps, and
//! how long a heap snapshot of it takes. Then a million boxes in a chain, which are one node: there
//! the walk itself is what takes time.
//!
//! The walk of a listener that does nothing is what any graph takes at least.
//!
//! `cargo bench --bench graph`

use std::cell::RefCell;
use std::hint::black_box;
use std::io;
use std::rc::Rc;
use std::time::{Duration, Instant};

use mem_size::graph::OwnerNode;
use mem_size::{CountingAlloc, MemSize, OwnerGraph, Sink, Tracer, profile};

#[global_allocator]
static ALLOCATOR: CountingAlloc = CountingAlloc::new();

const NODES: usize = 1_000_000;
const ROUNDS: usize = 5;

type Question = fn(&OwnerGraph) -> usize;

/// What is found out when it is first asked, each once and in this order.
const QUESTIONS: [(&str, Question); 4] = [
    ("what nodes dominate", |graph| graph.nodes().fold(0, |sum, node| sum ^ node.dominated())),
    ("which are in cycles", |graph| graph.nodes().filter(OwnerNode::is_in_cycle).count()),
    ("what dropping each would free", |graph| {
        graph.nodes().fold(0, |sum, node| sum ^ node.exclusive())
    }),
    ("paths", |graph| graph.find("").map_or(0, |root| root.path().len())),
];

#[derive(Default, MemSize)]
struct Node {
    name: String,
    next: RefCell<Vec<Rc<Node>>>,
}

/// A link that owns the next one alone.
#[derive(Default, MemSize)]
struct Link {
    next: Option<Box<Link>>,
    name: String,
}

fn main() {
    let wide: Vec<Rc<String>> = (0..NODES).map(|number| Rc::new(number.to_string())).collect();
    show("held twice, side by side", &(wide.clone(), wide));
    let tree = tree();
    show("a tree with links across", &tree);
    for node in &tree {
        node.next.take();
    }
    let mut first = Link::default();
    for number in 1..NODES {
        first = Link { next: Some(Box::new(first)), name: number.to_string() };
    }
    show("a chain of boxes", &first);
    let mut next = first.next.take();
    while let Some(mut link) = next {
        next = link.next.take();
    }
}

/// Nodes that hold two others each, and one of them twice; a list holds them all.
fn tree() -> Vec<Rc<Node>> {
    let name = |number: usize| number.to_string();
    let new = |number| Rc::new(Node { name: name(number), ..Node::default() });
    let nodes: Vec<Rc<Node>> = (0..NODES).map(new).collect();
    for (number, node) in nodes.iter().enumerate() {
        let next = [2 * number + 1, 2 * number + 2, 2 * number + 1];
        node.next.borrow_mut().extend(next.iter().filter_map(|&next| nodes.get(next).cloned()));
    }
    nodes
}

struct Nobody;

impl Sink for Nobody {}

fn show<T: MemSize>(name: &str, root: &T) {
    let [mut plain, mut heard, mut whole] = [Duration::MAX; 3];
    let mut questions = [Duration::MAX; QUESTIONS.len()];
    for _ in 0..ROUNDS {
        plain = plain.min(time(|| root.deep_size()));
        heard = heard.min(time(|| Tracer::with_sink(&mut Nobody).measure(root)));
        whole = whole.min(time(|| OwnerGraph::of(root)));
        let graph = OwnerGraph::of(root);
        for ((_, ask), took) in QUESTIONS.iter().zip(&mut questions) {
            *took = (*took).min(time(|| ask(&graph)));
        }
    }
    let times = |took: Duration| took.as_secs_f64() / plain.as_secs_f64();
    println!("{name}: deep_size {plain:.0?}, graph {whole:.0?}, {:.1} times", times(whole));
    println!("  of which a walk that is told to nobody {:.1} times", times(heard));
    for ((question, _), took) in QUESTIONS.iter().zip(questions) {
        println!("  {question}: {took:.0?} more, {:.1} times", times(took));
    }
    let (graph, profile) = profile(|| {
        let graph = OwnerGraph::of(root);
        for (_, ask) in QUESTIONS {
            black_box(ask(&graph));
        }
        graph
    });
    if let Ok(counts) = profile.counts {
        let per_node = |bytes: isize| bytes.unsigned_abs() / NODES;
        let scratch = per_node(counts.peak_bytes - counts.live_bytes);
        println!("  {} B a node are kept, {scratch} B more at most", per_node(counts.live_bytes));
    }
    let (all, some) = (graph.heap_snapshot().blocks(usize::MAX), graph.heap_snapshot());
    let [all, some] = [all, some].map(|snapshot| time(|| snapshot.write(io::sink())));
    println!("  heap snapshot of all nodes in {all:.0?}, with groups in {some:.0?}");
    drop(graph);
}

fn time<T>(act: impl FnOnce() -> T) -> Duration {
    let begin = Instant::now();
    let done = black_box(act());
    let took = begin.elapsed();
    drop(done);
    took
}
