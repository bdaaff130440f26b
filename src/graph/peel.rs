//! What dropping values would free: reference counts taken down one by one.

use alloc::vec::Vec;
use core::mem::take;

use crate::graph::column::Column;
use crate::graph::graph::OwnerGraph;

/// The nodes that are gone after some values were dropped.
pub(super) struct Peel<'g> {
    graph: &'g OwnerGraph,
    /// Handles on each node that are left.
    left: Column<u32>,
    is_gone: Column<bool>,
    /// The nodes of which something was changed.
    changed: Vec<u32>,
    waiting: Vec<u32>,
    /// Bytes that came back.
    pub(super) freed: usize,
}

impl<'g> Peel<'g> {
    /// Drops these nodes: the values of roots and fields, and the handles on shared blocks but
    /// those that lie in a cycle with the block.
    pub(super) fn new(graph: &'g OwnerGraph, targets: &[u32]) -> Self {
        let mut peel = Self::of_nothing(graph);
        peel.drop_all(targets);
        peel
    }

    /// What each of these frees by itself. To take back what was changed costs no more than to
    /// change it.
    pub(super) fn each(
        graph: &'g OwnerGraph,
        targets: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = (u32, usize)> {
        let mut peel = Self::of_nothing(graph);
        targets.map(move |target| {
            peel.drop_all(&[target]);
            let freed = take(&mut peel.freed);
            for changed in peel.changed.drain(..) {
                peel.left.set(changed, graph.edges.count_to(changed));
                peel.is_gone.set(changed, false);
            }
            (target, freed)
        })
    }

    fn of_nothing(graph: &'g OwnerGraph) -> Self {
        let len = graph.vertices.len();
        Self {
            graph,
            left: (0..len).map(|vertex| graph.edges.count_to(vertex)).collect(),
            is_gone: Column::filled(len, false),
            changed: Vec::new(),
            waiting: Vec::new(),
            freed: 0,
        }
    }

    fn drop_all(&mut self, targets: &[u32]) {
        for &target in targets {
            self.drop_target(target);
        }
        let graph = self.graph;
        while let Some(vertex) = self.waiting.pop() {
            for end in graph.edges.from(vertex) {
                self.drop_handle(end.vertex);
            }
        }
    }

    pub(super) fn is_gone(&self, vertex: u32) -> bool {
        self.is_gone.at(vertex)
    }

    fn drop_target(&mut self, target: u32) {
        let graph = self.graph;
        let is_value = graph.vertices.at(target).is_value();
        if is_value || !graph.is_held(target) && !graph.components().is_in_cycle(target) {
            self.free(target);
        }
    }

    fn drop_handle(&mut self, vertex: u32) {
        self.left.change(vertex, |left| *left = left.saturating_sub(1));
        self.changed.push(vertex);
        if self.left.at(vertex) == 0 && !self.graph.is_held(vertex) {
            self.free(vertex);
        }
    }

    fn free(&mut self, vertex: u32) {
        if self.is_gone.at(vertex) {
            return;
        }
        self.is_gone.set(vertex, true);
        self.changed.push(vertex);
        self.freed = self.freed.saturating_add(self.graph.vertices.at(vertex).own());
        self.waiting.push(vertex);
    }
}
