//! An owner graph as a picture: the language of Graphviz.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use crate::graph::{Arrow, Folded, Link, NodeKind, OwnerGraph, OwnerGroup};
use crate::render::{Bytes, type_name};
use crate::text::{OneLine, end_of, grouped};

/// How many nodes are drawn, unless it is said otherwise.
const NODES: usize = 24;
/// How many columns a type may take, and a path.
const TYPE_COLUMNS: usize = 32;
const MOST_OF_A_PATH: usize = 80;
/// How many shades there are; the darkest stands for all bytes of the graph.
const SHADES: usize = 5;

/// An owner graph in the language of Graphviz; made by [`OwnerGraph::dot`], shown by
/// [`Display`](fmt::Display). `dot -Tsvg` draws it.
///
/// Equal nodes, those of one path and type, are one box with their number. Each box has the bytes
/// of its own blocks, and the darker it is the more these are; all boxes together have those of the
/// whole heap. `frees` stands where dropping would give back something else than these. What does
/// not fit in the limit is one box, `the rest`.
///
/// A line leads from an owner to what its handles lead to, with the names on the way and the number
/// of handles. It is dotted where it leads to a part, dashed for `Weak`s, and red in a cycle.
///
/// The text is the same in each run, for nothing in it depends on an address.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::OwnerGraph;
///
/// let texts: Vec<Rc<str>> = (0..100).map(|n| Rc::from(format!("text {n:02}"))).collect();
/// let twice = (texts.clone(), texts);
/// let dot = OwnerGraph::of(&twice).dot().to_string();
/// assert!(dot.starts_with("digraph owners {"));
/// assert!(dot.contains("str ×100"));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a picture does nothing until it is written"]
pub struct Dot<'g> {
    graph: &'g OwnerGraph,
    nodes: usize,
    bytes: Bytes,
}

impl OwnerGraph {
    /// The graph in the language of Graphviz, folded until it is small enough to draw.
    pub const fn dot(&self) -> Dot<'_> {
        Dot { graph: self, nodes: NODES, bytes: Bytes::Units }
    }
}

impl Dot<'_> {
    /// Draws at most this many boxes, those that hold most; 24 by default. Roots are always drawn,
    /// and `the rest` and `outside` come on top.
    pub const fn nodes(mut self, most: usize) -> Self {
        self.nodes = most;
        self
    }

    /// Writes bytes in units or exactly; in units by default.
    pub const fn bytes(mut self, bytes: Bytes) -> Self {
        self.bytes = bytes;
        self
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folded = self.graph.folded(self.nodes);
        f.write_str("digraph owners {\n")?;
        // Graphviz knows the widths of this font without asking the system.
        f.write_str("    graph [rankdir=LR]\n")?;
        f.write_str("    node [shape=box, style=filled, colorscheme=blues9, ")?;
        f.write_str("fontname=Helvetica, fontsize=11]\n")?;
        f.write_str("    edge [fontname=Helvetica, fontsize=9]\n\n")?;
        for (number, group) in folded.groups.iter().enumerate() {
            self.write_group(number, group, f)?;
        }
        self.write_rest(&folded, f)?;
        f.write_str("\n")?;
        folded.arrows.iter().try_for_each(|arrow| write_arrow(arrow, f))?;
        write_outside(&folded, f)?;
        f.write_str("}\n")
    }
}

impl Dot<'_> {
    fn write_group(
        &self,
        number: usize,
        group: &OwnerGroup,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let type_name = type_name::short(group.type_name, TYPE_COLUMNS);
        let [own, frees] = [group.own, group.frees].map(|bytes| self.bytes.show(bytes));
        let mut bytes = vec![own.clone()];
        if frees != own {
            bytes.push(format!("frees {frees}"));
        }
        if group.leaks > 0 {
            bytes.push(format!("loses {}", self.bytes.show(group.leaks)));
        }
        let path = end_of(&group.path, MOST_OF_A_PATH);
        let lines = [path, with_number(&type_name, group.count), bytes.join(", ")];
        let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let label = lines.join("\n");
        let style = match group.kind {
            NodeKind::Root => ", penwidth=2",
            NodeKind::Shared => ", style=\"filled,rounded\"",
            NodeKind::Field => "",
        };
        let shade = self.shade(group.own);
        writeln!(f, "    {number} [label={}, fillcolor={shade}{style}]", Quoted(&label))
    }

    fn write_rest(&self, folded: &Folded, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = &folded.rest;
        if rest.count == 0 {
            return Ok(());
        }
        let label = format!("the rest ×{}\n{}", grouped(rest.count), self.bytes.show(rest.own));
        let (number, shade) = (folded.rest_number(), self.shade(rest.own));
        let label = Quoted(&label);
        writeln!(f, "    {number} [label={label}, fillcolor={shade}, style=\"filled,dashed\"]")
    }

    /// By the share of all bytes.
    fn shade(&self, own: usize) -> usize {
        let all = self.graph.usage().heap.max(1) as u128;
        let shade = (own as u128).saturating_mul(SHADES as u128).div_ceil(all);
        usize::try_from(shade).map_or(SHADES, |shade| shade.clamp(1, SHADES))
    }
}

fn write_arrow(arrow: &Arrow, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Arrow { from, to, link, handles, names } = arrow;
    // The path of a part ends with its name.
    let names = if *link == Link::Part { "" } else { names.as_str() };
    let label = with_number(&end_of(names, MOST_OF_A_PATH), *handles);
    let style = match link {
        Link::Part => ", style=dotted, arrowhead=none",
        Link::Handle => "",
        Link::Back => ", color=red",
        Link::Weak => ", style=dashed",
    };
    writeln!(f, "    {from} -> {to} [label={}{style}]", Quoted(&label))
}

/// The names, with the number of handles if there are several.
fn with_number(names: &str, handles: usize) -> String {
    match handles {
        1 => names.to_string(),
        handles => format!("{names} ×{}", grouped(handles)).trim_start().to_string(),
    }
}

/// Handles that were not met come from a node of their own.
fn write_outside(folded: &Folded, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let groups = folded.groups.iter().map(|group| group.outside);
    let all = groups.chain([folded.rest.outside]).enumerate();
    let held: Vec<_> = all.filter(|&(_, handles)| handles > 0).collect();
    if held.is_empty() {
        return Ok(());
    }
    let outside = folded.outside_number();
    writeln!(f, "    {outside} [label=\"outside\", shape=ellipse, style=dashed]")?;
    held.into_iter().try_for_each(|(number, handles)| {
        writeln!(f, "    {outside} -> {number} [label={}]", Quoted(&with_number("", handles)))
    })
}

/// A label. Only line breaks that are meant are left, and no name is taken for that of a character,
/// as Graphviz takes the `&Pi;` of `[&Pi; 2]`.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"")?;
        for (nth, line) in self.0.split('\n').enumerate() {
            let line = OneLine(line).to_string().replace('\\', "\\\\").replace('"', "\\\"");
            let line = if line.contains(';') { line.replace('&', "&amp;") } else { line };
            write!(f, "{}{line}", if nth > 0 { "\\n" } else { "" })?;
        }
        f.write_str("\"")
    }
}
