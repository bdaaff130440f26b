//! `serde_norway` 0.9: YAML values.

super::yaml_values::yaml_values!(serde_norway);
