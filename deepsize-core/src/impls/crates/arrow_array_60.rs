//! `arrow-array` 60.

super::arrow_arrays::arrays!(arrow_array_60, arrow_schema_60);
