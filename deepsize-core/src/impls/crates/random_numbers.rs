//! The generators of random numbers of all versions of `rand`.

/// The generators of one version.
macro_rules! generators {
    ($rand:ident) => {
        use $rand::rngs::{SmallRng, StdRng, ThreadRng};

        use crate::impls::{flat, opaque};

        flat!(SmallRng, StdRng);
        // A handle on a generator that all of a thread share.
        opaque!({} ThreadRng;);
    };
}
pub(super) use generators;
