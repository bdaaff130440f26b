//! `arrow-array` 59.

super::arrow_arrays::arrays!(arrow_array_59, arrow_schema_59);
