//! `toml` 0.9: values.

#[cfg(not(feature = "toml-1"))]
use toml_0_9::Spanned;

#[cfg(not(feature = "toml-1"))]
use crate::impls::delegating;

super::toml_values::toml_values!(toml_0_9);

// That of 1 is the same type.
#[cfg(not(feature = "toml-1"))]
delegating!(Spanned<T> => |spanned| spanned.get_ref(););
