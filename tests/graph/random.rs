//! Random graphs: what is said to come back is what the allocator gets back, and what is dominated
//! is what a search cannot find any more.

use mem_size::MemSize;
use mem_size::graph::{NodeKind, OwnerGraph};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::freed;
use crate::model::{FIELDS, Plan, Without, plan};

const CASES: u32 = if cfg!(debug_assertions) { 1_000 } else { 10_000 };
const NAMES: [&str; FIELDS] = ["list", "map", "lock"];

fn fields(graph: &OwnerGraph) -> Vec<[usize; 3]> {
    let field =
        |name| graph.find(name).map(|field| [field.exclusive(), field.dominated(), field.leaked()]);
    NAMES.into_iter().filter_map(field).collect()
}

/// Of each shared block its handles, and the numbers to be shown; in no order that the walk could
/// tell.
fn blocks(graph: &OwnerGraph) -> Vec<[usize; 5]> {
    let shared = graph.nodes().filter(|node| node.kind() == NodeKind::Shared);
    let mut blocks: Vec<_> = shared
        .map(|node| {
            let strong = node.strong().unwrap_or(0);
            let outside = node.outside().unwrap_or(0);
            [strong, outside, node.exclusive(), node.dominated(), node.leaked()]
        })
        .collect();
    blocks.sort_unstable();
    blocks
}

fn really(plan: &Plan) -> (Vec<[usize; 3]>, Vec<[usize; 5]>) {
    let fields = (0..FIELDS).map(|field| {
        let mut built = plan.build();
        let dominated = plan.dominated(&built, Without::Field(field));
        let freed = freed(|| built.root.clear(field));
        [freed, dominated, dominated - freed]
    });
    let fields = fields.collect();
    let reached = plan.reached();
    let shared = reached.iter().filter(|&&node| plan.is_shared(node));
    let blocks = shared.map(|&node| {
        let mut built = plan.build();
        let dominated = plan.dominated(&built, Without::Node(node));
        let met =
            plan.strong.iter().filter(|edge| edge.1 == node && reached.contains(&edge.0)).count()
                + plan.roots.iter().filter(|root| root.1 == node).count();
        let strong = plan.strong_count(node);
        let lost = plan.lost_without_handles(&built, node);
        let freed = freed(|| built.drop_handles(plan, node));
        [strong, strong - met, freed, dominated, lost - freed]
    });
    let mut blocks: Vec<_> = blocks.collect();
    blocks.sort_unstable();
    (fields, blocks)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn numbers_are_those_of_the_allocator(plan in plan()) {
        let built = plan.build();
        let graph = OwnerGraph::of(&built.root);
        let sum: usize = graph.nodes().map(|node| node.own()).sum();
        prop_assert_eq!(sum, built.root.heap_size());
        prop_assert_eq!((fields(&graph), blocks(&graph)), really(&plan));

        let fate = graph.fate();
        prop_assert_eq!(fate.freed + fate.leaked + fate.kept_outside, built.root.heap_size());
        prop_assert_eq!(graph.freed_by(graph.roots()), fate.freed);
        let (root, outside) = (built.root, built.outside);
        prop_assert_eq!(freed(|| drop(root)), fate.freed);
        let (strong, weak) = outside;
        drop((strong, weak));
    }

    #[test]
    fn two_fields_free_what_both_hold(plan in plan()) {
        let mut built = plan.build();
        let graph = OwnerGraph::of(&built.root);
        let find = |name| graph.find(name).map(|field| (field, field.exclusive()));
        let [list, map] = ["list", "map"].map(find);
        if let (Some((list, first)), Some((map, second))) = (list, map) {
            let both = graph.only_together(list, map);
            let really = freed(|| {
                built.root.clear(0);
                built.root.clear(1);
            });
            prop_assert_eq!(really, first + second + both);
        }
    }
}
