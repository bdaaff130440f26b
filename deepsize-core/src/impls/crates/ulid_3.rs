//! `ulid` 3.

use ulid_3::Ulid;

use crate::impls::flat;

flat!(Ulid);
