//! `toml_edit` 0.25: documents that keep how they are written.

super::toml_documents::toml_documents!(toml_edit_0_25);
