//! What makes two places of two reports the same: labels and types, never addresses.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use crate::report::NodeLabel;

/// How places of two reports are matched: by the path of their names, and their types.
///
/// Names are taken as they are, unless said otherwise; then places whose names become the same are
/// one place. Names are those of reports in a [`Snapshot`](crate::Snapshot), of fields and of
/// variants, and those that [`Report::of_map`](crate::Report::of_map) takes of the keys of a map.
///
/// ```
/// use mem_size::snapshot::{Diff, Keys};
/// use mem_size::Snapshot;
///
/// let [mut before, mut after] = [Snapshot::new(), Snapshot::new()];
/// before.add("session 17", &vec![0_u8; 100]);
/// after.add("session 42", &vec![0_u8; 100]);
///
/// assert_eq!(after.since(&before).changes.len(), 2); // one is new, one is gone
/// assert!(Diff::of_snapshots(&before, &after, &Keys::new().numbers_alike()).is_empty());
/// let keys = Keys::new().rename(|name| name.split(' ').next().unwrap_or(name).into());
/// assert!(Diff::of_snapshots(&before, &after, &keys).is_empty());
/// ```
#[derive(Default)]
pub struct Keys<'f> {
    rename: Option<Rename<'f>>,
    numbers: Numbers,
}

type Rename<'f> = Box<dyn Fn(&str) -> String + 'f>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Numbers {
    #[default]
    Apart,
    Alike,
}

impl<'f> Keys<'f> {
    /// Takes names as they are.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Replaces each name by what a function makes of it, say the kind of thing behind an id.
    #[must_use]
    pub fn rename(mut self, rename: impl Fn(&str) -> String + 'f) -> Self {
        self.rename = Some(Box::new(rename));
        self
    }

    /// Takes names that differ only in numbers for the same name: each number becomes `#`. A name
    /// that is nothing but a number stays, for it is the place in a tuple.
    #[must_use]
    pub fn numbers_alike(mut self) -> Self {
        self.numbers = Numbers::Alike;
        self
    }

    pub(super) fn label(&self, label: &NodeLabel) -> NodeLabel {
        let new_name = self.new_name(label.name()).map(Cow::Owned);
        match (label, new_name) {
            (NodeLabel::Field(_), Some(name)) => NodeLabel::Field(name),
            (NodeLabel::Variant(_), Some(name)) => NodeLabel::Variant(name),
            _ => label.clone(),
        }
    }

    /// What a name becomes, where it is not taken as it is.
    fn new_name(&self, name: &str) -> Option<String> {
        let renamed = self.rename.as_ref().map(|rename| rename(name));
        match self.numbers {
            Numbers::Apart => renamed,
            Numbers::Alike => without_numbers(renamed.as_deref().unwrap_or(name)).or(renamed),
        }
    }
}

impl fmt::Debug for Keys<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rename, numbers } = self;
        let rename = rename.as_ref().map(|_| "…");
        f.debug_struct("Keys").field("rename", &rename).field("numbers", numbers).finish()
    }
}

/// The name with each number as `#`; nothing where that is the name itself.
fn without_numbers(name: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    if !name.contains(is_digit) || name.chars().all(is_digit) {
        return None;
    }
    let mut short = String::with_capacity(name.len());
    let mut in_number = false;
    for c in name.chars() {
        if is_digit(c) {
            if !in_number {
                short.push('#');
            }
        } else {
            short.push(c);
        }
        in_number = is_digit(c);
    }
    Some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_are_alike() {
        let cases = [("thread 17", "thread #"), ("12-34a", "#-#a"), ("é1", "é#")];
        for (name, short) in cases {
            assert_eq!(without_numbers(name).as_deref(), Some(short));
        }
        for name in ["7", "123", "name", ""] {
            assert_eq!(without_numbers(name), None);
        }
    }
}
