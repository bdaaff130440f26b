//! `ordermap` 1.

use ordermap::{OrderMap, OrderSet};

super::index_map::index_maps!(OrderMap, OrderSet);
