//! `hashbrown` 0.15.

super::hash_table::hash_tables!(hashbrown_0_15);
