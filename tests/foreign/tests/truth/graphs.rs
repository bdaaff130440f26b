//! Graphs.

macro_rules! graphs {
    ($petgraph:ident as $module:ident) => {
        mod $module {
            use $petgraph::graph::{NodeIndex, UnGraph};
            use $petgraph::stable_graph::StableDiGraph;
            use $petgraph::{Directed, Graph};

            use crate::{exact, flat};

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
        }
    };
}
graphs!(petgraph_0_6 as graph_6);
graphs!(petgraph_0_7 as graph_7);
graphs!(petgraph_0_8 as graph_8);
