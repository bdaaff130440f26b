//! Asking a report: by path, one after the other, the largest.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::report::{Node, Report};

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
    /// Elements need no step of their own; keys and values of maps are `[key]` and `[value]`. Of
    /// several children with one name, the widest is taken.
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
        let mut nodes: Vec<_> = self.nodes().collect();
        nodes.sort_by_key(|located| Reverse(located.node.own));
        nodes.truncate(count);
        nodes
    }
}

impl Node {
    /// The child of this name; of several, the widest.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name() == name)
    }
}

impl Located<'_> {
    fn child<'a>(&self, node: &'a Node) -> Located<'a> {
        let mut path = self.path.clone();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(node.name());
        Located { path, depth: self.depth.saturating_add(1), node }
    }
}
