//! `ndarray` 0.16: arrays of any dimension.

super::arrays::arrays!(ndarray_0_16);
