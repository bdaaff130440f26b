//! Strongly connected parts: Tarjan's algorithm without recursion.

use alloc::vec::Vec;

use crate::graph::column::{Column, NONE};
use crate::graph::edges::Edges;
use crate::graph::graph::OwnerGraph;

/// Which part each node is in, and which parts are cycles.
#[derive(Clone, Debug, Default)]
pub(super) struct Components {
    of: Column<u32>,
    is_cycle: Column<bool>,
}

impl Components {
    pub(super) fn new(vertices: u32, edges: &Edges) -> Self {
        let mut tarjan = Tarjan {
            edges,
            next: 0,
            number: Column::filled(vertices, NONE),
            low: Column::filled(vertices, 0),
            open: Vec::new(),
            found: Self { of: Column::filled(vertices, NONE), is_cycle: Column::new() },
        };
        for vertex in 0..vertices {
            if tarjan.number.at(vertex) == NONE {
                tarjan.search(vertex);
            }
        }
        tarjan.found
    }

    /// The part that a node is in.
    pub(super) fn of(&self, vertex: u32) -> u32 {
        self.of.at(vertex)
    }

    /// Whether a way leads from a node back to it.
    pub(super) fn is_in_cycle(&self, vertex: u32) -> bool {
        self.is_cycle.at(self.of.at(vertex))
    }

    /// Whether there is a cycle at all.
    pub(super) fn has_cycles(&self) -> bool {
        self.is_cycle.as_slice().contains(&true)
    }
}

/// By which nodes one comes into each part.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries {
    /// The only such node of a part; [`NONE`] where there are several.
    only: Column<u32>,
}

impl Entries {
    /// A node that is held is come to from outside.
    pub(super) fn new(graph: &OwnerGraph, components: &Components) -> Self {
        let edges = &graph.edges;
        let mut found = Column::filled(components.is_cycle.len(), 0);
        // The top, which is 0, is in no cycle, so that 0 stands for a part without an entry.
        for vertex in 1..graph.vertices.len() {
            let part = components.of(vertex);
            let is_other = |from| components.of(from) != part;
            if graph.is_held(vertex) || edges.to(vertex).iter().any(|end| is_other(end.vertex)) {
                found.change(part, |only| *only = if *only == 0 { vertex } else { NONE });
            }
        }
        Self { only: found }
    }

    /// Whether this is the only node by which one comes into the part.
    pub(super) fn is_only(&self, part: u32, vertex: u32) -> bool {
        self.only.at(part) == vertex
    }
}

struct Tarjan<'a> {
    edges: &'a Edges,
    next: u32,
    number: Column<u32>,
    low: Column<u32>,
    /// Nodes whose part is not known.
    open: Vec<u32>,
    found: Components,
}

impl Tarjan<'_> {
    fn search(&mut self, from: u32) {
        self.come_to(from);
        let mut way = Vec::from([(from, self.edges.range_from(from))]);
        while let Some((vertex, rest)) = way.last_mut() {
            let vertex = *vertex;
            let Some(edge) = rest.next() else {
                way.pop();
                self.finish(vertex);
                if let Some(&(before, _)) = way.last() {
                    let low = self.low.at(vertex);
                    self.low.change(before, |mine| *mine = low.min(*mine));
                }
                continue;
            };
            let to = self.edges.nth(edge).vertex;
            if self.number.at(to) == NONE {
                self.come_to(to);
                way.push((to, self.edges.range_from(to)));
            } else if self.found.of.at(to) == NONE {
                let number = self.number.at(to);
                self.low.change(vertex, |mine| *mine = number.min(*mine));
            }
        }
    }

    fn come_to(&mut self, vertex: u32) {
        self.number.set(vertex, self.next);
        self.low.set(vertex, self.next);
        self.next = self.next.saturating_add(1);
        self.open.push(vertex);
    }

    /// Closes the part that begins with this node, if one does.
    fn finish(&mut self, vertex: u32) {
        if self.low.at(vertex) != self.number.at(vertex) {
            return;
        }
        let part = self.found.is_cycle.push(false);
        let mut members = 0_usize;
        while let Some(member) = self.open.pop() {
            self.found.of.set(member, part);
            members = members.saturating_add(1);
            if member == vertex {
                break;
            }
        }
        let leads_to_itself = || self.edges.from(vertex).iter().any(|end| end.vertex == vertex);
        self.found.is_cycle.set(part, members > 1 || leads_to_itself());
    }
}
