//! `allocator-api2` 0.2: vectors and boxes, of the global allocator.

super::allocated::allocated!(allocator_api2);
