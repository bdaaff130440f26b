//! Graphs.

macro_rules! graphs {
    ($petgraph:ident as $module:ident) => {
        mod $module {
            use $petgraph::graph::{NodeIndex, UnGraph};
            use $petgraph::stable_graph::StableDiGraph;
            use $petgraph::{Directed, Graph};

            use mem_size::Gap;
            use $petgraph::csr::Csr;
            use $petgraph::graphmap::{DiGraphMap, UnGraphMap};
            use $petgraph::matrix_graph::{DiMatrix, UnMatrix};

            use crate::{at_least_somewhere, exact, flat, usage};

            #[test]
            fn graphs_are_exact() {
                flat(&NodeIndex::<u32>::default());
                exact(Graph::<String, u8>::new);
                exact(|| Graph::<u8, u8>::with_capacity(10, 20));
                exact(|| {
                    let mut graph = Graph::<String, Box<u32>, Directed, u16>::default();
                    let nodes: Vec<_> = (0..30).map(|n| graph.add_node(n.to_string())).collect();
                    for pair in nodes.windows(2) {
                        graph.extend_with_edges([(pair[0], pair[1], Box::new(7))]);
                    }
                    drop(graph.remove_node(nodes[3]));
                    graph
                });
                exact(|| UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (7, 0)]));
            }

            #[test]
            fn stable_graphs_are_exact() {
                exact(StableDiGraph::<String, u8>::new);
                exact(|| StableDiGraph::<u8, u8>::with_capacity(10, 20));
                exact(|| {
                    let mut graph = StableDiGraph::<String, Box<u32>>::new();
                    let nodes: Vec<_> = (0..30).map(|n| graph.add_node(n.to_string())).collect();
                    for pair in nodes.windows(2) {
                        graph.extend_with_edges([(pair[0], pair[1], Box::new(7))]);
                    }
                    nodes.iter().step_by(4).for_each(|&node| drop(graph.remove_node(node)));
                    graph
                });
                exact(|| StableDiGraph::<(), u64>::from_edges([(0, 1, 7), (1, 2, 7)]));
            }

            #[test]
            fn graphs_that_hide_their_lists_are_a_lower_bound() {
                at_least_somewhere(Gap::Capacity, DiGraphMap::<u8, String>::new);
                at_least_somewhere(Gap::Capacity, || {
                    let mut graph = DiGraphMap::<u32, String>::with_capacity(10, 20);
                    (0..30_u32).for_each(|n| drop(graph.add_edge(n, n / 2, n.to_string())));
                    (0..30).step_by(4).for_each(|n| assert!(graph.remove_node(n)));
                    graph
                });
                let graph = at_least_somewhere(Gap::Capacity, || {
                    UnGraphMap::<u16, [u64; 4]>::from_edges((0..99).map(|n| (n, n, [7; 4])))
                });
                let (nodes, edges) = (graph.node_count(), graph.edge_count());
                assert!(usage(&graph).heap >= nodes * size_of::<Vec<u16>>() + edges * 32);
                at_least_somewhere(Gap::Capacity, Csr::<String, u8>::new);
                let graph = at_least_somewhere(Gap::Capacity, || {
                    let mut graph = Csr::<String, Box<u32>>::new();
                    let nodes: Vec<_> = (0..30).map(|n| graph.add_node(n.to_string())).collect();
                    nodes.windows(2).for_each(|pair| {
                        assert!(graph.add_edge(pair[0], pair[1], Box::new(7)));
                    });
                    graph
                });
                let (nodes, edges) = (graph.node_count(), graph.edge_count());
                let lists =
                    nodes * size_of::<(usize, String)>() + edges * size_of::<(usize, u32)>();
                assert!(usage(&graph).heap >= lists + edges * size_of::<u32>());
            }

            #[test]
            fn matrices_are_a_lower_bound() {
                at_least_somewhere(Gap::Capacity, DiMatrix::<String, u8>::default);
                at_least_somewhere(Gap::Capacity, || UnMatrix::<u8, u8>::with_capacity(9));
                let graph = at_least_somewhere(Gap::Capacity, || {
                    let mut graph = DiMatrix::<String, Box<u32>>::default();
                    let nodes: Vec<_> = (0..30).map(|n| graph.add_node(n.to_string())).collect();
                    for pair in nodes.windows(2) {
                        graph.add_edge(pair[0], pair[1], Box::new(7));
                    }
                    nodes.iter().step_by(4).for_each(|&node| drop(graph.remove_node(node)));
                    graph
                });
                assert!(usage(&graph).heap >= 29 * 29 * size_of::<Box<u32>>());
                // Edges that went with their nodes are no contents.
                let graph = at_least_somewhere(Gap::Capacity, || {
                    let mut graph = DiMatrix::<u8, ()>::default();
                    let nodes = [1, 2].map(|n| graph.add_node(n));
                    nodes.iter().for_each(|&to| graph.add_edge(nodes[0], to, ()));
                    graph.remove_node(nodes[1]);
                    graph
                });
                let usage = usage(&graph);
                assert!(usage.spare + usage.overhead <= usage.heap, "{usage:?}");
                at_least_somewhere(Gap::Capacity, || {
                    let mut graph = UnMatrix::<(), u8>::default();
                    let nodes: Vec<_> = (0..30).map(|_| graph.add_node(())).collect();
                    for pair in nodes.windows(2) {
                        graph.add_edge(pair[0], pair[1], 7);
                    }
                    graph
                });
            }
        }
    };
}
graphs!(petgraph_0_6 as graph_6);
graphs!(petgraph_0_7 as graph_7);
graphs!(petgraph_0_8 as graph_8);
