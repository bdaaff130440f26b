//! A node as one row of a list in a file. Fields that are 0 or have their usual value are left out.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use mem_size_core::{Gaps, MemUsage};
use serde::{Deserialize, Serialize};

use crate::report::sparse;
use crate::report::{Node, NodeLabel, Recursion, Skip, TypeUsage};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row<'a> {
    /// The index of its parent; the root has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<usize>,
    label: Cow<'a, NodeLabel>,
    /// The place of its type in the list of types.
    #[serde(rename = "type")]
    pub(super) type_place: usize,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    elements: Option<usize>,
    deep: usize,
    own: usize,
    #[serde(default, skip_serializing_if = "sparse::is_default", with = "sparse")]
    usage: MemUsage,
    #[serde(default, skip_serializing_if = "sparse::is_default")]
    shared_blocks: usize,
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    needs_drop: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    skipped: Option<Skip>,
    #[serde(default, skip_serializing_if = "is_flat")]
    recursion: Recursion,
}

impl<'a> Row<'a> {
    pub(super) fn of(node: &'a Node, parent: Option<usize>, type_place: usize) -> Self {
        let Node {
            label,
            type_name: _,
            count,
            elements,
            deep,
            own,
            usage,
            shared_blocks,
            needs_drop,
            skipped,
            recursion,
            children: _,
        } = node;
        Self {
            parent,
            label: Cow::Borrowed(label),
            type_place,
            count: *count,
            elements: *elements,
            deep: *deep,
            own: *own,
            usage: *usage,
            shared_blocks: *shared_blocks,
            needs_drop: *needs_drop,
            skipped: skipped.clone(),
            recursion: *recursion,
        }
    }

    /// The node, without its children and the name of its type.
    pub(super) fn nameless(self) -> Node {
        Node {
            label: self.label.into_owned(),
            type_name: Cow::Borrowed(""),
            count: self.count,
            elements: self.elements,
            deep: self.deep,
            own: self.own,
            usage: self.usage,
            shared_blocks: self.shared_blocks,
            needs_drop: self.needs_drop,
            skipped: self.skipped,
            recursion: self.recursion,
            children: Vec::new(),
        }
    }
}

/// What the values of one type amount to.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TypeRow {
    /// The place of the type in the list of types.
    #[serde(rename = "type")]
    pub(super) type_place: usize,
    count: usize,
    deep: usize,
    own: usize,
    #[serde(default, skip_serializing_if = "Gaps::is_empty")]
    gaps: Gaps,
}

impl TypeRow {
    pub(super) fn of(usage: &TypeUsage, type_place: usize) -> Self {
        let &TypeUsage { type_name: _, count, own, deep, gaps } = usage;
        Self { type_place, count, deep, own, gaps }
    }

    pub(super) fn usage(&self, type_name: Cow<'static, str>) -> TypeUsage {
        let &Self { type_place: _, count, deep, own, gaps } = self;
        TypeUsage { type_name, count, own, deep, gaps }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_flat(recursion: &Recursion) -> bool {
    *recursion == Recursion::Flat
}

const fn one() -> usize {
    1
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_one(number: &usize) -> bool {
    *number == 1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_yes(answer: &bool) -> bool {
    *answer
}
