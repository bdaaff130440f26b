//! `toml` 0.9: values.

super::toml_values::toml_values!(toml_0_9);
