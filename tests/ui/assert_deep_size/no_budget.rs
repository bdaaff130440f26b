//! A value without a budget.

use mem_size::assert_deep_size;

fn main() {
    assert_deep_size!(String::new());
}
