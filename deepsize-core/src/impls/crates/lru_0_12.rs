//! `lru` 0.12: a cache.

super::linked_nodes::lru_cache!(lru_0_12);
