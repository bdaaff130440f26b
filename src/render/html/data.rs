//! The numbers of a report as the script of the page takes them.

use alloc::collections::{BTreeSet, BinaryHeap};
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt::{self, Write as _};

use mem_size_core::Gaps;

use crate::flat_tree::Flat;
use crate::render::own_bytes::OwnBytes;
use crate::render::tree::{gap_notes, gaps_within, remarks};
use crate::render::{MOST_LEVELS, type_name};
use crate::report::{Node, NodeLabel, Report};
use crate::text::{JsonText, Numbered, OneLine, comma};

/// JSON with `texts`, each once; `types` and `nodes` as lists of numbers, some of which stand for
/// texts; how many nodes are `folded` into others, and the `gaps`.
pub(super) struct Data<'a> {
    pub(super) report: &'a Report,
    pub(super) rows: usize,
}

/// What a line of the page stands for.
#[derive(Clone, Copy)]
enum Kind {
    Field = 0,
    /// Spare bytes, or overhead.
    Own = 1,
    /// Those that are left out.
    More = 2,
}

impl fmt::Display for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = widest(&self.report.root, self.rows);
        let mut lines = Lines { kept, ..Lines::default() };
        lines.node(&self.report.root, 0)?;
        let mut types = String::new();
        for row in self.report.by_type() {
            let short = lines.text(&type_name::short(&row.type_name, usize::MAX));
            let path = lines.text(&row.type_name);
            let notes = lines.text(&gap_notes(row.gaps).join(", "));
            let (comma, own, deep, count) = (comma(types.len()), row.own, row.deep, row.count);
            write!(types, "{comma}[{short},{path},{own},{deep},{count},{notes}]")?;
        }
        f.write_str(r#"{"texts":["#)?;
        for (nth, text) in lines.texts.texts().into_iter().enumerate() {
            write!(f, "{}{}", comma(nth), JsonText(text))?;
        }
        let gaps = self.report.usage.gaps;
        let gaps =
            if gaps.is_empty() { String::new() } else { format!("sizes are lower bounds: {gaps}") };
        let (nodes, folded) = (lines.json, lines.folded);
        write!(f, r#"],"types":[{types}],"nodes":[{nodes}],"#)?;
        write!(f, r#""folded":{folded},"gaps":{}}}"#, JsonText(&gaps))
    }
}

/// The addresses of the nodes with the most bytes. The root is one of them, and with a node its
/// parent, which has no less.
fn widest(root: &Node, most: usize) -> BTreeSet<*const Node> {
    let mut kept = BTreeSet::new();
    let mut waiting = BinaryHeap::from([ByBytes(root, 0)]);
    while let Some(ByBytes(node, level)) = waiting.pop() {
        kept.insert(core::ptr::from_ref(node));
        if kept.len() >= most {
            break;
        }
        if level < MOST_LEVELS {
            let below = level.saturating_add(1);
            waiting.extend(node.children.iter().map(|child| ByBytes(child, below)));
        }
    }
    kept
}

/// Nodes by their bytes alone, with their levels.
struct ByBytes<'a>(&'a Node, usize);

impl Ord for ByBytes<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.deep.cmp(&other.0.deep)
    }
}

impl PartialOrd for ByBytes<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ByBytes<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for ByBytes<'_> {}

/// The lines so far.
#[derive(Default)]
struct Lines {
    kept: BTreeSet<*const Node>,
    texts: Numbered,
    json: String,
    count: usize,
    folded: usize,
}

impl Lines {
    /// The lines of a node and of what is in it, each after its parent.
    fn node(&mut self, node: &Node, parent: usize) -> fmt::Result {
        let number = self.count;
        let name =
            if let NodeLabel::Root = node.label { String::new() } else { node.name().into() };
        let short = match node.label {
            NodeLabel::Variant(_) => String::new(),
            _ => type_name::short(&node.type_name, usize::MAX),
        };
        let texts = [name, short, node.type_name.to_string()].map(|text| self.text(&text));
        let notes = self.text(&remarks(node, node.usage.gaps).join(", "));
        let [name, short, path] = texts;
        let (deep, own, count) = (node.deep, node.own, node.count);
        let elements = node.elements.map_or_else(|| "null".into(), |elements| elements.to_string());
        let rest = format!("{name},{short},{path},{deep},{own},{count},{elements},{notes}");
        self.line(parent, Kind::Field, &rest)?;
        let is_kept = |child: &&Node| self.kept.contains(&core::ptr::from_ref(*child));
        let (kept, folded): (Vec<_>, Vec<_>) = node.children.iter().partition(is_kept);
        for child in &kept {
            self.node(child, number)?;
        }
        for (what, bytes) in OwnBytes::of(node).apart {
            if bytes > 0 && bytes < deep {
                self.bytes(number, (Kind::Own, what), bytes, "")?;
            }
        }
        self.fold(number, &folded)
    }

    /// One line for those that are left out.
    fn fold(&mut self, parent: usize, nodes: &[&Node]) -> fmt::Result {
        let [_, ..] = nodes else { return Ok(()) };
        self.folded = nodes.iter().fold(self.folded, |sum, node| sum.saturating_add(size(node)));
        let bytes = nodes.iter().fold(0_usize, |sum, node| sum.saturating_add(node.deep));
        let gaps = nodes.iter().fold(Gaps::default(), |sum, node| sum + gaps_within(node));
        let (what, gaps) = (format!("… {} more", nodes.len()), gap_notes(gaps).join(", "));
        self.bytes(parent, (Kind::More, &what), bytes, &gaps)
    }

    /// A line that is no node.
    fn bytes(
        &mut self,
        parent: usize,
        (kind, what): (Kind, &str),
        bytes: usize,
        notes: &str,
    ) -> fmt::Result {
        let [what, none, notes] = [what, "", notes].map(|text| self.text(text));
        self.line(parent, kind, &format!("{what},{none},{none},{bytes},{bytes},1,null,{notes}"))
    }

    fn line(&mut self, parent: usize, kind: Kind, rest: &str) -> fmt::Result {
        let (comma, kind) = (comma(self.count), kind as u8);
        self.count = self.count.saturating_add(1);
        write!(self.json, "{comma}\n[{parent},{kind},{rest}]")
    }

    /// The number of a text. Names come from anywhere: they break no line and turn none around.
    fn text(&mut self, text: &str) -> usize {
        self.texts.number(&OneLine(text).to_string())
    }
}

/// How many nodes there are below a node and with it.
fn size(node: &Node) -> usize {
    Flat::of(node).count()
}
