//! `string_cache` 0.9: interned strings, in a table of the process that nobody can see.

use string_cache_0_9::{Atom, StaticAtomSet};

use crate::impls::opaque;

opaque!({S: StaticAtomSet} Atom<S>;);
