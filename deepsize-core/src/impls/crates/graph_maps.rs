//! The graphs of all versions of `petgraph` that hide some of their lists.

use crate::{Block, Tracer};

/// The graphs of one version, with the hasher of a matrix where it has one.
macro_rules! graph_maps {
    ($petgraph:ident $(, $hasher:ident)?) => {
        use core::hash::BuildHasher;

        use $petgraph::csr::Csr;
        use $petgraph::graphmap::{GraphMap, NodeTrait};
        use $petgraph::matrix_graph::{MatrixGraph, Nullable};
        use $petgraph::visit::{IntoEdgeReferences, IntoNodeReferences, NodeIndexable};

        use super::graph_maps::{list, trace_neighbors};
        use crate::Gap;
        use crate::impls::crates::index_map::trace_entries;
        use crate::impls::trace_hidden;

        // LAYOUT: an index map from a node to a list of neighbors with their direction, and one
        // from two nodes to the weight of the edge. From petgraph's src/graphmap.rs, 0.6 to 0.8;
        // tests/foreign.
        /// At least two index maps and the lists of neighbors, and gaps: the index maps tell the
        /// smaller of two capacities, and the lists none.
        impl<N, E: MemSize, Ty, S> MemSize for GraphMap<N, E, Ty, S>
        where
            N: NodeTrait,
            Ty: EdgeType,
            S: BuildHasher,
        {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_hidden::<S>(tracer);
                let (node_capacity, edge_capacity) = self.capacity();
                let (nodes, edges) = (self.node_count(), self.edge_count());
                // A node is `Copy`, and owns nothing.
                trace_entries::<N, alloc::vec::Vec<N>>(
                    tracer,
                    (node_capacity, nodes),
                    None,
                    |tracer| trace_neighbors::<N>(tracer, nodes, edges),
                );
                let weights = || self.all_edges().map(|(_, _, weight)| weight);
                let first = weights().next().filter(|_| size_of::<E>() > 0);
                let first = first.map(|weight| core::ptr::from_ref(weight).addr());
                let lens = (edge_capacity, edges);
                trace_entries::<(N, N), E>(tracer, lens, first, |tracer| {
                    weights().for_each(|weight| tracer.elements([weight]));
                });
            }
        }

        // LAYOUT: four vectors: of nodes, of where the edges of each begin, of the other nodes of
        // these, and of their weights. From petgraph's src/csr.rs, 0.6 to 0.8; tests/foreign.
        /// At least four vectors, and a gap: it does not tell their capacities.
        impl<N: MemSize, E: MemSize, Ty: EdgeType, Ix: IndexType> MemSize for Csr<N, E, Ty, Ix> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let nodes = || self.node_references().map(|(node, _)| node);
                let rows = self.node_count().saturating_add(1);
                tracer.block(Block::new(rows.saturating_mul(size_of::<usize>())));
                tracer.block(list(nodes().map(|node| self.neighbors_slice(node))));
                tracer.block_with(list(nodes().map(|node| self.edges_slice(node))), |tracer| {
                    nodes().for_each(|node| tracer.elements(self.edges_slice(node)));
                });
                let weights = || self.node_references().map(|(_, weight)| weight);
                tracer.block_with(list(weights().map(core::slice::from_ref)), |tracer| {
                    weights().for_each(|weight| tracer.elements([weight]));
                });
                tracer.gap(Gap::Capacity);
            }
        }

        /// How many places a matrix has at least up to this node.
        fn cells<Ty: EdgeType>(last: usize) -> usize {
            let nodes = last.saturating_add(1);
            if Ty::is_directed() {
                nodes.saturating_mul(nodes)
            } else {
                nodes.saturating_mul(nodes.saturating_add(1)) / 2
            }
        }

        // LAYOUT: a vector of optional nodes, the numbers of the absent ones, and a vector of
        // nullable edges from each node to each, or to each before it. From petgraph's
        // src/matrix_graph.rs, 0.6 to 0.8; tests/foreign.
        /// At least the places of the nodes, and of the edges between those that have some; and a
        /// gap: it does not tell how many it has room for, nor the list of removed nodes.
        impl<N, E, $($hasher,)? Ty, Null, Ix> MemSize
            for MatrixGraph<N, E, $($hasher,)? Ty, Null, Ix>
        where
            N: MemSize,
            E: MemSize,
            $($hasher: BuildHasher,)?
            Ty: EdgeType,
            Null: Nullable<Wrapped = E>,
            Ix: IndexType,
        {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                $( trace_hidden::<$hasher>(tracer); )?
                let first = self.node_references().next().map(|(_, weight)| weight);
                let nodes = (self.node_bound(), size_of::<Option<N>>());
                let block = block_of_slots(nodes, self.node_count(), first);
                trace_weights(tracer, block, self.node_references().map(|(_, weight)| weight));
                let last = self.edge_references().map(|(a, b, _)| a.max(b)).max();
                let cells = last.map_or(0, |last| cells::<Ty>(self.to_index(last)));
                let weights = || self.edge_references().map(|(_, _, weight)| weight);
                // Not `edge_count()`, which is too much after removals of nodes.
                let edges = weights().count();
                let block = block_of_slots((cells, size_of::<Null>()), edges, weights().next());
                trace_weights(tracer, block, weights());
                tracer.gap(Gap::Capacity);
            }
        }
    };
}
pub(super) use graph_maps;

/// Counts the lists of neighbors: an edge is in those of both its nodes, but once where these are
/// one, of which each may have one such edge.
pub(super) fn trace_neighbors<N>(tracer: &mut Tracer<'_>, nodes: usize, edges: usize) {
    let neighbors = edges.saturating_mul(2).saturating_sub(nodes.min(edges));
    if neighbors > 0 {
        tracer.arena(neighbors.saturating_mul(size_of::<(N, u8)>()), |_| {});
    }
}

/// The block of elements that lie side by side, and are told in slices.
pub(super) fn list<'s, T: 's>(slices: impl Iterator<Item = &'s [T]>) -> Block {
    let mut slices = slices.peekable();
    let first = slices.peek().map(|first| first.as_ptr());
    let block = Block::new(slices.map(size_of_val).fold(0, usize::saturating_add));
    first.map_or(block, |first| block.starting_at(first))
}
