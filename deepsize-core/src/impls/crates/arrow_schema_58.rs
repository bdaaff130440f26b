//! `arrow-schema` 58.

super::arrow_schemas::schemas!(arrow_schema_58);
