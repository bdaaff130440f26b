//! `lru` 0.19: a cache.

super::linked_nodes::lru_cache!(lru_0_19);
