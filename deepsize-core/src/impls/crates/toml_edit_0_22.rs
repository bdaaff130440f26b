//! `toml_edit` 0.22: documents that keep how they are written.

super::toml_documents::toml_documents!(toml_edit_0_22);
