//! Checks what is read from a file while it is read: each row by itself, and the whole at its end.
//! So the reader of the format can still tell the line of a mistake.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A row of a list.
pub(crate) trait Row {
    /// What is wrong with it as the `nth` one.
    fn check(&self, nth: usize) -> Result<(), String>;
}

/// Reads a list of rows.
pub(crate) fn read<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Row,
{
    deserializer.deserialize_seq(Rows(PhantomData))
}

/// What a file is called, and the names of its fields.
pub(crate) struct Shape {
    pub(crate) what: &'static str,
    pub(crate) type_name: &'static str,
    pub(crate) fields: &'static [&'static str],
}

/// Reads a file whole, and makes of it what it stands for.
pub(crate) fn whole<'de, D, F, T>(
    deserializer: D,
    shape: &Shape,
    make: fn(F) -> Result<T, String>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    F: Deserialize<'de>,
{
    let &Shape { what, type_name, fields } = shape;
    deserializer.deserialize_struct(type_name, fields, Whole { what, make })
}

struct Whole<F, T> {
    what: &'static str,
    make: fn(F) -> Result<T, String>,
}

impl<'de, F: Deserialize<'de>, T> Visitor<'de> for Whole<F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let file = F::deserialize(MapAccessDeserializer::new(map))?;
        (self.make)(file).map_err(A::Error::custom)
    }
}

struct Rows<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Row> Visitor<'de> for Rows<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = seq.next_element::<T>()? {
            row.check(rows.len()).map_err(A::Error::custom)?;
            rows.push(row);
        }
        Ok(rows)
    }
}
