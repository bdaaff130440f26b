//! `ulid` 1.

use ulid::{DecodeError, Ulid};

use crate::impls::flat;

flat!(DecodeError, Ulid);
