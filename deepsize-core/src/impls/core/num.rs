//! `core::num`.
