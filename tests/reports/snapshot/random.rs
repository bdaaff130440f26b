//! Random trees: nothing changes from a tree to itself, and the first with the difference is the
//! second.

use std::collections::BTreeMap;

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Change, Diff, Figures, Keys, Series, Sides, TypeChange};
use mem_size::{Gap, MemUsage, Report};
use proptest::prelude::*;

fn leaf() -> impl Strategy<Value = Node> {
    let label = prop_oneof![
        "[a-c]".prop_map(|name| NodeLabel::Field(name.into())),
        "[A-B]".prop_map(|name| NodeLabel::Variant(name.into())),
        Just(NodeLabel::Key),
        Just(NodeLabel::Value),
        Just(NodeLabel::Element),
    ];
    let numbers = (0..3_usize, prop::option::of(0..3_usize), 0..50_usize, 0..3_usize);
    (label, "[P-Q]", numbers, any::<bool>()).prop_map(
        |(label, type_name, (count, elements, own, blocks), has_gap)| {
            let mut node = Node::new(label, type_name);
            (node.count, node.elements) = (count, elements);
            (node.own, node.deep, node.usage.blocks) = (own, own, blocks);
            if has_gap {
                node.usage.gaps.add(Gap::Locked);
            }
            node
        },
    )
}

fn report() -> impl Strategy<Value = Report> {
    let tree = leaf().prop_recursive(4, 24, 4, |inner| {
        (leaf(), prop::collection::vec(inner, 0..4))
            .prop_map(|(node, children)| children.into_iter().fold(node, Node::with_child))
    });
    tree.prop_map(|mut root| {
        root.label = NodeLabel::Root;
        let usage = usage(&root);
        Report::new(usage, root)
    })
}

fn usage(node: &Node) -> MemUsage {
    node.children.iter().fold(node.usage, |sum, child| sum + usage(child))
}

/// The numbers at each path, where the path has types, but for the root's.
fn places(node: &Node, path: &str, places: &mut BTreeMap<String, Figures>) {
    let here = match &node.label {
        NodeLabel::Root => String::new(),
        label => format!("{path}/{label:?}: {}", node.type_name),
    };
    let sum = [places.get(&here).copied(), Some(Figures::from(node))].into_iter().flatten().sum();
    places.insert(here.clone(), sum);
    for child in &node.children {
        self::places(child, &here, places);
    }
}

fn paths(diff: &Diff) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    for change in &diff.changes {
        let parent = change.parent.and_then(|parent| paths.get(parent));
        let path = parent.map_or_else(String::new, |parent| {
            format!("{parent}/{:?}: {}", change.label, change.type_name)
        });
        paths.push(path);
    }
    paths
}

proptest! {
    #[test]
    fn tree_does_not_differ_from_itself(a in report()) {
        let diff = a.since(&a.clone());
        prop_assert!(diff.is_empty());
        let remarks = if a.usage.is_exact() { 0 } else { 2 };
        prop_assert_eq!(diff.to_string().lines().count(), 1 + remarks);
    }

    #[test]
    fn first_and_the_difference_make_the_second((a, b) in (report(), report())) {
        let diff = b.since(&a);
        let (mut sum, mut expected) = (BTreeMap::new(), BTreeMap::new());
        places(&a.root, "", &mut sum);
        places(&b.root, "", &mut expected);
        for (path, change) in paths(&diff).into_iter().zip(&diff.changes) {
            match change.sides {
                Sides::Kept { before, after } => {
                    prop_assert_eq!(sum.insert(path, after), Some(before));
                }
                Sides::New(after) => prop_assert_eq!(sum.insert(path, after), None),
                Sides::Gone(before) => prop_assert_eq!(sum.remove(&path), Some(before)),
            }
        }
        prop_assert_eq!(sum, expected);
        prop_assert_eq!(diff.before.deep.wrapping_add_signed(diff.bytes()), b.root.deep);
    }

    #[test]
    fn changes_add_up((a, b) in (report(), report())) {
        let diff = b.since(&a);
        for (row, change) in diff.changes.iter().enumerate() {
            prop_assert!(change.parent.is_none_or(|parent| parent < row));
            let below = diff.changes.iter().filter(|below| below.parent == Some(row));
            let sum: isize = below.map(Change::bytes).sum();
            prop_assert_eq!(change.bytes(), change.own_bytes() + sum);
        }
        let roots = diff.changes.iter().filter(|change| change.parent.is_none());
        prop_assert_eq!(roots.map(Change::bytes).sum::<isize>(), diff.bytes());
        let by_type: isize = diff.types.iter().map(TypeChange::bytes).sum();
        prop_assert_eq!(by_type, diff.bytes());
        for moved in &diff.moves {
            let bytes = moved.bytes.cast_signed();
            prop_assert_eq!(diff.changes[moved.from].bytes(), -bytes);
            prop_assert_eq!(diff.changes[moved.to].bytes(), bytes);
        }
    }

    #[test]
    fn difference_comes_back_from_json((a, b) in (report(), report())) {
        let diff = b.since(&a);
        prop_assert_eq!(&Diff::from_json(&diff.to_json()).unwrap(), &diff);
        // Texts of anything are written.
        let _ = (diff.to_string(), diff.markdown().to_string());
    }

    #[test]
    fn series_of_two_has_the_rows_of_the_difference((a, b) in (report(), report())) {
        let diff = b.since(&a);
        let series = Series::of_reports(&[a, b], &Keys::new());
        prop_assert_eq!(series.rows.len(), diff.changes.len());
        for (row, change) in series.rows.iter().zip(&diff.changes) {
            prop_assert_eq!((row.parent, &row.label), (change.parent, &change.label));
            prop_assert_eq!(row.growth(), change.bytes());
        }
        let _ = series.to_string();
    }
}
