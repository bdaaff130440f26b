//! `ropey` 1: texts in trees, whose nodes are shared with their clones and tell nothing.

use ropey::{Rope, RopeBuilder, RopeSlice};

use crate::impls::{borrowing, opaque};

borrowing!({} RopeSlice<'_>);

opaque!(
    {} Rope;
    {} RopeBuilder;
);
