//! The types of a small program, whose sizes are pinned by snapshots: `tests/pinned_sizes/` has the
//! test, and what it keeps.
//!
//! `cargo run --example pinned_sizes --features registry` prints the list of them.
#![expect(dead_code, reason = "the types are listed, and not used")]

mod store;
mod wire;

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let sizes = mem_size::registry::types().within(env!("CARGO_CRATE_NAME"));
    write!(io::stdout(), "{sizes}")
}
