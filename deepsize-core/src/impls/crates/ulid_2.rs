//! `ulid` 2.

use ulid_2::{DecodeError, Ulid};

use crate::impls::flat;

flat!(DecodeError, Ulid);
