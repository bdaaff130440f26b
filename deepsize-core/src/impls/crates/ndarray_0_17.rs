//! `ndarray` 0.17: arrays of any dimension.

super::arrays::arrays!(ndarray_0_17);
