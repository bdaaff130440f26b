//! `hashlink` 0.12.

super::hash_links::hash_links!(hashlink_0_12);
