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
    let mut rows = BTreeMap::new();
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    // Not by recursion: a report may be deeper than the stack.
    let mut steps = Vec::from([Step::Enter(root)]);
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave(type_name) => {
                if let Some(count) = open.get_mut(type_name) {
                    *count = count.saturating_sub(1);
                }
                continue;
            }
        };
        let count = open.entry(&node.type_name).or_default();
        add(node, *count > 0, &mut rows);
        *count = count.saturating_add(1);
        steps.push(Step::Leave(&node.type_name));
        steps.extend(node.children.iter().map(Step::Enter));
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    sort(&mut rows);
    rows
}

/// What is next on the way through a tree.
enum Step<'n> {
    Enter(&'n Node),
    /// All below a node of this type has been met.
    Leave(&'n str),
}

/// Adds a node to the row of its type; one inside a node of that type has its bytes there.
fn add<'n>(node: &'n Node, is_inside: bool, rows: &mut BTreeMap<&'n str, TypeUsage>) {
    let row =
        rows.entry(&*node.type_name).or_insert_with(|| TypeUsage::new(node.type_name.clone()));
    if !matches!(node.label, NodeLabel::Variant(_)) {
        row.count = row.count.saturating_add(node.count);
    }
    row.own = row.own.saturating_add(node.own);
    row.gaps = row.gaps + node.usage.gaps;
    if !is_inside {
        row.deep = row.deep.saturating_add(node.deep);
    }
}
