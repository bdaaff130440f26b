//! `string_cache` 0.8: interned strings, in a table of the process that nobody can see.

use string_cache::{Atom, StaticAtomSet};

use crate::impls::opaque;

opaque!({S: StaticAtomSet} Atom<S>;);
