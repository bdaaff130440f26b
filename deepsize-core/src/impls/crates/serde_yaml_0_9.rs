//! `serde_yaml` 0.9: YAML values.

super::yaml_values::yaml_values!(serde_yaml);
