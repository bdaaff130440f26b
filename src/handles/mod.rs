//! Who holds what is shared: the counts of one `Rc` or `Arc`, and of all that a value leads to.

mod count;
mod show;
mod total;

pub use count::{Handle, ref_count};
pub use total::{SharedBlock, TotalRefCount, total_ref_count};
