//! `uuid` 1.

use uuid::{NonNilUuid, Uuid};

use crate::impls::flat;

flat!(NonNilUuid, Uuid);
