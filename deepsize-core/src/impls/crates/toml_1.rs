//! `toml` 1: values.

super::toml_values::toml_values!(toml_1);
