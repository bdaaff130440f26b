//! The graphs of all versions of `petgraph`.

use crate::{Block, MemSize, Tracer};

/// The graphs of one version.
macro_rules! graphs {
    ($petgraph:ident) => {
        use $petgraph::EdgeType;
        use $petgraph::graph::{Edge, EdgeIndex, Graph, IndexType, Node, NodeIndex};
        use $petgraph::stable_graph::StableGraph;

        use super::graph::{block_of, trace_weights};
        use crate::impls::flat;
        use crate::{Block, MemSize, Tracer};

        flat!({Ix: IndexType} NodeIndex<Ix>, EdgeIndex<Ix>);

        /// What the weight owns.
        impl<N: MemSize, Ix> MemSize for Node<N, Ix> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("weight", &self.weight);
            }

            #[inline]
            fn is_flat() -> bool {
                N::is_flat()
            }
        }

        /// What the weight owns.
        impl<E: MemSize, Ix> MemSize for Edge<E, Ix> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("weight", &self.weight);
            }

            #[inline]
            fn is_flat() -> bool {
                E::is_flat()
            }
        }

        /// A vector of nodes and one of edges.
        impl<N: MemSize, E: MemSize, Ty: EdgeType, Ix: IndexType> MemSize for Graph<N, E, Ty, Ix> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let (node_capacity, edge_capacity) = self.capacity();
                let (nodes, edges) = (self.raw_nodes(), self.raw_edges());
                let block = Block::buffer(nodes.as_ptr(), nodes.len(), node_capacity);
                tracer.block_with(block, |tracer| tracer.elements(nodes));
                let block = Block::buffer(edges.as_ptr(), edges.len(), edge_capacity);
                tracer.block_with(block, |tracer| tracer.elements(edges));
            }
        }

        // LAYOUT: a graph of optional weights. From petgraph's src/graph_impl/stable_graph/mod.rs,
        // 0.6 to 0.8; tests/foreign.
        /// A vector of nodes and one of edges, in which removals leave holes.
        impl<N, E, Ty, Ix> MemSize for StableGraph<N, E, Ty, Ix>
        where
            N: MemSize,
            E: MemSize,
            Ty: EdgeType,
            Ix: IndexType,
        {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let (nodes, edges) = self.capacity();
                let first = self.node_weights().next();
                let block = block_of::<Node<Option<N>, Ix>, N>(nodes, self.node_count(), first);
                trace_weights(tracer, block, self.node_weights());
                let first = self.edge_weights().next();
                let block = block_of::<Edge<Option<E>, Ix>, E>(edges, self.edge_count(), first);
                trace_weights(tracer, block, self.edge_weights());
            }
        }
    };
}
pub(super) use graphs;

/// The vector of so many places for nodes or edges `P`, of which some hold a weight.
pub(super) fn block_of<P, W>(capacity: usize, present: usize, first: Option<&W>) -> Block {
    let vacant = capacity.saturating_sub(present);
    let block = Block::new(capacity.saturating_mul(size_of::<P>()))
        .spare(vacant.saturating_mul(size_of::<P>()))
        .overhead(present.saturating_mul(size_of::<P>().saturating_sub(size_of::<W>())));
    match first {
        Some(first) if size_of::<W>() > 0 => block.containing(first),
        _ => block,
    }
}

/// Counts the vector of nodes or edges, and traces the weights that are there.
pub(super) fn trace_weights<'w, W: MemSize + 'w>(
    tracer: &mut Tracer<'_>,
    block: Block,
    weights: impl Iterator<Item = &'w W>,
) {
    tracer.block_with(block, |tracer| {
        if !W::is_flat() || tracer.is_listening() {
            weights.for_each(|weight| tracer.elements([weight]));
        }
    });
}
