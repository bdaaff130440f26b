//! The heap snapshot, read back by a reader that knows only the format, and computes what is
//! retained by leaving nodes out.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use mem_size::MemSize;
use mem_size::graph::{HeapSnapshot, NodeKind, OwnerGraph};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::Value;

use crate::model::plan;

/// A snapshot as lists of numbers.
pub(crate) struct Read {
    nodes: Vec<Vec<u64>>,
    edges: Vec<Vec<u64>>,
    pub(crate) strings: Vec<String>,
}

pub(crate) fn read(graph: &OwnerGraph) -> Read {
    read_with(graph.heap_snapshot())
}

fn read_with(snapshot: HeapSnapshot<'_>) -> Read {
    let mut file = Vec::new();
    snapshot.write(&mut file).expect("a vector takes all");
    let text = String::from_utf8(file).expect("text");
    // The loader cuts the strings at the last bracket, and takes the other keys in this order.
    let keys = ["\"snapshot\"", "\"meta\"", "\"nodes\"", "\"edges\"", "\"strings\""];
    let places: Vec<_> = keys.iter().map(|key| text.find(key)).collect();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{places:?}");
    let json: Value = serde_json::from_str(&text).expect("JSON");
    let numbers = |key: &str, width: usize| -> Vec<Vec<u64>> {
        let all: Vec<u64> =
            json[key].as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        assert_eq!(all.len() % width, 0);
        assert!(all.iter().all(|&number| u32::try_from(number).is_ok()));
        all.chunks(width).map(<[u64]>::to_vec).collect()
    };
    let (nodes, edges) = (numbers("nodes", 7), numbers("edges", 3));
    let count = |key: &str| json["snapshot"][key].as_u64().and_then(|n| usize::try_from(n).ok());
    assert_eq!((count("node_count"), count("edge_count")), (Some(nodes.len()), Some(edges.len())));
    let strings = json["strings"].as_array().into_iter().flatten();
    let strings = strings.filter_map(Value::as_str).map(str::to_owned).collect();
    Read { nodes, edges, strings }
}

impl Read {
    fn name(&self, node: usize) -> &str {
        usize::try_from(self.nodes[node][1]).map_or("", |name| &self.strings[name])
    }

    /// Where the edges of each node lead.
    fn targets(&self) -> Vec<Vec<usize>> {
        let mut edges = self.edges.iter();
        let of = |node: &Vec<u64>| {
            let count = usize::try_from(node[4]).unwrap_or(0);
            let targets =
                edges.by_ref().take(count).map(|edge| usize::try_from(edge[2] / 7).unwrap_or(0));
            targets.collect()
        };
        self.nodes.iter().map(of).collect()
    }

    /// Bytes that cannot be reached without a node.
    fn retained(&self, targets: &[Vec<usize>], without: usize) -> u64 {
        let mut met = vec![false; self.nodes.len()];
        let mut waiting = vec![0];
        while let Some(node) = waiting.pop() {
            if node != without && !met[node] {
                met[node] = true;
                waiting.extend(&targets[node]);
            }
        }
        self.nodes.iter().zip(met).filter(|(_, met)| !met).map(|(node, _)| node[3]).sum()
    }

    /// What each object retains that stands for one node, in the order of the nodes.
    fn retained_by_single(&self) -> Vec<u64> {
        let targets = self.targets();
        let objects = (2..self.nodes.len()).filter(|&node| self.nodes[node][0] == 3);
        let single = objects.filter(|&node| !self.name(node).contains(" ×"));
        single.map(|node| self.retained(&targets, node)).collect()
    }

    fn total(&self) -> u64 {
        self.nodes.iter().map(|node| node[3]).sum()
    }

    fn check(&self) {
        let mut ids: Vec<u64> = self.nodes.iter().map(|node| node[2]).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), self.nodes.len(), "ids are not unique");
        let targets = self.targets();
        assert!(self.edges.iter().all(|edge| edge[2] % 7 == 0));
        let reached = self.retained(&targets, usize::MAX);
        assert_eq!(reached, 0, "not all is reached from the root");
        assert_eq!(self.nodes[0][0], 9, "the first node is synthetic");
    }
}

#[derive(Default, MemSize)]
struct Node {
    name: String,
    next: RefCell<Vec<Rc<Node>>>,
    back: RefCell<Weak<Node>>,
}

#[test]
fn retained_sizes_are_ours() {
    let shared = Rc::new(Node { name: "a \"name\"".repeat(9), ..Node::default() });
    let root = (vec![Rc::clone(&shared), Rc::<Node>::default()], vec![Rc::clone(&shared)]);
    let graph = OwnerGraph::builder().root("root \\ \"quoted\"", &root).build();
    let snapshot = read(&graph);
    snapshot.check();
    let targets = snapshot.targets();
    let whole =
        (0..snapshot.nodes.len()).find(|&node| snapshot.name(node).starts_with("root \\ \""));
    let whole = whole.expect("the root is named");
    let dominated = graph.roots().next().map(|root| root.dominated() as u64);
    // `shared` is held from outside.
    assert_eq!(Some(snapshot.retained(&targets, whole)), dominated);
    assert!(snapshot.strings.iter().any(|text| text == "(outside)"));
    drop(shared);
}

#[test]
fn same_block_has_the_same_id_in_the_next_snapshot() {
    let shared = Rc::<Node>::default();
    let mut root = vec![Rc::clone(&shared), shared];
    let ids = |root: &Vec<Rc<Node>>| -> Vec<u64> {
        let read = read(&OwnerGraph::of(root));
        let nodes = (0..read.nodes.len()).filter(|&node| read.name(node) == "Node");
        nodes.map(|node| read.nodes[node][2]).collect()
    };
    let before = ids(&root);
    let other = Rc::<Node>::default();
    root.extend([Rc::clone(&other), other]);
    let after = ids(&root);
    assert_eq!((before.len(), after.len()), (1, 2));
    assert!(after.contains(&before[0]));
}

#[test]
fn what_is_larger_than_the_format_allows_is_written_in_parts() {
    struct Huge(usize);

    impl MemSize for Huge {
        fn trace(&self, tracer: &mut mem_size::Tracer<'_>) {
            tracer.arena(self.0, |_| {});
        }
    }

    let bytes = if usize::BITS > 32 { 11 << 29 } else { 3 << 29 };
    let read = read(&OwnerGraph::of(&Huge(bytes)));
    read.check();
    assert_eq!(read.nodes.iter().map(|node| node[3]).sum::<u64>(), bytes as u64);
    assert_eq!(read.retained(&read.targets(), 2), bytes as u64);
}

#[test]
fn small_equal_blocks_are_one_above_a_limit() {
    let new = |size: usize| Rc::new(Node { name: "x".repeat(size), ..Node::default() });
    let nodes: Vec<_> = (1..=20).map(new).collect();
    let alone = new(3);
    alone
        .next
        .borrow_mut()
        .extend([new(5), new(6)].iter().flat_map(|node| [node, node].map(Rc::clone)));
    let root = (nodes.clone(), nodes, vec![Rc::clone(&alone), alone]);
    let graph = OwnerGraph::of(&root);
    let whole = read(&graph);
    // The root, three fields, twenty, one, and the two that hang on it.
    assert_eq!(whole.retained_by_single().len(), 27);
    let read = read_with(graph.heap_snapshot().blocks(3));
    read.check();
    assert_eq!(read.total(), whole.total());
    let groups: Vec<_> = (2..read.nodes.len()).map(|node| read.name(node)).collect();
    let groups: Vec<_> = groups.into_iter().filter(|name| name.contains('×')).collect();
    // Not the same: those that hang on the root, and those that hang on another.
    assert_eq!(groups, ["Node ×18", "Node ×2"]);
    // The handles of a list on the group are one edge.
    assert!(read.edges.len() < 20, "{}", read.edges.len());
}

#[test]
fn memory_of_many_blocks_has_ids_of_its_own() {
    let nodes: Vec<_> = (0..50_000).map(|_| Rc::<Node>::default()).collect();
    let weak: Vec<_> = nodes.iter().map(Rc::downgrade).collect();
    let graph = OwnerGraph::of(&(nodes, weak));
    let ids = |read: &Read| -> Vec<u64> {
        let memory = read.nodes.iter().filter(|node| node[0] == 8);
        memory.map(|node| node[2]).collect()
    };
    let read = read(&graph);
    let ids = ids(&read);
    assert_eq!(ids.len(), 50_000);
    // They come from addresses, and not from a search for what is free.
    assert!(ids.iter().max() > Some(&200_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn groups_change_what_no_other_node_retains(plan in plan(), most in 0_usize..6) {
        let built = plan.build();
        let graph = OwnerGraph::of(&built.root);
        let read = read_with(graph.heap_snapshot().blocks(most));
        read.check();
        prop_assert_eq!(read.total(), built.root.heap_size() as u64);
        let mut single = read.retained_by_single();
        single.sort_unstable();
        let is_block = |kind| kind == NodeKind::Shared;
        let values = graph.nodes().filter(|node| !is_block(node.kind()));
        let blocks = graph.nodes().filter(|node| is_block(node.kind()));
        let mut all: Vec<u64> = blocks.map(|node| node.dominated() as u64).collect();
        let values: Vec<u64> = values.map(|node| node.dominated() as u64).collect();
        all.extend(&values);
        for retained in &single {
            let known = all.iter().position(|other| other == retained);
            prop_assert!(known.is_some(), "{} is not in {:?}", retained, all);
            known.map(|known| all.swap_remove(known));
        }
        prop_assert!(single.len() >= values.len());
    }

    #[test]
    fn any_graph_is_read_back_with_its_retained_sizes(plan in plan()) {
        let built = plan.build();
        let graph = OwnerGraph::of(&built.root);
        let read = read(&graph);
        read.check();
        let targets = read.targets();
        let total: u64 = read.nodes.iter().map(|node| node[3]).sum();
        prop_assert_eq!(total, built.root.heap_size() as u64);
        // Objects are in the order of the nodes.
        let objects = (2..read.nodes.len()).filter(|&node| read.nodes[node][0] == 3);
        let sizes: Vec<u64> = objects.map(|node| read.retained(&targets, node)).collect();
        let ours: Vec<u64> = graph.nodes().map(|node| node.dominated() as u64).collect();
        prop_assert_eq!(sizes, ours);
    }
}
