//! The heap snapshot, read back by a reader that knows only the format, and computes what is
//! retained by leaving nodes out.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use mem_size::MemSize;
use mem_size::graph::OwnerGraph;
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use serde_json::Value;

use crate::model::plan;

/// A snapshot as lists of numbers.
struct Read {
    nodes: Vec<Vec<u64>>,
    edges: Vec<Vec<u64>>,
    strings: Vec<String>,
}

fn read(graph: &OwnerGraph) -> Read {
    let mut file = Vec::new();
    graph.write_heap_snapshot(&mut file).expect("a vector takes all");
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

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
