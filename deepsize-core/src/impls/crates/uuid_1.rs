//! `uuid` 1.

use uuid::fmt::{Braced, Hyphenated, Simple, Urn};
use uuid::{Builder, Error, NonNilUuid, Timestamp, Uuid, Variant, Version};

use crate::impls::flat;

flat!(Builder, NonNilUuid, Timestamp, Uuid, Variant, Version);
flat!(Braced, Error, Hyphenated, Simple, Urn);
