//! `core::mem`.
