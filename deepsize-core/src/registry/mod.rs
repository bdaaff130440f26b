//! Every type in the program with `#[derive(MemSize)]` and without type parameters: their sizes in
//! one snapshot.
//!
//! Feature `registry`. A type that grows by accident, and a new one, show up as a difference in one
//! test, and nobody has to keep a list.
//!
//! # The workflow
//!
//! Turn the feature on for tests (it adds about 1 KiB to the program for each type), and write one:
//!
//! ```toml
//! [dev-dependencies]
//! insta = "1"
//! mem-size = { version = "0.1", features = ["registry"] }
//! ```
//!
//! ```no_run
//! # use mem_size_core as mem_size;
//! // In a `#[test]`:
//! let sizes = mem_size::registry::types().within(env!("CARGO_CRATE_NAME"));
//! insta::assert_snapshot!(sizes);
//! ```
//!
//! The first run makes the snapshot, `cargo insta accept` keeps it:
//!
//! ```text
//! type                            size  align  padding
//! pinned_sizes::store::Cursor       24      8        6
//! pinned_sizes::store::Session      32      8        7
//! ```
//!
//! (A `-` for padding means that nothing tells: that of an enum depends on the variant.) On the day
//! someone adds a field `priority: usize` to `Session`, the test fails, and `cargo insta review`
//! shows who has grown, and what can be done:
//!
//! ```text
//! Snapshot file: tests/pinned_sizes/snapshots/pinned_sizes__types_with_pointers@64-bit.snap
//! Snapshot: types_with_pointers@64-bit.snap
//! Source: tests/pinned_sizes/main.rs:35
//! ────────────────────────────────────────────────────────────────────────────────
//! Expression: registry::types().within("pinned_sizes::store")
//! ────────────────────────────────────────────────────────────────────────────────
//! -old snapshot
//! +new results
//! ────────────┬───────────────────────────────────────────────────────────────────
//!     1     1 │ type                            size  align  padding
//!     2     2 │ pinned_sizes::store::Cursor       24      8        6
//!     3       │-pinned_sizes::store::Session      32      8        7
//!           3 │+pinned_sizes::store::Session      40      8        7
//! ────────────┴───────────────────────────────────────────────────────────────────
//!
//!   a accept     keep the new snapshot
//!   r reject     retain the old snapshot
//!   s skip       keep both for now
//! ```
//!
//! Where that was meant, `a` accepts it and the snapshot goes into the same commit. Where not,
//! `println!("{}", Session::LAYOUT)` shows the fields and the holes.
//!
//! In the repository, `examples/pinned_sizes/` is this program, and `tests/pinned_sizes/` its test
//! with the snapshots.
//!
//! # Pointer widths
//!
//! Types with pointers in them have a size per pointer width. Keep one snapshot for each, and
//! another one without a suffix for the modules whose types are the same everywhere:
//!
//! ```no_run
//! # use mem_size_core as mem_size;
//! insta::with_settings!({ snapshot_suffix => format!("{}-bit", usize::BITS) }, {
//!     insta::assert_snapshot!(mem_size::registry::types().within("app::store"));
//! });
//! insta::assert_snapshot!(mem_size::registry::types().within("app::wire"));
//! ```
//!
//! `…@32-bit.snap` is made by a run of the test for a target with such pointers, `cargo insta test
//! --target i686-unknown-linux-gnu`. Beware of numbers of eight bytes there: some of these targets
//! align them to four, others to eight.
//!
//! # Types that can form cycles
//!
//! A second snapshot keeps those of which values can hold themselves through an `Rc` or an `Arc`,
//! so that a new one is a decision: [`Types::cyclic`].
//!
//! # Limits
//!
//! - Types with type or `const` parameters have a size per instance, and are left out, as are
//!   unsized types. Types with lifetimes are in.
//! - Each type makes the program larger: in a release build for x86-64 Linux without symbols, one
//!   of four fields by a kilobyte, and by half as much if its fields are those of another type as
//!   well. (That is its layout, the relocations of the pointers in it, and the call that puts it on
//!   the list.) Keep the feature to tests, as above.
//! - What is not linked into the program is not in the list: the types of a crate of which the test
//!   uses nothing.
//! - A size by `repr(Rust)` may change with the compiler: bless the snapshots with one toolchain.
//! - The list is made before `main`, as the `inventory` crate does it, which knows the usual
//!   platforms. On WebAssembly, `__wasm_call_ctors` must be called first.

mod cyclic;
#[cfg(feature = "serde")]
mod serial;
mod ways;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

pub use cyclic::{CyclicField, CyclicTypes, Leads};

use crate::type_layout::TypeLayout;
use crate::{SizeRow, SizeTable};

/// What derived code submits: the layout, where the type has a size of its own, and the module
/// around the type.
#[doc(hidden)]
#[derive(Debug)]
pub struct Registered(pub Option<TypeLayout>, pub &'static str);

inventory::collect!(Registered);

/// Every type in the program with the derive, sorted by name.
///
/// ```
/// # use mem_size_core as mem_size;
/// for layout in mem_size::registry::types().iter() {
///     println!("{}: {} bytes", layout.name.full(), layout.size);
/// }
/// ```
#[must_use]
pub fn types() -> Types {
    let registered = inventory::iter::<Registered>.into_iter();
    let with_layout = registered.filter_map(|&Registered(layout, module)| Some((layout?, module)));
    Types::of(with_layout.collect())
}

/// Types with their layouts; [`Display`](fmt::Display) prints a line for each, under its full name.
///
/// With the feature `serde` the list goes to files and comes back; so does the
/// [layout](crate::type_layout#as-data) of each type.
#[derive(Clone, Debug)]
pub struct Types {
    layouts: Vec<TypeLayout>,
    /// The module around each.
    modules: Vec<&'static str>,
    /// What was asked for last.
    within: Option<String>,
}

impl Types {
    /// All of these, with the module around each.
    fn of(mut entries: Vec<(TypeLayout, &'static str)>) -> Self {
        // Two functions of one name may each have a type of one name.
        entries.sort_by_key(|(layout, _)| (layout.name.full(), layout.size, layout.align));
        let (layouts, modules) = entries.into_iter().unzip();
        Self { layouts, modules, within: None }
    }

    /// Those of this crate or module and below: `app` or `app::page`.
    ///
    /// `env!("CARGO_CRATE_NAME")` is the crate around it, with all its modules. A type in a
    /// function belongs to the module of the function; one in a method of an impl, to the module of
    /// the impl.
    ///
    /// Where nothing matches, the printed table says so.
    #[must_use]
    pub fn within(mut self, path: &str) -> Self {
        // A module's name may be a raw identifier, in a type's name it is none.
        let plain = path.replace("r#", "");
        let path = plain.as_str();
        let entries = self.layouts.iter().copied().zip(self.modules.iter().copied());
        (self.layouts, self.modules) = entries
            .filter(|(layout, module)| {
                // The name of what is in an impl starts with the type that it is for, which may be
                // another crate's: `<u8 as app::Trait>::method::Local`.
                let module = module.replace("r#", "");
                module == path || is_below(&module, path) || is_below(layout.name.full(), path)
            })
            .unzip();
        self.within = Some(plain);
        self
    }

    /// The layouts, sorted by name.
    pub fn iter(&self) -> core::slice::Iter<'_, TypeLayout> {
        self.layouts.iter()
    }

    /// The layouts, sorted by name.
    #[must_use]
    pub fn as_slice(&self) -> &[TypeLayout] {
        &self.layouts
    }
}

impl PartialEq for Types {
    fn eq(&self, other: &Self) -> bool {
        self.layouts == other.layouts
    }
}

impl Eq for Types {}

fn is_below(name: &str, path: &str) -> bool {
    name.strip_prefix(path).is_some_and(|rest| rest.starts_with("::"))
}

impl<'a> IntoIterator for &'a Types {
    type Item = &'a TypeLayout;
    type IntoIter = core::slice::Iter<'a, TypeLayout>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// As a [`SizeTable`]: a header and a line per type, each ended by a line break. Where there is no
/// type, a line that says so.
impl fmt::Display for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.layouts.is_empty() {
            return match &self.within {
                Some(path) => writeln!(f, "no type with `#[derive(MemSize)]` is within `{path}`"),
                None => writeln!(f, "no type with `#[derive(MemSize)]` is in this program"),
            };
        }
        let rows = self.iter().map(|layout| SizeRow::of_layout(path(layout), layout));
        SizeTable::new(&rows.collect::<Vec<_>>()).fmt(f)
    }
}

/// The full name without the lifetimes, which some compilers show and others do not.
fn path(layout: &TypeLayout) -> &'static str {
    let name = layout.name.full();
    match name.rsplit_once("<'_") {
        Some((path, rest)) if rest.ends_with('>') => path,
        _ => name,
    }
}
