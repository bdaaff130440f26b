//! `hashlink` 0.11.

super::hash_links::hash_links!(hashlink_0_11);
