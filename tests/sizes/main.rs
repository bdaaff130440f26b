//! Sizes of types: layouts, assertions that are compiled, limits of the platform. Each module is
//! named for what it tests.
//!
//! They share one program: no test here measures memory or depends on which types there are.

// Here, where every module finds it by `::renamed`.
extern crate mem_size as renamed;

#[cfg(feature = "derive")]
mod assertions;
#[cfg(feature = "layout")]
mod layout;
mod limits;
