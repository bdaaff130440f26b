//! `toml` 0.8: values.

super::toml_values::toml_values!(toml_0_8);
