//! `allocator-api2` 0.4: the global allocator, and the vectors and boxes of it.

super::allocated::allocated!(allocator_api2_0_4);
