//! `enumset` 1.

use enumset::{EnumSet, EnumSetType};

use crate::impls::flat;

flat!({T: EnumSetType} EnumSet<T>);
