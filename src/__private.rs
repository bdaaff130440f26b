//! What the macros of the crate name; not for people.

pub use mem_size_core::__private::*;

pub use crate::SizeTable;
#[cfg(feature = "report")]
pub use crate::assert::{AssertDeepSize, Budget, Limit, LowerBound, Unit, message};
#[cfg(all(feature = "snapshot", feature = "json"))]
pub use crate::assert::{AssertWithinBaseline, Baseline};
#[cfg(feature = "process")]
pub use crate::audit::assert::assert_exact;
#[cfg(feature = "report")]
pub use crate::compare::row::Compared;
#[cfg(feature = "report")]
pub use crate::compare::{Comparison, ComparisonRow};
#[cfg(feature = "graph")]
pub use crate::graph::cycles::AssertNoCycles;
#[cfg(all(feature = "registry", feature = "json"))]
pub use crate::layouts::write as write_layouts;
#[cfg(feature = "process")]
pub use crate::leaks::assertion::{DEFAULT_ITERATIONS, fail, leak_report};

/// What `#[memory_profile]` writes.
#[cfg(feature = "process")]
pub mod profile {
    pub use std::option::Option::Some;
    pub use std::pin::pin;

    pub use crate::profile::future::Measured;
    pub use crate::profile::scope::{Scope, scope, scope_to};
    pub use crate::profile::site::Function;
}
