//! `rowan` 0.17: syntax trees.

super::syntax_trees::syntax_trees!(rowan_0_17);
