//! The handles between nodes, as flat arrays in both directions.

use core::ops::Range;
use std::sync::OnceLock;

use crate::graph::column::{Column, NONE};

/// A handle, or what is like one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: u32,
    pub(super) to: u32,
    /// The way from where `from` begins to the handle.
    pub(super) step: u32,
}

/// One end of an edge, seen from the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct End {
    pub(super) vertex: u32,
    pub(super) step: u32,
}

/// All edges, from their owners and, once that is asked for, from their targets.
#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    out: Half,
    into: OnceLock<Half>,
}

/// Edges sorted by one of their ends.
#[derive(Clone, Debug, Default)]
struct Half {
    /// Where the edges of a node begin, and of the last one end.
    begin: Column<u32>,
    ends: Column<End>,
}

impl Edges {
    /// Edges between `vertices` nodes; those that lead nowhere are left out.
    pub(super) fn new(vertices: u32, edges: &[Edge]) -> Self {
        let is_kept = |edge: &&Edge| edge.from < vertices && edge.to < vertices;
        let kept = edges.iter().filter(is_kept).copied();
        let out = Half::new(vertices, kept, |edge| (edge.from, edge.to));
        Self { out, into: OnceLock::new() }
    }

    /// How many edges lead to a node.
    pub(super) fn count_to(&self, vertex: u32) -> u32 {
        let Range { start, end } = self.into().range(vertex);
        end.saturating_sub(start)
    }

    /// What a node leads to, in the order of the walk.
    pub(super) fn from(&self, vertex: u32) -> &[End] {
        self.out.ends.slice(self.out.range(vertex))
    }

    /// What leads to a node, sorted by its owners.
    pub(super) fn to(&self, vertex: u32) -> &[End] {
        let into = self.into();
        into.ends.slice(into.range(vertex))
    }

    /// The edges of a node come by their owners, and of one owner in the order of the walk.
    fn into(&self) -> &Half {
        self.into.get_or_init(|| {
            let vertices = self.out.vertices();
            let of = move |from| {
                let edge = move |end: &End| Edge { from, to: end.vertex, step: end.step };
                self.from(from).iter().map(edge)
            };
            Half::new(vertices, (0..vertices).flat_map(of), |edge| (edge.to, edge.from))
        })
    }

    /// Where in the order of all edges those from a node are.
    pub(super) fn range_from(&self, vertex: u32) -> Range<u32> {
        self.out.range(vertex)
    }

    /// The edge at a position of that order.
    pub(super) fn nth(&self, position: u32) -> End {
        self.out.ends.at(position)
    }
}

impl Half {
    fn new(
        vertices: u32,
        edges: impl Iterator<Item = Edge> + Clone,
        sort: impl Fn(&Edge) -> (u32, u32),
    ) -> Self {
        let mut begin = Column::filled(vertices.saturating_add(1), 0_u32);
        for edge in edges.clone() {
            begin.change(sort(&edge).0, |count| *count = count.saturating_add(1));
        }
        let mut sum = 0_u32;
        for vertex in 0..=vertices {
            let count = begin.at(vertex);
            begin.set(vertex, sum);
            sum = sum.saturating_add(count);
        }
        let mut ends = Column::filled(sum, End { vertex: NONE, step: NONE });
        for edge in edges {
            let (at, vertex) = sort(&edge);
            ends.set(begin.at(at), End { vertex, step: edge.step });
            begin.change(at, |next| *next = next.saturating_add(1));
        }
        // Now each is where the next one begins.
        begin.shift(0);
        Self { begin, ends }
    }

    fn vertices(&self) -> u32 {
        self.begin.len().saturating_sub(1)
    }

    fn range(&self, vertex: u32) -> Range<u32> {
        self.begin.at(vertex)..self.begin.at(vertex.saturating_add(1))
    }
}
