//! The methods of each type that is kept as JSON.

/// `to_json`, `from_json`, `save` and `load` of a type: with its path, what it is called, and for
/// the examples the items they need and statements that make a `value`.
macro_rules! json_methods {
    ($type:ident, $path:literal, $what:literal, $setup:literal, $make:literal) => {
        impl $type {
            #[doc = concat!("The ", $what, " as JSON, a line for each part;")]
            /// [`guide::schema`](crate::guide::schema) tells what stands where.
            ///
            /// ```
            #[doc = $setup]
            /// # fn main() -> Result<(), mem_size::JsonError> {
            #[doc = $make]
            ///
            #[doc = concat!("let read = ", $path, "::from_json(&value.to_json())?;")]
            /// assert_eq!(read, value);
            /// # Ok(())
            /// # }
            /// ```
            #[must_use]
            pub fn to_json(&self) -> ::std::string::String {
                $crate::json::text(self)
            }

            #[doc = concat!("Reads a ", $what, " that [`to_json`](Self::to_json) or any other")]
            /// serializer of JSON has written.
            ///
            /// # Errors
            ///
            #[doc = concat!("When the text is no JSON, is no ", $what, ", is of a newer schema,")]
            /// has a number that is too large for this platform's `usize`, or contradicts itself:
            /// where bytes do not add up, say, or a name is there twice.
            pub fn from_json(json: &str) -> ::core::result::Result<Self, $crate::JsonError> {
                $crate::json::read(json.as_bytes())
            }

            #[doc = concat!("Writes the ", $what, " to a file as JSON.")]
            /// A file of this name is replaced in one step.
            ///
            /// ```
            #[doc = $setup]
            /// # fn main() -> Result<(), mem_size::JsonError> {
            /// # let name = format!("mem-size-{}-kept.json", std::process::id());
            /// # let path = std::env::temp_dir().join(name);
            #[doc = $make]
            ///
            /// value.save(&path)?;
            #[doc = concat!("assert_eq!(", $path, "::load(&path)?, value);")]
            /// # std::fs::remove_file(path).unwrap();
            /// # Ok(())
            /// # }
            /// ```
            ///
            /// # Errors
            ///
            /// When the file cannot be written.
            pub fn save(
                &self,
                path: impl ::core::convert::AsRef<::std::path::Path>,
            ) -> ::core::result::Result<(), $crate::JsonError> {
                $crate::json::save(self, path.as_ref())
            }

            #[doc = concat!("Reads a ", $what, " from a file.")]
            ///
            /// # Errors
            ///
            /// When the file cannot be read, and as [`from_json`](Self::from_json); the error has
            /// the path.
            pub fn load(
                path: impl ::core::convert::AsRef<::std::path::Path>,
            ) -> ::core::result::Result<Self, $crate::JsonError> {
                $crate::json::load(path.as_ref())
            }
        }
    };
}

pub(crate) use json_methods;
