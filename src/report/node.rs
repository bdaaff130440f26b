//! One line of a report: the values that were merged into it, and what they own.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::cmp::Reverse;

use mem_size_core::{Label, MemUsage};

/// A field, a variant, the keys or the values of a map, or the elements of a collection: all values
/// of one name and type below one parent, merged.
///
/// `deep` = `own` + the `deep` of all children, so that the nodes of a tree add up.
/// A tree may be of any depth: to copy, compare and drop it takes no recursion, and
/// [`Debug`](core::fmt::Debug) shows 100 levels.
#[non_exhaustive]
pub struct Node {
    /// How the values hang on their parent.
    pub label: NodeLabel,
    /// Their type, as [`core::any::type_name`] spells it.
    pub type_name: Cow<'static, str>,
    /// How many values are merged here.
    pub count: usize,
    /// How many elements or entries the values hold all together, if they are collections. Elements
    /// are part of the same node, and their fields are its children; keys and values of maps are
    /// children, and so are elements that are collections themselves (then this is `None`).
    pub elements: Option<usize>,
    /// Bytes of the values and of all they own.
    pub deep: usize,
    /// The part of `deep` that lies in no child.
    pub own: usize,
    /// The numbers of the values by themselves, without those of any child: where they sit
    /// (`shallow`), their blocks as a whole with what lies in them inline (`heap`, `blocks`), the
    /// parts of `own` that are spare and overhead, and what could not be measured.
    pub usage: MemUsage,
    /// How many of the blocks are behind `Rc` or `Arc`.
    pub shared_blocks: usize,
    /// Whether the values have something to drop. Values that have not, such as numbers and flags,
    /// own nothing.
    pub needs_drop: bool,
    /// Whether the values were skipped, as with `#[mem_size(skip)]`.
    pub skipped: Option<Skip>,
    /// Whether deeper levels of the same type are folded into this node.
    pub recursion: Recursion,
    /// What the values consist of, largest first.
    pub children: Vec<Node>,
}

/// How the values of a node hang on their parent: a [`Label`] that owns its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum NodeLabel {
    /// The value that was asked about.
    Root,
    /// A field; in a tuple, its number.
    Field(Cow<'static, str>),
    /// The live variant of an enum.
    Variant(Cow<'static, str>),
    /// An element of a sequence or a set.
    Element,
    /// A key of a map.
    Key,
    /// A value of a map.
    Value,
    /// What a pointer points to.
    Pointee,
}

impl From<Label> for NodeLabel {
    fn from(label: Label) -> Self {
        match label {
            Label::Field(name) => Self::Field(Cow::Borrowed(name)),
            Label::Variant(name) => Self::Variant(Cow::Borrowed(name)),
            Label::Element => Self::Element,
            Label::Key => Self::Key,
            Label::Value => Self::Value,
            Label::Pointee => Self::Pointee,
            _ => Self::Root,
        }
    }
}

impl NodeLabel {
    /// The name of the field or variant; `[element]`, `[key]`, `[value]` or `[pointee]`; nothing
    /// for the root.
    ///
    /// ```
    /// use mem_size::report::NodeLabel;
    ///
    /// assert_eq!(NodeLabel::Field("age".into()).name(), "age");
    /// assert_eq!(NodeLabel::Key.name(), "[key]");
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Field(name) | Self::Variant(name) => name,
            Self::Element => "[element]",
            Self::Key => "[key]",
            Self::Value => "[value]",
            Self::Pointee => "[pointee]",
            Self::Root => "",
        }
    }
}

/// Values that were skipped: their inline bytes count, what they own does not.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Skip {
    /// The reason that the author of the type gave.
    pub reason: Option<Cow<'static, str>>,
}

impl Skip {
    /// A skip for this reason.
    #[must_use]
    pub fn new(reason: Option<&'static str>) -> Self {
        Self { reason: reason.map(Cow::Borrowed) }
    }
}

/// Whether a node stands for several levels of a recursive type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Recursion {
    /// All values lie on one level.
    #[default]
    Flat,
    /// Values inside values of this node are folded into it.
    Folded,
}

impl Node {
    /// A node of one value that takes no bytes yet; fill in its fields.
    ///
    /// ```
    /// use mem_size::{Label, report::Node};
    ///
    /// let mut name = Node::new(Label::Field("name"), "alloc::string::String");
    /// (name.deep, name.own) = (29, 29);
    /// let user = Node::new(Label::Root, "app::User").with_child(name);
    /// assert_eq!(user.deep, 29);
    /// ```
    #[must_use]
    pub fn new(label: impl Into<NodeLabel>, type_name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            label: label.into(),
            type_name: type_name.into(),
            count: 1,
            elements: None,
            deep: 0,
            own: 0,
            usage: MemUsage::default(),
            shared_blocks: 0,
            needs_drop: true,
            skipped: None,
            recursion: Recursion::Flat,
            children: Vec::new(),
        }
    }

    /// Adds a child, and its bytes to `deep`.
    ///
    /// Sorts the children each time; [`with_children`](Self::with_children) adds many at once.
    #[must_use]
    pub fn with_child(mut self, child: Self) -> Self {
        self.deep = self.deep.saturating_add(child.deep);
        self.children.push(child);
        self.sort();
        self
    }

    /// Adds children, and their bytes to `deep`.
    ///
    /// ```
    /// use mem_size::report::{Node, NodeLabel};
    /// use mem_size::Label;
    ///
    /// let fields = (0..1000).map(|number| {
    ///     let mut field = Node::new(NodeLabel::Field(number.to_string().into()), "u8");
    ///     (field.deep, field.own) = (number, number);
    ///     field
    /// });
    /// let node = Node::new(Label::Root, "app::Wide").with_children(fields);
    /// assert_eq!((node.children.len(), node.children[0].name()), (1000, "999"));
    /// assert_eq!(node.deep, 999 * 1000 / 2);
    /// ```
    #[must_use]
    pub fn with_children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        let already = self.children.len();
        self.children.extend(children);
        let added = self.children.iter().skip(already);
        self.deep = added.fold(self.deep, |sum, child| sum.saturating_add(child.deep));
        self.sort();
        self
    }

    /// The name of the field or variant; `[element]`, `[key]` and `[value]` in collections, the
    /// number in a tuple, nothing for the root.
    #[must_use]
    pub fn name(&self) -> &str {
        self.label.name()
    }

    /// Widest first; the name settles a tie, so that equal values give equal reports.
    pub(super) fn sort(&mut self) {
        self.children.sort_by(|a, b| {
            let key = |node: &Self| Reverse(node.deep);
            let by_bytes = key(a).cmp(&key(b));
            by_bytes.then_with(|| (a.name(), &a.type_name).cmp(&(b.name(), &b.type_name)))
        });
    }
}
