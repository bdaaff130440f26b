//! The counts of what a handle leads to.

use std::rc::Rc;

use mem_size::ref_count;

fn main() {
    let rc = Rc::new(7_u64);
    let _ = ref_count(&*rc);
}
