//! `hashlink` 0.9.

super::hash_links::hash_links!(hashlink_0_9);
