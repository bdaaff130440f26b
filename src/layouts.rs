//! The types of a crate in a file: written by a test of the crate, so that `cargo mem-size layouts`
//! can show them.
//!
//! Only a program that a crate is linked into knows which types the crate has. So the crate gets a
//! test, next to its types:
//!
//! ```no_run
//! # #[expect(unused_macros, reason = "there is no test here")]
//! # mod lib {
//! #[cfg(test)]
//! mem_size::layouts_test!();
//! # }
//! # fn main() {}
//! ```
//!
//! with these features for tests:
//!
//! ```toml
//! [dev-dependencies]
//! mem-size = { version = "0.1", features = ["json", "registry"] }
//! ```
//!
//! `cargo mem-size layouts` runs that test and prints what it has written:
//!
//! ```text
//! type                 size  align  padding
//! app::store::Cursor     24      8        6
//! app::store::Session    32      8        7
//! ```
//!
//! The table is that of [`registry`], with its limits: there are no types with
//! type parameters. All sizes are those of the target and the compiler that the test was built
//! with.

use std::path::Path;
use std::{env, fmt, process};

use mem_size_core::registry::{self, Types};

use crate::json::{self, JsonError};

/// The environment variable that says into which folder [`layouts_test!`](crate::layouts_test!)
/// writes: a file for each crate, `<name of the crate>-<id of the process>.json`.
///
/// `cargo mem-size layouts` sets it.
pub const FOLDER_VARIABLE: &str = "MEM_SIZE_LAYOUTS";

/// Writes a list of types to a file as JSON. A file of this name is replaced in one step.
///
/// ```
/// # let name = format!("mem-size-{}-types.json", std::process::id());
/// # let path = std::env::temp_dir().join(name);
/// use mem_size::{layouts, registry};
///
/// let types = registry::types().within("app");
/// layouts::save(&types, &path)?;
/// let read = layouts::load(&path)?;
/// assert_eq!((read.to_string(), &read), (types.to_string(), &types));
/// # std::fs::remove_file(path).unwrap();
/// # Ok::<(), mem_size::JsonError>(())
/// ```
///
/// [`guide::schema`](crate::guide::schema) tells what stands where.
///
/// # Errors
///
/// When the file cannot be written.
pub fn save(types: &Types, path: impl AsRef<Path>) -> Result<(), JsonError> {
    json::save(types, path.as_ref())
}

/// Reads a list of types that [`save`] has written, be it by another program.
///
/// # Errors
///
/// When the file cannot be read, is no JSON, is no list of types or is of a newer schema; the error
/// has the path.
pub fn load(path: impl AsRef<Path>) -> Result<Types, JsonError> {
    json::load(path.as_ref())
}

/// The list of types as JSON: what [`save`] writes.
#[must_use]
pub fn to_json(types: &Types) -> String {
    json::text(types)
}

/// Reads what [`to_json`] has written.
///
/// ```
/// use mem_size::{layouts, registry};
///
/// let types = registry::types().within("app");
/// assert_eq!(layouts::from_json(&layouts::to_json(&types))?, types);
/// # Ok::<(), mem_size::JsonError>(())
/// ```
///
/// # Errors
///
/// When the text is no JSON, is no list of types or is of a newer schema.
pub fn from_json(json: &str) -> Result<Types, JsonError> {
    json::read(json.as_bytes())
}

/// A test that tells `cargo mem-size layouts` the types of the crate around it.
///
/// ```no_run
/// # #[expect(unused_macros, reason = "there is no test here")]
/// # mod lib {
/// #[cfg(test)]
/// mem_size::layouts_test!();
/// # }
/// # fn main() {}
/// ```
///
/// It is called `mem_size_layouts`, and belongs where the types are: into the unit tests of the
/// library or the program. In an integration test it would tell the types of that test. Where
/// [`layouts::FOLDER_VARIABLE`](crate::layouts::FOLDER_VARIABLE) is not set, it writes nothing.
///
/// # Panics
///
/// The test fails where no type with `#[derive(MemSize)]` is in the crate, for then it stands in
/// the wrong one; and where the file cannot be written.
#[macro_export]
macro_rules! layouts_test {
    () => {
        #[::core::prelude::v1::test]
        fn mem_size_layouts() {
            $crate::__private::write_layouts($crate::__private::env!("CARGO_CRATE_NAME"));
        }
    };
}

/// What [`layouts_test!`](crate::layouts_test!) does.
#[doc(hidden)]
#[track_caller]
pub fn write(crate_name: &str) {
    let types = registry::types().within(crate_name);
    if types.as_slice().is_empty() {
        fail(&types);
    }
    if let Some(folder) = env::var_os(FOLDER_VARIABLE) {
        let name = format!("{crate_name}-{}.json", process::id());
        if let Err(error) = save(&types, Path::new(&folder).join(name)) {
            fail(&error);
        }
    }
}

#[expect(clippy::panic, reason = "it fails the test")]
#[track_caller]
fn fail(message: &dyn fmt::Display) -> ! {
    panic!("{message}");
}
