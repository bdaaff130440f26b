//! `petgraph` 0.6.

super::graph::graphs!(petgraph_0_6);
