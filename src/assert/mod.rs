//! Assertions about sizes: of types, which fail the build, and of values, which fail a test.

#[cfg(feature = "report")]
mod deep;
mod entries;
mod layout;

#[cfg(feature = "report")]
pub use deep::{AssertDeepSize, Budget, Limit, LowerBound, Unit, message};
