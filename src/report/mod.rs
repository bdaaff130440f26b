//! A measured value as plain data; how it is shown is left to [`render`](crate::render).

mod build;
mod by_key;
mod debug;
mod draft;
pub(crate) mod flat;
#[cfg(feature = "json")]
mod json;
mod node;
mod query;
#[cfg(feature = "serde")]
mod row;
#[cfg(feature = "serde")]
mod serial;
#[cfg(feature = "serde")]
pub(crate) mod sparse;
mod type_sums;
mod type_usage;
mod usable;

use alloc::vec::Vec;
use core::fmt;

use mem_size_core::{MemSize, MemUsage, Tracer};

use crate::render::{Tree, TypeTable};
use build::Builder;
pub use node::{Node, NodeLabel, Recursion, Skip};
pub use query::Located;
pub use type_usage::TypeUsage;
pub use usable::{Usable, UsableRow};

/// Where the bytes of a value are: its numbers, a tree by field, and a histogram by type.
///
/// Elements of a collection are merged into one node, and so are their fields. A type that recurs
/// into itself is folded into the node where it was met first. The bytes of the tree add up to
/// [`MemUsage::deep`], to the byte.
///
/// ```
/// use mem_size::{MemSize, Report};
///
/// #[derive(MemSize)]
/// struct User {
///     name: String,
///     tags: Vec<String>,
/// }
///
/// let users = vec![
///     User { name: "Ada".into(), tags: vec!["admin".into()] },
///     User { name: "Grace".into(), tags: Vec::new() },
/// ];
/// let report = Report::of(&users);
/// assert_eq!(report.root.deep, users.deep_size());
/// assert_eq!(report.root.elements, Some(2));
///
/// let names = report.find("name").expect("users have names");
/// assert_eq!(names.count, 2);
/// assert_eq!(names.deep, 2 * size_of::<String>() + 3 + 5);
/// println!("{report}");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The numbers of the whole value.
    pub usage: MemUsage,
    /// The value itself, with all that it owns below it.
    pub root: Node,
    /// The rows by type; none in a report put together by hand.
    types: Vec<TypeUsage>,
}

impl Report {
    /// Measures a value and notes where its bytes are.
    ///
    /// Takes longer than [`MemSize::mem_usage`], for each element is looked at by itself unless it
    /// is flat.
    #[must_use]
    pub fn of<T: MemSize + ?Sized>(value: &T) -> Self {
        let (builder, usage) = Tracer::__listen(value, Builder::default);
        let (root, types) = builder.finish();
        Self { usage, root, types }
    }

    /// A report put together by hand, say to test what shows it.
    #[must_use]
    pub const fn new(usage: MemUsage, root: Node) -> Self {
        Self { usage, root, types: Vec::new() }
    }

    /// The report as a text tree, with options to narrow it.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&vec![String::from("a"), String::from("b")]);
    /// let text = report.tree().depth(0).to_string();
    /// assert!(text.starts_with("Vec<String>"));
    /// ```
    pub const fn tree(&self) -> Tree<'_> {
        Tree::new(self)
    }

    /// The histogram by type as a text table, with options to narrow it.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&(vec![0_u64; 100], String::from("small")));
    /// let text = report.type_table().rows(1).to_string();
    /// assert!(text.contains("100  u64"));
    /// ```
    pub const fn type_table(&self) -> TypeTable<'_> {
        TypeTable::new(self)
    }
}

/// The text tree with its default options.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tree().fmt(f)
    }
}
