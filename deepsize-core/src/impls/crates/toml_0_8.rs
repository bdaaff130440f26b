//! `toml` 0.8: values.

use toml_0_8::Spanned;

use crate::impls::delegating;

super::toml_values::toml_values!(toml_0_8);

delegating!(Spanned<T> => |spanned| spanned.get_ref(););
