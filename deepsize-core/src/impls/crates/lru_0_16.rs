//! `lru` 0.16: a cache.

super::linked_nodes::lru_cache!(lru_0_16);
