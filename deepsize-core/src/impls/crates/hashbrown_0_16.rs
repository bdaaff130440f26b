//! `hashbrown` 0.16.

super::hash_table::hash_tables!(hashbrown_0_16);
