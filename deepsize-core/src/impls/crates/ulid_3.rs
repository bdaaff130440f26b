//! `ulid` 3.

use ulid_3::{DecodeError, Ulid};

use crate::impls::flat;

flat!(DecodeError, Ulid);
