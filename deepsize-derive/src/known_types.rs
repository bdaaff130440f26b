//! All that is known of a type by its name, for a derive sees no more of a type than how it is
//! spelt.
//!
//! A user's own type may have one of these names. Facts on which more than the compiler's time
//! depends say what then happens.

use proc_macro2::Ident;
use syn::{AngleBracketedGenericArguments, GenericArgument};

use self::Fact::{
    ByParts, Calls, Elements, Entries, HashMap, HashSet, Inline, Invariant, Keyed, Owns, Plain,
    Points, Primitive, Sized, Text, Unmeasured,
};

/// What may be known of a type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// A type of the language, which owns nothing.
    Primitive,
    /// It surely owns blocks. To be wrong here costs time: `is_flat` is `false`, which is always
    /// safe.
    Owns,
    /// The first argument is the type of values that it alone owns.
    Elements,
    /// The first two are.
    Entries,
    /// It owns one block of text, which leads no further.
    Text,
    /// A pointer by which values of a kind lead to each other.
    Points,
    /// It has a size, whatever its arguments are: nobody gives such a name to a type without one.
    Sized,
    /// `TraceBy` is implemented for it, with one part for each type argument but the hasher.
    ByParts,
    /// It holds no associated types of its arguments.
    Plain,
    /// A type for one lifetime cannot stand in its arguments for one for all lifetimes, or need
    /// not.
    Invariant,
    /// It may ask its arguments to call functions for all lifetimes, so these must stay as they are
    /// written. A type of the user's with this name that holds a function with
    /// lifetimes has to be told how.
    Calls,
    /// Values of its arguments lie in it, and not behind a pointer.
    Inline,
    /// Its arguments are never measured, and need no bounds.
    Unmeasured,
    /// Some crate has a map or set of this name that can be measured only if its keys can be
    /// compared or hashed. To be wrong here costs time: what is asked for holds for all others.
    Keyed,
    /// The third argument is a hasher, if it is the last.
    HashMap,
    /// The second argument is a hasher, if it is the last.
    HashSet,
}

/// Each type once, in alphabetical order.
const TYPES: &[(&str, &[Fact])] = &[
    ("Arc", &[Owns, Points, Sized, ByParts, Plain]),
    ("AtomicPtr", &[Invariant, Unmeasured]),
    ("BTreeMap", &[Owns, Entries, Sized, ByParts, Plain]),
    ("BTreeSet", &[Owns, Elements, Sized, ByParts, Plain]),
    ("BiBTreeMap", &[Keyed]),
    ("BiHashMap", &[Keyed]),
    ("BinaryHeap", &[Owns, Elements, Sized, ByParts, Plain]),
    ("Box", &[Owns, Elements, Points, Sized, ByParts, Plain]),
    ("BuildHasherDefault", &[Unmeasured]),
    ("CString", &[Owns, Text, Sized]),
    ("Cell", &[Plain, Invariant, Inline]),
    ("Chain", &[Plain]),
    ("Cloned", &[Plain]),
    ("Copied", &[Plain]),
    ("Cow", &[Sized, ByParts]),
    ("Cycle", &[Plain]),
    ("DashMap", &[Invariant, Keyed, HashMap]),
    ("DashSet", &[Invariant, Keyed, HashSet]),
    ("Discriminant", &[Unmeasured]),
    ("Enumerate", &[Plain]),
    ("Flatten", &[Calls]),
    ("Fuse", &[Plain]),
    ("HashMap", &[Owns, Entries, Sized, ByParts, Plain, Keyed, HashMap]),
    ("HashSet", &[Owns, Elements, Sized, ByParts, Plain, Keyed, HashSet]),
    ("IndexMap", &[HashMap]),
    ("IndexSet", &[HashSet]),
    ("Instant", &[Sized]),
    ("LazyCell", &[Plain, Invariant]),
    ("LazyLock", &[Plain, Invariant]),
    ("LinkedHashMap", &[Keyed]),
    ("LinkedList", &[Owns, Elements, Sized, ByParts, Plain]),
    ("LruCache", &[Keyed]),
    ("ManuallyDrop", &[Plain, Inline]),
    ("MaybeUninit", &[Plain, Inline]),
    ("MultiMap", &[Keyed]),
    ("Mutex", &[ByParts, Plain, Invariant, Inline]),
    ("NonNull", &[Unmeasured]),
    ("OnceCell", &[ByParts, Plain, Invariant, Inline]),
    ("OnceLock", &[ByParts, Plain, Invariant, Inline]),
    ("Option", &[Sized, ByParts, Plain, Inline]),
    ("OrderMap", &[HashMap]),
    ("OrderSet", &[HashSet]),
    ("OsString", &[Owns, Text, Sized]),
    ("PathBuf", &[Owns, Text, Sized]),
    ("Peekable", &[Calls]),
    ("PhantomData", &[Sized, Invariant, Unmeasured]),
    ("Pin", &[Plain, Inline]),
    ("RSplit", &[Calls]),
    ("RSplitMut", &[Calls]),
    ("RSplitN", &[Calls]),
    ("RSplitNMut", &[Calls]),
    ("Rc", &[Owns, Points, Sized, ByParts, Plain]),
    ("Receiver", &[Invariant]),
    ("RefCell", &[ByParts, Plain, Invariant, Inline]),
    ("Result", &[ByParts, Plain, Inline]),
    ("Rev", &[Plain]),
    ("RwLock", &[ByParts, Plain, Invariant, Inline]),
    ("Sender", &[Invariant]),
    ("Skip", &[Plain]),
    ("Splice", &[Calls]),
    ("Split", &[Calls]),
    ("SplitInclusive", &[Calls]),
    ("SplitInclusiveMut", &[Calls]),
    ("SplitMut", &[Calls]),
    ("SplitN", &[Calls]),
    ("SplitNMut", &[Calls]),
    ("StepBy", &[Plain]),
    ("String", &[Owns, Text, Sized]),
    ("SyncSender", &[Invariant]),
    ("Take", &[Plain]),
    ("UnsafeCell", &[Invariant, Inline]),
    ("Vec", &[Owns, Elements, Sized, ByParts, Plain]),
    ("VecDeque", &[Owns, Elements, Sized, ByParts, Plain]),
    ("Wrapping", &[Plain, Inline]),
    ("Zip", &[Plain]),
    ("bool", &[Primitive, Sized]),
    ("char", &[Primitive, Sized]),
    ("f32", &[Primitive, Sized]),
    ("f64", &[Primitive, Sized]),
    ("i128", &[Primitive, Sized]),
    ("i16", &[Primitive, Sized]),
    ("i32", &[Primitive, Sized]),
    ("i64", &[Primitive, Sized]),
    ("i8", &[Primitive, Sized]),
    ("isize", &[Primitive, Sized]),
    ("u128", &[Primitive, Sized]),
    ("u16", &[Primitive, Sized]),
    ("u32", &[Primitive, Sized]),
    ("u64", &[Primitive, Sized]),
    ("u8", &[Primitive, Sized]),
    ("usize", &[Primitive, Sized]),
];

/// Whether this is known of the types of this name.
pub(crate) fn is(name: &str, fact: Fact) -> bool {
    facts(name).is_some_and(|facts| facts.contains(&fact))
}

/// All that is known of the types of this name, if anything is.
fn facts(name: &str) -> Option<&'static [Fact]> {
    let row = TYPES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    TYPES.get(row).map(|(_, facts)| *facts)
}

/// Whether this is known of the types named so. To compare an identifier takes a string each time:
/// here it takes just one.
pub(crate) fn ident_is(ident: &Ident, fact: Fact) -> bool {
    is(&ident.to_string(), fact)
}

/// Whether anything is known of the types named so, beside that they may call their arguments.
pub(crate) fn is_known(ident: &Ident) -> bool {
    facts(&ident.to_string()).is_some_and(|facts| facts != [Calls])
}

/// How many of the first arguments of the types named so are types of values that they alone own.
/// Others may follow: a hasher, an allocator, or a constant.
pub(crate) fn owned(ident: &Ident) -> usize {
    match facts(&ident.to_string()) {
        Some(facts) if facts.contains(&Entries) => 2,
        Some(facts) if facts.contains(&Elements) => 1,
        _ => 0,
    }
}

/// How many of these arguments a type of this name measures: not a hasher, which is the last.
pub(crate) fn measured(name: &str, arguments: &AngleBracketedGenericArguments) -> usize {
    let is_lifetime =
        |argument: &&GenericArgument| matches!(argument, GenericArgument::Lifetime(_));
    let count = arguments.args.iter().filter(|argument| !is_lifetime(argument)).count();
    match count {
        ..=3 if is(name, HashMap) => 2,
        ..=2 if is(name, HashSet) => 1,
        _ => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::TYPES;

    #[test]
    fn types_stand_once_and_in_order() {
        assert!(TYPES.is_sorted_by(|(name, _), (next, _)| name < next));
    }
}
