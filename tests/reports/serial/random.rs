//! Random trees and numbers come back.

use mem_size::report::{Node, NodeLabel, Recursion, Skip, TypeUsage};
use mem_size::{Gap, MemUsage, Report};
use proptest::prelude::*;

fn label() -> impl Strategy<Value = NodeLabel> {
    let name = "[a-c\"\\\\\n\u{0}é]{0,3}";
    prop_oneof![
        name.prop_map(|name| NodeLabel::Field(name.into())),
        name.prop_map(|name| NodeLabel::Variant(name.into())),
        Just(NodeLabel::Element),
        Just(NodeLabel::Key),
        Just(NodeLabel::Value),
        Just(NodeLabel::Pointee),
    ]
}

fn usage() -> impl Strategy<Value = MemUsage> {
    let number = prop_oneof![Just(0), 0..100_usize, Just(usize::MAX)];
    let gaps = prop::collection::vec(prop::sample::select(Gap::ALL), 0..3);
    (prop::array::uniform7(number), gaps).prop_map(|(numbers, gaps)| {
        let mut usage = MemUsage::default();
        [
            usage.shallow,
            usage.heap,
            usage.spare,
            usage.overhead,
            usage.blocks,
            usage.shared,
            usage.foreign,
        ] = numbers;
        for gap in gaps {
            usage.gaps.add(gap);
        }
        usage
    })
}

fn leaf() -> impl Strategy<Value = Node> {
    let skip = prop_oneof![
        Just(None),
        Just(Some(Skip::new(None))),
        Just(Some(Skip::new(Some("of the system")))),
    ];
    let numbers = (0..3_usize, prop::option::of(0..3_usize), 0..100_usize, 0..2_usize);
    (label(), "[A-C]", usage(), numbers, any::<bool>(), skip).prop_map(
        |(label, type_name, usage, (count, elements, own, shared_blocks), flag, skip)| {
            let mut node = Node::new(label, type_name);
            (node.count, node.elements, node.usage) = (count, elements, usage);
            (node.own, node.deep, node.shared_blocks) = (own, own, shared_blocks);
            (node.needs_drop, node.skipped) = (flag, skip);
            node.recursion = if flag { Recursion::Folded } else { Recursion::Flat };
            node
        },
    )
}

fn tree() -> impl Strategy<Value = Node> {
    leaf().prop_recursive(5, 40, 4, |inner| {
        (leaf(), prop::collection::vec(inner, 0..4))
            .prop_map(|(node, children)| children.into_iter().fold(node, Node::with_child))
    })
}

fn types() -> impl Strategy<Value = Vec<TypeUsage>> {
    let row = ("[A-F]", prop::array::uniform3(0..100_usize), prop::sample::select(Gap::ALL));
    let row = row.prop_map(|(name, numbers, gap)| {
        let mut row = TypeUsage::new(name);
        [row.count, row.own, row.deep] = numbers;
        row.gaps.add(gap);
        row
    });
    prop::collection::vec(row, 0..4)
}

proptest! {
    #[test]
    fn what_is_written_comes_back(root in tree(), usage in usage(), types in types()) {
        let report = Report::new(usage, root).with_types(types);
        prop_assert_eq!(&Report::from_json(&report.to_json()).unwrap(), &report);
        prop_assert_eq!(&report.clone(), &report);
    }
}
