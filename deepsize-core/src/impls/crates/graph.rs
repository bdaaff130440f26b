//! The graphs of all versions of `petgraph`.

use crate::{Block, MemSize, Tracer};

/// The graphs of one version.
macro_rules! graphs {
    ($petgraph:ident) => {
        use $petgraph::{Directed, Direction, EdgeType, Undirected};
        use $petgraph::visit::{Bfs, Dfs, DfsPostOrder};
        use $petgraph::graph::{Edge, EdgeIndex, Graph, IndexType, Node, NodeIndex};
        use $petgraph::stable_graph::StableGraph;

        use super::graph::trace_weights;
        use super::slots::{block_of_slots, trace_values_by};
        use super::unasked::unasked_by_parts;
        use crate::impls::flat;
        use crate::with::TraceBy;
        use crate::{Block, MemSize, Tracer};

        flat!(Directed, Direction, Undirected);
        flat!({Ix: IndexType} NodeIndex<Ix>, EdgeIndex<Ix>);

        /// What its fields own: who is to be visited, and who was.
        impl<N: MemSize, VM: MemSize> MemSize for Dfs<N, VM> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("stack", &self.stack);
                tracer.field("discovered", &self.discovered);
            }
        }

        /// What its fields own: who is to be visited, and who was.
        impl<N: MemSize, VM: MemSize> MemSize for Bfs<N, VM> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("stack", &self.stack);
                tracer.field("discovered", &self.discovered);
            }
        }

        /// What its fields own: who is to be visited, who was, and who is done.
        impl<N: MemSize, VM: MemSize> MemSize for DfsPostOrder<N, VM> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("stack", &self.stack);
                tracer.field("discovered", &self.discovered);
                tracer.field("finished", &self.finished);
            }
        }

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

        impl<N: TraceBy<How>, Ix, How: Copy> TraceBy<(How,)> for Node<N, Ix> {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                tracer.field_by("weight", how, &self.weight);
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

        impl<E: TraceBy<How>, Ix, How: Copy> TraceBy<(How,)> for Edge<E, Ix> {
            #[inline]
            fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
                tracer.field_by("weight", how, &self.weight);
            }
        }

        /// A vector of nodes and one of edges.
        impl<N: MemSize, E: MemSize, Ty: EdgeType, Ix: IndexType> MemSize for Graph<N, E, Ty, Ix> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                let [nodes, edges] = buffers(self);
                tracer.block_with(nodes, |tracer| tracer.elements(self.raw_nodes()));
                tracer.block_with(edges, |tracer| tracer.elements(self.raw_edges()));
            }
        }

        impl<N, E, Ty, Ix, A, B> TraceBy<(A, B)> for Graph<N, E, Ty, Ix>
        where
            N: TraceBy<A>,
            E: TraceBy<B>,
            Ty: EdgeType,
            Ix: IndexType,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, (how_node, how_edge): (A, B), tracer: &mut Tracer<'_>) {
                let [nodes, edges] = buffers(self);
                tracer.block_of_elements_by(nodes, self.raw_nodes(), (how_node,));
                tracer.block_of_elements_by(edges, self.raw_edges(), (how_edge,));
            }
        }

        unasked_by_parts!({N, E, Ty, Ix} Graph<N, E, Ty, Ix>, [Any] [Any, Other]);

        fn buffers<N, E, Ty: EdgeType, Ix: IndexType>(graph: &Graph<N, E, Ty, Ix>) -> [Block; 2] {
            let (node_capacity, edge_capacity) = graph.capacity();
            let (nodes, edges) = (graph.raw_nodes(), graph.raw_edges());
            [
                Block::buffer(nodes.as_ptr(), nodes.len(), node_capacity),
                Block::buffer(edges.as_ptr(), edges.len(), edge_capacity),
            ]
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
                let [nodes, edges] = thinned_buffers(self);
                trace_weights(tracer, nodes, self.node_weights());
                trace_weights(tracer, edges, self.edge_weights());
            }
        }

        impl<N, E, Ty, Ix, A, B> TraceBy<(A, B)> for StableGraph<N, E, Ty, Ix>
        where
            N: TraceBy<A>,
            E: TraceBy<B>,
            Ty: EdgeType,
            Ix: IndexType,
            A: Copy,
            B: Copy,
        {
            fn trace_by(&self, (how_node, how_edge): (A, B), tracer: &mut Tracer<'_>) {
                let [nodes, edges] = thinned_buffers(self);
                trace_values_by(tracer, nodes, self.node_weights(), how_node);
                trace_values_by(tracer, edges, self.edge_weights(), how_edge);
            }
        }

        unasked_by_parts!({N, E, Ty, Ix} StableGraph<N, E, Ty, Ix>, [Any] [Any, Other]);

        fn thinned_buffers<N, E, Ty, Ix>(graph: &StableGraph<N, E, Ty, Ix>) -> [Block; 2]
        where
            Ty: EdgeType,
            Ix: IndexType,
        {
            let (nodes, edges) = graph.capacity();
            let (node, edge) = (graph.node_weights().next(), graph.edge_weights().next());
            let nodes = (nodes, size_of::<Node<Option<N>, Ix>>());
            let edges = (edges, size_of::<Edge<Option<E>, Ix>>());
            [
                block_of_slots(nodes, graph.node_count(), node),
                block_of_slots(edges, graph.edge_count(), edge),
            ]
        }
    };
}
pub(super) use graphs;

/// Counts the vector of nodes or edges, and traces the weights that are there.
pub(super) fn trace_weights<'w, W: MemSize + 'w>(
    tracer: &mut Tracer<'_>,
    block: Block,
    weights: impl Iterator<Item = &'w W>,
) {
    tracer.block_with(block, |tracer| {
        if !W::is_flat() || tracer.wants_each_block() {
            weights.for_each(|weight| tracer.elements([weight]));
        }
    });
}
