//! `serde_yaml_ng` 0.10: YAML values.

super::yaml_values::yaml_values!(serde_yaml_ng);
