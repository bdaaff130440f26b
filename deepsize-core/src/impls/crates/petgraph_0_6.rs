//! `petgraph` 0.6.

super::graph::graphs!(petgraph_0_6);
super::graph_maps::graph_maps!(petgraph_0_6);
