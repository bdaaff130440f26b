//! A graph that is small enough to draw: equal nodes as one, and all that is small as the rest.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::graph::column::{Column, NONE};
use crate::graph::edges::End;
use crate::graph::graph::OwnerGraph;
use crate::graph::group::OwnerGroup;
use crate::graph::node::OwnerNode;
use crate::graph::vertex::Kind;

/// A graph with few nodes, which are numbered: the groups, the rest, and what lies outside.
pub(crate) struct Folded {
    /// Those that hold most, and all roots.
    pub(crate) groups: Vec<OwnerGroup>,
    pub(crate) rest: Rest,
    pub(crate) arrows: Vec<Arrow>,
}

/// All nodes that are in no group.
#[derive(Default)]
pub(crate) struct Rest {
    pub(crate) count: usize,
    /// Bytes of their own blocks.
    pub(crate) own: usize,
    /// Handles on them that lie outside, as far as known.
    pub(crate) outside: usize,
}

/// What leads from one node of a folded graph to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Link {
    /// What it leads to is a part of the other.
    Part,
    Handle,
    /// A handle in a cycle.
    Back,
    Weak,
}

/// All handles of one kind from a node to another.
pub(crate) struct Arrow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) link: Link,
    pub(crate) handles: usize,
    /// The names on the way to the handles, if they are the same for all.
    pub(crate) names: String,
}

impl Folded {
    /// The number of the rest.
    pub(crate) const fn rest_number(&self) -> usize {
        self.groups.len()
    }

    /// The number of what lies outside.
    pub(crate) const fn outside_number(&self) -> usize {
        self.groups.len().saturating_add(1)
    }
}

impl OwnerGraph {
    /// At most `most` groups, but always each root.
    pub(crate) fn folded(&self, most: usize) -> Folded {
        let places = self.by_place();
        let is_root =
            |members: &Vec<u32>| members.iter().any(|&at| self.vertices.at(at).kind == Kind::Root);
        let roots = places.iter().filter(|members| is_root(members)).count();
        let (mut others, most_others) = (0_usize, most.saturating_sub(roots));
        let (kept, left): (Vec<_>, Vec<_>) = places.into_iter().partition(|members| {
            others = others.saturating_add(usize::from(!is_root(members)));
            is_root(members) || others <= most_others
        });
        let mut rest = Rest::default();
        for node in left.iter().flatten().map(|&at| OwnerNode::new(self, at)) {
            rest.count = rest.count.saturating_add(1);
            rest.own = rest.own.saturating_add(node.own());
            rest.outside = rest.outside.saturating_add(node.outside().unwrap_or(0));
        }
        // By place, so that a node of the rest is one that has no number here.
        let mut numbers = Column::filled(self.places().count(), NONE);
        for (number, members) in (0..).zip(&kept) {
            if let Some(&first) = members.first() {
                numbers.set(self.places().of(first), number);
            }
        }
        let groups: Vec<_> = kept.iter().filter_map(|members| self.group(members)).collect();
        let arrows = self.arrows(&numbers, groups.len());
        Folded { groups, rest, arrows }
    }

    /// What leads from each node to each, in the order of their numbers.
    fn arrows(&self, numbers: &Column<u32>, rest: usize) -> Vec<Arrow> {
        let number = |at: u32| match numbers.at(self.places().of(at)) {
            NONE => rest,
            number => number as usize,
        };
        let mut found: BTreeMap<(usize, usize, Link), Handles> = BTreeMap::new();
        let is_placed = |at: &u32| self.places().of(*at) != NONE;
        for from in (1..self.vertices.len()).filter(is_placed) {
            for &end in self.edges.from(from).iter().filter(|end| is_placed(&end.vertex)) {
                let ends = (number(from), number(end.vertex));
                if ends != (rest, rest)
                    && let Some(link) = self.link(from, end)
                {
                    found.entry((ends.0, ends.1, link)).or_default().add(end.step);
                }
            }
        }
        let arrow = |((from, to, link), handles): (_, Handles)| {
            let names = handles.common.map(|step| self.ways.text(step)).unwrap_or_default();
            Arrow { from, to, link, handles: handles.count, names }
        };
        found.into_iter().map(arrow).collect()
    }

    /// What an edge is; nothing where it only leads from a block to its memory.
    fn link(&self, from: u32, End { vertex, step }: End) -> Option<Link> {
        let is_back = self.components().of(from) == self.components().of(vertex)
            && self.components().is_in_cycle(from);
        match self.vertices.at(vertex).kind {
            Kind::Memory if step == NONE => None,
            Kind::Memory => Some(Link::Weak),
            Kind::Field => Some(Link::Part),
            _ if is_back => Some(Link::Back),
            _ => Some(Link::Handle),
        }
    }
}

/// Handles of one kind.
#[derive(Default)]
struct Handles {
    count: usize,
    /// The way to all of them, if it is one.
    common: Option<u32>,
}

impl Handles {
    fn add(&mut self, step: u32) {
        self.common = self.common.filter(|&common| common == step);
        if self.count == 0 {
            self.common = Some(step);
        }
        self.count = self.count.saturating_add(1);
    }
}
