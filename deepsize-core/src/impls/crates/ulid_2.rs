//! `ulid` 2.

use ulid_2::Ulid;

use crate::impls::flat;

flat!(Ulid);
