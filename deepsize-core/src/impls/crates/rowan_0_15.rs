//! `rowan` 0.15: syntax trees.

super::syntax_trees::syntax_trees!(rowan_0_15);
