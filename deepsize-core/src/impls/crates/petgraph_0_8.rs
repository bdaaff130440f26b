//! `petgraph` 0.8.

super::graph::graphs!(petgraph_0_8);
super::graph_maps::graph_maps!(petgraph_0_8, S);
