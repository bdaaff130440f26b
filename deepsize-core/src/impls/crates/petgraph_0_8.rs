//! `petgraph` 0.8.

super::graph::graphs!(petgraph_0_8);
