//! `petgraph` 0.7.

super::graph::graphs!(petgraph_0_7);
super::graph_maps::graph_maps!(petgraph_0_7);
