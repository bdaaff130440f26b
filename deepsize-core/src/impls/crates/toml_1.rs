//! `toml` 1: values.

use toml_1::Spanned;

use crate::impls::delegating;

super::toml_values::toml_values!(toml_1);

delegating!(Spanned<T> => |spanned| spanned.get_ref(););
