//! `hashlink` 0.10.

super::hash_links::hash_links!(hashlink);
