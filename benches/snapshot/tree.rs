//! Reports as those of a large program: long names of types, few of them.

use mem_size::report::{Node, NodeLabel};
use mem_size::{Label, Report};

const TYPES: usize = 200;

/// How many levels there are below the root, and how many nodes in each node above the lowest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) levels: u32,
    pub(crate) fan_out: usize,
}

impl Shape {
    pub(crate) fn nodes(self) -> usize {
        (0..=self.levels).map(|level| self.fan_out.pow(level)).sum()
    }

    /// The report; each node has grown by so many bytes of its own.
    pub(crate) fn report(self, grown: usize) -> Report {
        let root = self.node(NodeLabel::from(Label::Root), self.levels, grown);
        Report::new(root.usage, root)
    }

    fn node(self, label: NodeLabel, level: u32, grown: usize) -> Node {
        let number = label.name().len() + level as usize;
        let type_name = format!("some_program::model::part::Type{}<String>", number * 31 % TYPES);
        let mut node = Node::new(label, type_name);
        node.usage.shallow = 24;
        (node.usage.heap, node.usage.blocks, node.count) = (100 + grown, 1, 3);
        (node.own, node.deep) = (124 + grown, 124 + grown);
        if level == 0 {
            return node;
        }
        (0..self.fan_out).fold(node, |node, child| {
            let name = format!("a_field_called_{child}");
            node.with_child(self.node(NodeLabel::Field(name.into()), level - 1, grown))
        })
    }
}
