//! `xxhash-rust` 0.8: hashers.

use xxhash_rust::{xxh3, xxh32, xxh64};

use crate::impls::flat;

flat!(xxh32::Xxh32, xxh64::Xxh64, xxh64::Xxh64Builder);
flat!(xxh3::Xxh3, xxh3::Xxh3Builder, xxh3::Xxh3Default, xxh3::Xxh3DefaultBuilder);
