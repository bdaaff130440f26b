//! `petgraph` 0.7.

super::graph::graphs!(petgraph_0_7);
