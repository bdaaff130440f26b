//! Ready functions for `#[mem_size(with = …)]`.
