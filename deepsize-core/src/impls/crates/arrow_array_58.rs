//! `arrow-array` 58.

super::arrow_arrays::arrays!(arrow_array_58, arrow_schema_58);
