//! `arrow-schema` 59.

super::arrow_schemas::schemas!(arrow_schema_59);
