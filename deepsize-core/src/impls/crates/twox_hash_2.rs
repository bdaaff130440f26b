//! `twox-hash` 2: hashers.

use twox_hash::{XxHash3_64, XxHash3_128, XxHash32, XxHash64, xxhash32, xxhash64};

use crate::impls::{flat, opaque};

flat!(XxHash32, XxHash64, xxhash32::State, xxhash64::State);

// Two boxes, which nobody can see.
opaque!(
    {} XxHash3_64;
    {} XxHash3_128;
);
