//! One line of a report: the values that were merged into it, and what they own.

use alloc::vec::Vec;
use core::cmp::Reverse;

use mem_size_core::{Gaps, Label};

/// A field, a variant, the keys or the values of a map, or the elements of a collection: all values
/// of one name and type below one parent, merged.
///
/// `deep` = `own` + the `deep` of all children, so that the nodes of a tree add up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// How the values hang on their parent.
    pub label: Label,
    /// Their type, as [`core::any::type_name`] spells it.
    pub type_name: &'static str,
    /// How many values are merged here.
    pub count: usize,
    /// Of collections, how many elements or entries they hold, all together. Elements are part of the
    /// same node, and their fields are its children; keys and values of maps are children, and so
    /// are elements that are collections themselves (then this is empty).
    pub elements: Option<usize>,
    /// Bytes of the values and of all they own.
    pub deep: usize,
    /// The part of `deep` that lies in no child.
    pub own: usize,
    /// Bytes where the values themselves sit, fields included.
    pub inline: usize,
    /// Blocks that belong to this node and to no child.
    pub blocks: usize,
    /// The part of `own` reserved for absent elements.
    pub spare: usize,
    /// The part of `own` spent on counters, control bytes, node links and padding between them.
    pub overhead: usize,
    /// Bytes of the blocks of this node that are behind `Rc` or `Arc`, with what lies in them inline.
    pub shared: usize,
    /// How many of `blocks` are behind `Rc` or `Arc`.
    pub shared_blocks: usize,
    /// What could not be measured here; of children, see there.
    pub gaps: Gaps,
    /// Whether the values were left out on demand.
    pub skipped: Option<Skip>,
    /// Whether deeper levels of the same type are folded into this node.
    pub recursion: Recursion,
    /// What the values consist of, widest first.
    pub children: Vec<Node>,
}

/// Values that were left out on demand: their inline bytes count, what they own does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skip {
    /// The reason that the author of the type gave.
    pub reason: Option<&'static str>,
}

impl Skip {
    /// A skip for this reason.
    #[must_use]
    pub const fn new(reason: Option<&'static str>) -> Self {
        Self { reason }
    }
}

/// Whether a node stands for several levels of a recursive type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub fn new(label: Label, type_name: &'static str) -> Self {
        Self {
            label,
            type_name,
            count: 1,
            elements: None,
            deep: 0,
            own: 0,
            inline: 0,
            blocks: 0,
            spare: 0,
            overhead: 0,
            shared: 0,
            shared_blocks: 0,
            gaps: Gaps::default(),
            skipped: None,
            recursion: Recursion::Flat,
            children: Vec::new(),
        }
    }

    /// Adds a child, and its bytes to `deep`.
    #[must_use]
    pub fn with_child(mut self, child: Self) -> Self {
        self.deep = self.deep.saturating_add(child.deep);
        self.children.push(child);
        self.sort();
        self
    }

    /// The name of the field or variant; `[element]`, `[key]` and `[value]` in collections, the
    /// number in a tuple, nothing for the root.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.label {
            Label::Field(name) | Label::Variant(name) => name,
            Label::Element => "[element]",
            Label::Key => "[key]",
            Label::Value => "[value]",
            Label::Pointee => "[pointee]",
            _ => "",
        }
    }

    /// Widest first; the name settles a tie, so that equal values give equal reports.
    pub(super) fn sort(&mut self) {
        self.children.sort_by_key(|child| (Reverse(child.deep), child.name(), child.type_name));
    }
}
