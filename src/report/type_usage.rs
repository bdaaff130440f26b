//! A row of the histogram by type: all values of one type, wherever they are.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use mem_size_core::Gaps;

use crate::report::{Node, NodeLabel, Report};
use crate::sort;

/// All values of one type that a walk met, wherever they are; a row of [`Report::by_type`].
///
/// Each byte of the whole value belongs to one row, so that `own` adds up over all rows to
/// [`MemUsage::deep`](crate::MemUsage::deep). `deep` does not, for a value in another one is part
/// of both.
///
/// Elements of a [flat](crate::Flat) type are not looked into: their bytes belong to that type, and
/// the types of their fields have no part in them. So the count and the bytes of a type that is
/// also a part of such elements are lower bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TypeUsage {
    /// The type, as [`core::any::type_name`] spells it.
    pub type_name: Cow<'static, str>,
    /// How many values were met. A value behind several handles is met once.
    pub count: usize,
    /// Bytes that belong to these values and to no value inside them: the inline bytes that are no
    /// field's, and the rest of their blocks. The block of a `Box`, `Rc` or `Arc` belongs to what
    /// it holds.
    pub own: usize,
    /// Bytes of these values with all they own. Values inside a value of the same type are part of
    /// it and count once. What several values share belongs to the one that was met first.
    pub deep: usize,
    /// What could not be measured of these values.
    pub gaps: Gaps,
}

impl TypeUsage {
    /// A row without values; fill in its fields.
    ///
    /// ```
    /// use mem_size::report::TypeUsage;
    ///
    /// let mut strings = TypeUsage::new("alloc::string::String");
    /// (strings.count, strings.own, strings.deep) = (2, 60, 60);
    /// assert_eq!(strings.type_name, "alloc::string::String");
    /// ```
    #[must_use]
    pub fn new(type_name: impl Into<Cow<'static, str>>) -> Self {
        Self { type_name: type_name.into(), count: 0, own: 0, deep: 0, gaps: Gaps::default() }
    }
}

impl Report {
    /// The same bytes by type: a row for each type that was met, the one with the most bytes of its
    /// own first.
    ///
    /// [`type_table`](Self::type_table) shows it. For a report that was put together by hand, the
    /// rows are read off the nodes, which have no types of elements.
    ///
    /// ```
    /// use mem_size::{MemSize, Report};
    ///
    /// #[derive(MemSize)]
    /// struct User {
    ///     name: String,
    ///     friends: Vec<String>,
    /// }
    ///
    /// let ada = User { name: "Ada".into(), friends: vec!["Charles".into(), "Mary".into()] };
    /// let types = Report::of(&vec![ada]).by_type();
    /// let strings = types.iter().find(|row| row.type_name.ends_with("String"));
    /// let strings = strings.expect("there are strings");
    /// assert_eq!(strings.count, 3);
    /// assert_eq!(strings.own, 3 * size_of::<String>() + "AdaCharlesMary".len());
    /// ```
    #[must_use]
    pub fn by_type(&self) -> Vec<TypeUsage> {
        if self.types.is_empty() { of_nodes(&self.root) } else { self.types.clone() }
    }

    /// The report with these rows for [`by_type`](Self::by_type).
    ///
    /// ```
    /// use mem_size::report::{Node, TypeUsage};
    /// use mem_size::{Label, MemUsage, Report};
    ///
    /// let report = Report::new(MemUsage::default(), Node::new(Label::Root, "app::User"));
    /// let report = report.with_types(vec![TypeUsage::new("app::Name")]);
    /// assert_eq!(report.by_type()[0].type_name, "app::Name");
    /// ```
    #[must_use]
    pub fn with_types(mut self, mut types: Vec<TypeUsage>) -> Self {
        sort(&mut types);
        self.types = types;
        self
    }
}

/// Most bytes first; the name settles a tie.
pub(super) fn sort(rows: &mut [TypeUsage]) {
    let bytes = |row: &TypeUsage| Reverse((row.own, row.deep));
    sort::by(rows, |a, b| (bytes(a), &a.type_name).cmp(&(bytes(b), &b.type_name)));
}

/// What the nodes tell: elements are part of the node of their collection.
fn of_nodes(root: &Node) -> Vec<TypeUsage> {
    let mut rows: Vec<Row> = Vec::new();
    let mut of_type: BTreeMap<&str, usize> = BTreeMap::new();
    // Not by recursion: a report may be deeper than the stack.
    let mut steps = Vec::from([Step::Enter(root)]);
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave(nth) => {
                if let Some(row) = rows.get_mut(nth) {
                    row.open = row.open.saturating_sub(1);
                }
                continue;
            }
        };
        let nth = *of_type.entry(&node.type_name).or_insert(rows.len());
        if nth == rows.len() {
            rows.push(Row { usage: TypeUsage::new(node.type_name.clone()), open: 0 });
        }
        if let Some(row) = rows.get_mut(nth) {
            row.add(node);
            row.open = row.open.saturating_add(1);
        }
        steps.push(Step::Leave(nth));
        steps.extend(node.children.iter().map(Step::Enter));
    }
    let mut rows: Vec<_> = rows.into_iter().map(|row| row.usage).collect();
    sort(&mut rows);
    rows
}

/// What is next on the way through a tree.
enum Step<'n> {
    Enter(&'n Node),
    /// All below a node of the type in this row has been met.
    Leave(usize),
}

/// A row while the nodes are read.
struct Row {
    usage: TypeUsage,
    /// How many nodes of the type lie around what is read.
    open: usize,
}

impl Row {
    /// Adds a node; one inside a node of the type has its bytes there.
    fn add(&mut self, node: &Node) {
        let usage = &mut self.usage;
        if !matches!(node.label, NodeLabel::Variant(_)) {
            usage.count = usage.count.saturating_add(node.count);
        }
        usage.own = usage.own.saturating_add(node.own);
        usage.gaps = usage.gaps + node.usage.gaps;
        if self.open == 0 {
            usage.deep = usage.deep.saturating_add(node.deep);
        }
    }
}
