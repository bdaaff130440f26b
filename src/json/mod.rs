//! JSON in strings and files; what is written is left to each type's own schema.

mod error;
mod file;
mod lines;
mod methods;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use error::JsonError;
#[cfg(feature = "snapshot")]
pub(crate) use file::replace;
pub(crate) use file::{load, save};
use lines::Lines;
pub(crate) use methods::json_methods;

/// A value as JSON, a line for each part that a person would look for.
#[expect(clippy::expect_used, reason = "memory can be written to, and our keys are all strings")]
pub(crate) fn text<T: Serialize>(value: &T) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
    value.serialize(&mut serializer).expect("our types can be written as JSON");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// What some editors and shells put before a text.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Reads what [`text`] has written.
pub(crate) fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, JsonError> {
    let json = json.strip_prefix(BYTE_ORDER_MARK).unwrap_or(json);
    serde_json::from_slice(json).map_err(JsonError::malformed)
}
