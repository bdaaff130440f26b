//! `allocator-api2` 0.4: vectors and boxes, of the global allocator.

super::allocated::allocated!(allocator_api2_0_4);
