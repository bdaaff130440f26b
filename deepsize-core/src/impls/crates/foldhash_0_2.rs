//! `foldhash` 0.2: hashers; the maps are those of std and of hashbrown.

use foldhash_0_2::{fast, quality};

use crate::impls::flat;

flat!(fast::FixedState, fast::RandomState, fast::SeedableRandomState);
flat!(quality::FixedState, quality::RandomState, quality::SeedableRandomState);
