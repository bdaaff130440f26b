//! Asking a report: by path, one after the other, the largest.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::flat_tree::Flat;
use crate::report::{Node, Report};
use crate::sort;

/// A node and the way to it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Located<'a> {
    /// The names from the root to the node, with dots between them; [`Report::find`] takes it.
    pub path: String,
    /// How far below the root the node is.
    pub depth: usize,
    /// The node.
    pub node: &'a Node,
}

impl Report {
    /// The node at a path of names with dots between them, as the text tree shows them.
    ///
    /// Elements need no step of their own; keys and values of maps are `[key]` and `[value]`. Where
    /// several children have one name, the largest is taken.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use mem_size::Report;
    ///
    /// let ages = BTreeMap::from([(String::from("Ada"), (36, vec![1, 2, 3]))]);
    /// let report = Report::of(&ages);
    /// assert_eq!(report.find("[key]").expect("a map has keys").count, 1);
    /// assert!(report.find("[value].1").is_some());
    /// assert!(report.find("[value].name").is_none());
    /// assert_eq!(report.find(""), Some(&report.root));
    /// ```
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Node> {
        if path.is_empty() {
            return Some(&self.root);
        }
        path.split('.').try_fold(&self.root, Node::child)
    }

    /// All nodes with their paths, each before its children.
    ///
    /// A path has the names of all levels above, so that in a deep tree they are most of the work:
    /// in a chain of 100,000 levels with names of four letters, all paths together have 25 GB, one
    /// at a time, and take seconds. Where the paths do not matter, walk `root` and its
    /// [`children`](Node::children).
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&(1_u8, vec![0_u16; 4]));
    /// let paths: Vec<String> = report.nodes().map(|located| located.path).collect();
    /// assert_eq!(paths, ["", "1", "0"]);
    /// ```
    pub fn nodes(&self) -> impl Iterator<Item = Located<'_>> {
        let mut waiting = Vec::from([Located { path: String::new(), depth: 0, node: &self.root }]);
        core::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.node.children.iter().rev().map(|child| next.child(child)));
            Some(next)
        })
    }

    /// The `count` nodes with the most bytes of their own, children left out: where to look first.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&(vec![0_u8; 10], vec![0_u8; 1000]));
    /// assert_eq!(report.largest(1)[0].path, "1");
    /// ```
    #[must_use]
    pub fn largest(&self, count: usize) -> Vec<Located<'_>> {
        let all: Vec<_> = Flat::of(&self.root).collect();
        let mut order: Vec<_> = all.iter().enumerate().collect();
        sort::by_key(&mut order, |(_, (_, node))| Reverse(node.own));
        order.into_iter().take(count).filter_map(|(place, _)| located(&all, place)).collect()
    }
}

impl Node {
    /// The child of this name; the largest if there are several.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name() == name)
    }
}

/// A node of a list of all nodes, each with the place of its parent.
fn located<'a>(all: &[(Option<usize>, &'a Node)], place: usize) -> Option<Located<'a>> {
    let (_, node) = *all.get(place)?;
    let mut names = Vec::new();
    let mut at = all.get(place);
    while let Some(&(Some(parent), node)) = at {
        names.push(node.name());
        at = all.get(parent);
    }
    let mut path = String::new();
    names.iter().rev().for_each(|name| add_name(&mut path, name));
    Some(Located { path, depth: names.len(), node })
}

impl Located<'_> {
    fn child<'a>(&self, node: &'a Node) -> Located<'a> {
        let mut path = self.path.clone();
        add_name(&mut path, node.name());
        Located { path, depth: self.depth.saturating_add(1), node }
    }
}

fn add_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}
