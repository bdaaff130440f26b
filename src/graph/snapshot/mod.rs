//! A graph as a heap snapshot of V8, which Chrome, Edge and VS Code open.
//!
//! The format is that of `HeapSnapshotLoader.ts` and `HeapSnapshot.ts` in Chrome's developer tools:
//! one object of JSON, its keys in a fixed order, nodes and edges as flat lists of numbers of 32
//! bits, and the strings last.

mod entries;
mod strings;

use alloc::string::ToString as _;
use alloc::vec::Vec;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use crate::graph::column::{Column, NONE};
use crate::graph::edges::End;
use crate::graph::graph::OwnerGraph;
use crate::graph::snapshot::entries::Entries;
use crate::graph::snapshot::strings::Strings;
use crate::graph::vertex::Kind;
use crate::render::type_name;
use crate::text::grouped;

const META: &str = concat!(
    r#""meta":{"node_fields":["type","name","id","self_size","edge_count","trace_node_id","#,
    r#""detachedness"],"#,
    r#""node_types":[["hidden","array","string","object","code","closure","regexp","#,
    r#""number","native","synthetic","concatenated string","sliced string","symbol","#,
    r#""bigint","object shape"],"#,
    r#""string","number","number","number","number","number"],"#,
    r#""edge_fields":["type","name_or_index","to_node"],"#,
    r#""edge_types":[["context","element","property","internal","hidden","shortcut","#,
    r#""weak"],"#,
    r#""string_or_number","node"],"#,
    r#""trace_function_info_fields":[],"#,
    r#""trace_node_fields":[],"#,
    r#""sample_fields":[],"#,
    r#""location_fields":[]}"#,
);
/// How many numbers a node has; edges name a node by where its numbers begin.
const NODE_FIELDS: u64 = 7;
/// What a node and an edge can be, by their positions in the lists of `META`.
const OBJECT: u32 = 3;
const NATIVE: u32 = 8;
const SYNTHETIC: u32 = 9;
const ELEMENT: u32 = 1;
const PROPERTY: u32 = 2;
const INTERNAL: u32 = 3;
/// Larger nodes are written in parts: sizes have 32 bits.
const MOST_BYTES: usize = 1 << 30;
/// How many shared blocks are written by themselves, unless it is said otherwise.
const BLOCKS: usize = 100_000;

impl OwnerGraph {
    /// Writes the graph as a `.heapsnapshot`, which the memory panel of Chrome and Edge loads, and
    /// VS Code opens: with retainers, dominators, and a comparison of two files.
    ///
    /// This is [`heap_snapshot`](Self::heap_snapshot) without options.
    ///
    /// ```no_run
    /// use mem_size::graph::OwnerGraph;
    /// use std::fs::File;
    /// use std::io::BufWriter;
    ///
    /// # fn main() -> std::io::Result<()> {
    /// let app = vec![String::from("measured")];
    /// let file = BufWriter::new(File::create("app.heapsnapshot")?);
    /// OwnerGraph::of(&app).write_heap_snapshot(file)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_heap_snapshot(&self, out: impl Write) -> io::Result<()> {
        self.heap_snapshot().write(out)
    }

    /// The graph as a `.heapsnapshot`, with options.
    pub const fn heap_snapshot(&self) -> HeapSnapshot<'_> {
        HeapSnapshot { graph: self, blocks: BLOCKS }
    }
}

/// An owner graph as a heap snapshot of V8; made by [`OwnerGraph::heap_snapshot`].
///
/// The retained size that is shown there is [`dominated`](crate::graph::OwnerNode::dominated).
/// Handles that were not met come from a node `(outside)`. The memory of a block that `Weak`s keep
/// is a node of its own. What is larger than 1 GiB is written in parts, which its node holds. Ids
/// come from addresses, so that in a comparison of two files of one process the same block is the
/// same object.
///
/// A file of many nodes is slow to open. So where there are more than 100,000 blocks, only those
/// that retain most are nodes by themselves. Of the others, those with one path and type that hang
/// on the same node are grouped, with their number in the name: `Session ×1,204`. All bytes are
/// there, and all other nodes retain what they retain without groups.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::OwnerGraph;
///
/// # fn main() -> std::io::Result<()> {
/// let texts: Vec<Rc<str>> = (0..2000).map(|n| Rc::from(format!("text {n}"))).collect();
/// let twice = (texts.clone(), texts);
/// let mut file = Vec::new();
/// OwnerGraph::of(&twice).heap_snapshot().blocks(1000).write(&mut file)?;
/// assert!(String::from_utf8_lossy(&file).contains("\"str ×1,000\""));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "a snapshot does nothing until it is written"]
pub struct HeapSnapshot<'g> {
    graph: &'g OwnerGraph,
    blocks: usize,
}

impl HeapSnapshot<'_> {
    /// Writes at most this many blocks by themselves, those that retain most; 100,000 by default.
    /// Roots and fields are always written by themselves.
    pub const fn blocks(mut self, most: usize) -> Self {
        self.blocks = most;
        self
    }

    /// Writes the file, as a stream: beside the graph it takes some 20 bytes a node.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let mut file = File::new(self.graph, self.blocks);
        let (nodes, edges) = file.counts();
        write!(out, "{{\"snapshot\":{{{META},\"node_count\":{nodes},\"edge_count\":{edges},")?;
        out.write_all(b"\"trace_function_count\":0},\n\"nodes\":[")?;
        file.write_nodes(&mut out)?;
        out.write_all(b"],\n\"edges\":[")?;
        file.write_edges(&mut out)?;
        out.write_all(b"],\n\"trace_function_infos\":[],\"trace_tree\":[],\"samples\":[],")?;
        out.write_all(b"\"locations\":[],\n\"strings\":[")?;
        file.strings.write(&mut out)?;
        out.write_all(b"]}\n")?;
        out.flush()
    }
}

/// What is known before anything is written. The nodes are the root of all, `(outside)`, those of
/// the graph, and last the further parts of large ones.
struct File<'g> {
    graph: &'g OwnerGraph,
    entries: Entries,
    /// How many edges lead from each entry, without those to its parts.
    edges: Column<u32>,
    /// The entries that are held from outside.
    held: Vec<u32>,
    strings: Strings,
    /// The name of each type, and of each way, by the step at its end.
    type_names: HashMap<(u32, Kind), u32>,
    way_names: HashMap<u32, Option<u32>>,
    ids: HashSet<u32>,
}

impl<'g> File<'g> {
    fn new(graph: &'g OwnerGraph, blocks: usize) -> Self {
        let entries = Entries::new(graph, blocks);
        let is_held = |&entry: &u32| entries.members(entry).iter().any(|&at| graph.is_held(at));
        let held = (0..entries.len()).filter(is_held).collect();
        let mut ends = Vec::new();
        let count = |entry| {
            entries.ends(graph, entry, &mut ends);
            narrow(ends.len())
        };
        Self {
            edges: (0..entries.len()).map(count).collect(),
            graph,
            entries,
            held,
            strings: Strings::default(),
            type_names: HashMap::new(),
            way_names: HashMap::new(),
            // What the format gives a meaning, and 0, stay free.
            ids: HashSet::from([0, 1, 3]),
        }
    }

    /// How many nodes and edges there are.
    fn counts(&self) -> (usize, usize) {
        let parts = (0..self.entries.len()).map(|entry| self.parts(entry));
        let parts = parts.fold(0, usize::saturating_add);
        let roots = self.graph.edges.from(0).len();
        let edges = self.edges.as_slice().iter().map(|&edges| edges as usize);
        let edges = edges.fold(roots + 1 + self.held.len() + parts, usize::saturating_add);
        (self.entries.len() as usize + 2 + parts, edges)
    }

    /// Bytes of all members.
    fn own(&self, entry: u32) -> usize {
        let own = self.entries.members(entry).iter().map(|&at| self.graph.vertices.at(at).own());
        own.fold(0, usize::saturating_add)
    }

    /// The further parts of an entry that is too large for one node.
    fn parts(&self, entry: u32) -> usize {
        self.own(entry).saturating_sub(1) / MOST_BYTES
    }

    fn write_nodes(&mut self, out: &mut impl Write) -> io::Result<()> {
        let roots = self.graph.edges.from(0).len();
        let (top, outside) = (self.strings.number(""), self.strings.number("(outside)"));
        write!(out, "\n{SYNTHETIC},{top},1,0,{},0,0", roots + 1)?;
        write!(out, ",\n{SYNTHETIC},{outside},3,0,{},0,0", self.held.len())?;
        for entry in 0..self.entries.len() {
            let members = self.entries.members(entry);
            let &[first, ..] = members else { continue };
            let count = members.len();
            // The lowest is likely to be there in the next file as well.
            let addresses = members.iter().map(|&at| self.graph.vertices.at(at).address);
            let address = addresses.min().unwrap_or(0);
            let is_memory = self.graph.vertices.at(first).kind == Kind::Memory;
            let kind = if is_memory { NATIVE } else { OBJECT };
            let name = self.name(first, count);
            let id = self.id(address, is_memory);
            let size = self.own(entry).min(MOST_BYTES);
            let edges = self.edges.at(entry) as usize + self.parts(entry);
            write!(out, ",\n{kind},{name},{id},{size},{edges},0,0")?;
        }
        let part = self.strings.number("(part of a large node)");
        for entry in 0..self.entries.len() {
            let mut rest = self.own(entry).saturating_sub(MOST_BYTES);
            while rest > 0 {
                let size = rest.min(MOST_BYTES);
                let id = self.id(0, true);
                write!(out, ",\n{NATIVE},{part},{id},{size},0,0,0")?;
                rest -= size;
            }
        }
        Ok(())
    }

    /// Grouped by the node from which they come, in the order of the nodes.
    fn write_edges(&mut self, out: &mut impl Write) -> io::Result<()> {
        let held = self.strings.number("(outside)");
        write!(out, "\n{INTERNAL},{held},{NODE_FIELDS}")?;
        for end in self.graph.edges.from(0) {
            let name = self.graph.roots.get(end.vertex.saturating_sub(1) as usize);
            let name = name.filter(|name| !name.is_empty()).map_or("root", |name| name);
            let name = self.strings.number(name);
            write_edge([PROPERTY, name], self.entries.of(end.vertex), out)?;
        }
        for (nth, &entry) in self.held.iter().enumerate() {
            write_edge([ELEMENT, narrow(nth)], entry, out)?;
        }
        let memory = self.strings.number("memory");
        let part = self.strings.number("part");
        let mut parts = self.entries.len();
        let mut ends = Vec::new();
        for entry in 0..self.entries.len() {
            self.entries.ends(self.graph, entry, &mut ends);
            for (nth, &End { vertex, step }) in ends.iter().enumerate() {
                let kind = match self.way_name(step) {
                    _ if step == NONE => [INTERNAL, memory],
                    None => [ELEMENT, narrow(nth)],
                    Some(name) => [PROPERTY, name],
                };
                write_edge(kind, vertex, out)?;
            }
            for _ in 0..self.parts(entry) {
                write_edge([INTERNAL, part], parts, out)?;
                parts += 1;
            }
        }
        Ok(())
    }

    /// The names on a way, if it has any.
    fn way_name(&mut self, step: u32) -> Option<u32> {
        let (ways, strings) = (&self.graph.ways, &mut self.strings);
        let number = || {
            let names = ways.text(step);
            (!names.is_empty()).then(|| strings.number(&names))
        };
        *self.way_names.entry(step).or_insert_with(number)
    }

    /// The type; of a root with its name. `Object` alone would be taken for one of JavaScript.
    fn name(&mut self, at: u32, count: usize) -> u32 {
        let vertex = self.graph.vertices.at(at);
        let full = self.graph.ways.type_name(vertex.start);
        let root = self.graph.roots.get(at.saturating_sub(1) as usize);
        let strings = &mut self.strings;
        let name = || {
            let short = type_name::short(full, usize::MAX);
            match (vertex.kind, root) {
                (Kind::Root, Some(root)) if !root.is_empty() => alloc::format!("{root}: {short}"),
                (Kind::Memory, _) => alloc::format!("memory of {short}"),
                _ if short == "Object" => full.to_string(),
                _ => short,
            }
        };
        match (vertex.kind, count) {
            (Kind::Root, _) => strings.number(&name()),
            (_, 2..) => strings.number(&alloc::format!("{} ×{}", name(), grouped(count))),
            (kind, _) => {
                let known = self.type_names.entry((vertex.start, kind));
                *known.or_insert_with(|| strings.number(&name()))
            }
        }
    }

    /// An id from an address, which has more bits, so that one may be in use: then the next one.
    fn id(&mut self, address: usize, is_further: bool) -> u32 {
        let in_words = address as u64 / size_of::<usize>() as u64;
        let mut id = low_bits(in_words).wrapping_shl(1) | u32::from(is_further);
        while !self.ids.insert(id) {
            id = id.wrapping_add(2);
        }
        id
    }
}

/// An edge to an entry. Edges name a node by where its numbers begin.
fn write_edge([kind, name]: [u32; 2], to: u32, out: &mut impl Write) -> io::Result<()> {
    let to = (u64::from(to) + 2) * NODE_FIELDS;
    write!(out, ",\n{kind},{name},{to}")
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "that is what is asked for")]
const fn low_bits(number: u64) -> u32 {
    number as u32
}
