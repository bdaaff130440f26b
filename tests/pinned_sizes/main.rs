//! The sizes of all types of a program, pinned by snapshots: the workflow that `mem_size::registry`
//! describes.
//!
//! The program is `examples/pinned_sizes/`. `types_with_pointers` keeps a snapshot for each pointer
//! width. The one for 32 bits is made like the other, by a run of this test, for a target with such
//! pointers:
//!
//! ```sh
//! rustup target add i686-unknown-linux-gnu
//! cargo insta test --accept --all-features --test pinned_sizes --target i686-unknown-linux-gnu
//! ```
//!
//! That takes the C library of this platform (`gcc-multilib`).
//!
//! A program of its own, as the list of types is that of a whole program.
#![cfg(feature = "registry")]
#![expect(dead_code, reason = "the types are listed, and not used")]

#[path = "../../examples/pinned_sizes/store.rs"]
mod store;
#[path = "../../examples/pinned_sizes/wire.rs"]
mod wire;

use mem_size::{registry, size_table};

use crate::store::Slot;
use crate::wire::{Frame, Header};

/// Without a suffix: one snapshot for all platforms.
#[test]
fn types_that_are_the_same_everywhere() {
    insta::assert_snapshot!(registry::types().within("pinned_sizes::wire"));
}

/// With one: a snapshot for each pointer width.
#[test]
fn types_with_pointers() {
    insta::with_settings!({ snapshot_suffix => format!("{}-bit", usize::BITS) }, {
        insta::assert_snapshot!(registry::types().within("pinned_sizes::store"));
    });
}

/// What the list leaves out is written down by hand.
#[test]
fn instances_of_generic_types() {
    insta::assert_snapshot!(size_table![Slot<Header>, Slot<Frame>, Slot<u8>, [Slot<u8>; 4]]);
}

/// Nobody forgets a module: both snapshots together hold every type of the program.
#[test]
fn every_type_is_pinned() {
    let count = |path: &str| registry::types().within(path).as_slice().len();
    let (all, wire) = (count(env!("CARGO_CRATE_NAME")), count("pinned_sizes::wire"));
    assert_eq!(all, wire + count("pinned_sizes::store"));
    assert_eq!(wire, 3);
}
