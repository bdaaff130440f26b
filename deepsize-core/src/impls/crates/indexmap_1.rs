//! `indexmap` 1.

use indexmap_1::{IndexMap, IndexSet};

super::index_map::index_maps!(IndexMap, IndexSet);
