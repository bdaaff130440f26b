//! `ulid` 1.

use ulid::Ulid;

use crate::impls::flat;

flat!(Ulid);
