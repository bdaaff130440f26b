//! The name and version that each kind of file begins with; what the kinds hold is left to them.

use alloc::format;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

/// What all names of schemas begin with.
const FAMILY: &str = "mem-size";

/// A kind of file.
pub trait Kind {
    /// What the schema is called after.
    const NAME: &'static str;
    /// Goes up by one with each change after which an older reader would not understand the file.
    const VERSION: u32;
}

/// Written as `"mem-size/report/1"`; reading fails for any other kind, and for a newer version.
#[derive(Clone, Copy, Debug)]
pub struct Schema<K>(PhantomData<K>);

impl<K> Default for Schema<K> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<K: Kind> Serialize for Schema<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{FAMILY}/{}/{}", K::NAME, K::VERSION))
    }
}

impl<'de, K: Kind> Deserialize<'de> for Schema<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Self::default())
    }
}

impl<K: Kind> Visitor<'_> for Schema<K> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the schema `{FAMILY}/{}/{}`", K::NAME, K::VERSION)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self, E> {
        let wrong = || E::custom(format!("schema is `{text}`, expected `{FAMILY}/{}`", K::NAME));
        let (kind, version) = text.rsplit_once('/').ok_or_else(wrong)?;
        let version: u32 = version.parse().map_err(|_| wrong())?;
        if kind.strip_prefix(FAMILY).and_then(|rest| rest.strip_prefix('/')) != Some(K::NAME) {
            return Err(wrong());
        }
        match version {
            0 => Err(wrong()),
            _ if version > K::VERSION => Err(E::custom(format!(
                "schema is `{text}`, written by a newer mem-size; this one reads up to version {}",
                K::VERSION
            ))),
            _ => Ok(self),
        }
    }
}
