//! What dropping values would free: reference counts taken down one by one.

use alloc::vec::Vec;

use crate::graph::column::Column;
use crate::graph::graph::OwnerGraph;

/// The nodes that are gone after some values were dropped.
pub(super) struct Peel<'g> {
    graph: &'g OwnerGraph,
    /// Handles on each node that are left.
    left: Column<u32>,
    is_gone: Column<bool>,
    waiting: Vec<u32>,
    /// Bytes that came back.
    pub(super) freed: usize,
}

impl<'g> Peel<'g> {
    /// Drops these nodes: the values of roots and fields, and the handles on shared blocks but
    /// those that lie in a cycle with the block.
    pub(super) fn new(graph: &'g OwnerGraph, targets: &[u32]) -> Self {
        let len = graph.vertices.len();
        let count = |vertex| u32::try_from(graph.edges.to(vertex).len()).unwrap_or(u32::MAX);
        let mut peel = Self {
            graph,
            left: (0..len).map(count).collect(),
            is_gone: Column::filled(len, false),
            waiting: Vec::new(),
            freed: 0,
        };
        for &target in targets {
            peel.drop_target(target);
        }
        while let Some(vertex) = peel.waiting.pop() {
            for end in graph.edges.from(vertex) {
                peel.drop_handle(end.vertex);
            }
        }
        peel
    }

    pub(super) fn is_gone(&self, vertex: u32) -> bool {
        self.is_gone.at(vertex)
    }

    fn drop_target(&mut self, target: u32) {
        let graph = self.graph;
        let is_value = graph.vertices.at(target).is_value();
        if is_value || !graph.held.at(target) && !graph.components.is_in_cycle(target) {
            self.free(target);
        }
    }

    fn drop_handle(&mut self, vertex: u32) {
        self.left.change(vertex, |left| *left = left.saturating_sub(1));
        if self.left.at(vertex) == 0 && !self.graph.held.at(vertex) {
            self.free(vertex);
        }
    }

    fn free(&mut self, vertex: u32) {
        if self.is_gone.at(vertex) {
            return;
        }
        self.is_gone.set(vertex, true);
        self.freed = self.freed.saturating_add(self.graph.vertices.at(vertex).own());
        self.waiting.push(vertex);
    }
}
