//! Assertions about sizes: of types, which fail the build, and of values, which fail a test.

#[cfg(all(feature = "snapshot", feature = "json"))]
mod baseline;
#[cfg(feature = "report")]
mod deep;
mod entries;
mod layout;

#[cfg(all(feature = "snapshot", feature = "json"))]
pub use baseline::{AssertWithinBaseline, Baseline};
#[cfg(feature = "report")]
pub use deep::{AssertDeepSize, Budget, Limit, LowerBound, Unit, message};
