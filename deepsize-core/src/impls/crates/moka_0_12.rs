//! `moka` 0.12: its cache hands out entries only by the key's `Hash` and the value's `Clone`.

use moka::sync::Cache;

use crate::impls::opaque;

opaque!({K, V, S} Cache<K, V, S>;);
