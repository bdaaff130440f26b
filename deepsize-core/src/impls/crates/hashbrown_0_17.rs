//! `hashbrown` 0.17, which the seen-set takes as well.

super::hash_table::hash_tables!(hashbrown);
