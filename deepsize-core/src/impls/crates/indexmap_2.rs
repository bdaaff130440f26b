//! `indexmap` 2.

use indexmap_2::{IndexMap, IndexSet};

super::index_map::index_maps!(IndexMap, IndexSet);
