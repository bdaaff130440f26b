//! Which hashers are known to spread keys over a table.

use core::any::type_name;

/// How a table's hasher places its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hashing {
    /// As by chance: keys that are alike lie apart.
    Spreads,
    /// By a product with an odd number: keys that are alike lie apart, but not as by chance. Their
    /// low bits alone choose the bucket.
    Multiplies,
    /// Nothing is known: keys that are alike may lie side by side.
    Unknown,
}

/// Crates all of whose hashers mix every bit of a key into the low bits of the hash, which choose
/// the bucket.
const CRATES: [&str; 8] =
    ["ahash", "foldhash", "gxhash", "rapidhash", "siphasher", "twox_hash", "wyhash", "xxhash_rust"];

/// Single hashers that do, by the paths that `type_name` gives them. `rustc_hash` has a type of
/// this name since version 2, which moves the high bits of its product down.
const HASHERS: [&str; 4] = [
    "std::hash::random::RandomState",
    "std::hash::random::DefaultHasher",
    "hashbrown::hasher::DefaultHashBuilder",
    "rustc_hash::FxBuildHasher",
];

/// Crates whose hashers multiply. `rustc_hash` does so in version 1, whose type goes by this name.
const MULTIPLYING: [&str; 3] = ["fnv", "fxhash", "rustc_hash"];

impl Hashing {
    /// By the name of the type: a hasher cannot be asked. What is not recognised is
    /// [`Hashing::Unknown`], which costs exactness where entries were removed, and no more.
    #[inline]
    pub(crate) fn of<S>() -> Self {
        let name = type_name::<S>();
        // The usual ones, without a look for the crate.
        if HASHERS.contains(&name) {
            return Self::Spreads;
        }
        let hasher = name
            .strip_prefix("core::hash::BuildHasherDefault<")
            .and_then(|inner| inner.strip_suffix('>'))
            .unwrap_or(name);
        let krate = hasher.split("::").next().unwrap_or_default();
        if HASHERS.contains(&hasher) || CRATES.contains(&krate) {
            Self::Spreads
        } else if MULTIPLYING.contains(&krate) {
            Self::Multiplies
        } else {
            Self::Unknown
        }
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use core::hash::BuildHasherDefault;
    use std::hash::{DefaultHasher, RandomState};

    use super::*;

    #[test]
    fn hashers_of_std_are_known() {
        assert_eq!(Hashing::of::<RandomState>(), Hashing::Spreads);
        assert_eq!(Hashing::of::<BuildHasherDefault<DefaultHasher>>(), Hashing::Spreads);
    }

    #[cfg(all(feature = "fnv-1", feature = "fxhash-0_2", feature = "rustc-hash-1"))]
    #[test]
    fn hashers_that_multiply_are_known() {
        type Fx = BuildHasherDefault<fxhash::FxHasher>;
        type Fnv = BuildHasherDefault<fnv::FnvHasher>;
        type Fx1 = BuildHasherDefault<rustc_hash_1::FxHasher>;
        for hashing in [Hashing::of::<Fx>(), Hashing::of::<Fnv>(), Hashing::of::<Fx1>()] {
            assert_eq!(hashing, Hashing::Multiplies);
        }
    }

    #[test]
    fn hasher_of_the_same_name_elsewhere_is_not_known() {
        struct RandomState;
        assert_eq!(Hashing::of::<RandomState>(), Hashing::Unknown);
        assert_eq!(Hashing::of::<BuildHasherDefault<u8>>(), Hashing::Unknown);
    }
}
