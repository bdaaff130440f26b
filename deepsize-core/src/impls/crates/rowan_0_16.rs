//! `rowan` 0.16: syntax trees.

super::syntax_trees::syntax_trees!(rowan);
