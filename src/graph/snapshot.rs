//! A graph as a heap snapshot of V8, which Chrome, Edge and VS Code open.
//!
//! The format is that of `HeapSnapshotLoader.ts` and `HeapSnapshot.ts` in Chrome's developer tools:
//! one object of JSON, its keys in a fixed order, nodes and edges as flat lists of numbers of 32
//! bits, and the strings last.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use crate::graph::column::{Column, NONE};
use crate::graph::edges::End;
use crate::graph::graph::OwnerGraph;
use crate::graph::vertex::Kind;
use crate::render::type_name;

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

impl OwnerGraph {
    /// Writes the graph as a `.heapsnapshot`, which the memory panel of Chrome and Edge loads, and
    /// VS Code opens: with retainers, dominators, and a comparison of two files.
    ///
    /// The retained size that is shown there is [`dominated`](crate::graph::OwnerNode::dominated).
    /// Handles that were not met come from a node `(outside)`. The memory of a block that `Weak`s
    /// keep is a node of its own. What is larger than 1 GiB is written in parts, which its node
    /// holds. Ids come from addresses, so that in a comparison of two files of one process the same
    /// block is the same object.
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
    pub fn write_heap_snapshot(&self, mut out: impl Write) -> io::Result<()> {
        let mut file = Snapshot::new(self);
        let (nodes, edges) = file.counts();
        write!(out, "{{\"snapshot\":{{{META},\"node_count\":{nodes},\"edge_count\":{edges},")?;
        out.write_all(b"\"trace_function_count\":0},\n\"nodes\":[")?;
        file.write_nodes(&mut out)?;
        out.write_all(b"],\n\"edges\":[")?;
        file.write_edges(&mut out)?;
        out.write_all(b"],\n\"trace_function_infos\":[],\"trace_tree\":[],\"samples\":[],")?;
        out.write_all(b"\"locations\":[],\n\"strings\":[")?;
        for (at, text) in file.strings.texts.iter().enumerate() {
            out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
            write_string(text, &mut out)?;
        }
        out.write_all(b"]}\n")?;
        out.flush()
    }
}

/// What is known before anything is written. The nodes are the root of all, `(outside)`, those of
/// the graph, and last the further parts of large ones.
struct Snapshot<'g> {
    graph: &'g OwnerGraph,
    /// The nodes of the graph that are written.
    vertices: Vec<u32>,
    /// Where in the file each node of the graph is.
    position: Column<u32>,
    held: Vec<u32>,
    strings: Strings,
    ids: HashSet<u32>,
}

impl<'g> Snapshot<'g> {
    fn new(graph: &'g OwnerGraph) -> Self {
        let len = graph.vertices.len();
        let is_written = |&at: &u32| graph.vertices.at(at).kind != Kind::Elsewhere;
        let vertices: Vec<u32> = (1..len).filter(is_written).collect();
        let mut position = Column::filled(len, NONE);
        for (at, &vertex) in (2..).zip(&vertices) {
            position.set(vertex, at);
        }
        let held = vertices.iter().copied().filter(|&at| graph.held.at(at)).collect();
        // What the format gives a meaning, and 0, stay free.
        let ids = HashSet::from([0, 1, 3]);
        Self { graph, vertices, position, held, strings: Strings::default(), ids }
    }

    /// How many nodes and edges there are.
    fn counts(&self) -> (usize, usize) {
        let edges = self.vertices.iter().map(|&at| self.ends(at).len());
        let parts = self.vertices.iter().map(|&at| self.parts(at));
        let parts = parts.fold(0, usize::saturating_add);
        let roots = self.graph.edges.from(0).len();
        let edges = edges.fold(roots + 1 + self.held.len() + parts, usize::saturating_add);
        (self.vertices.len() + 2 + parts, edges)
    }

    /// The further parts of a node that is too large for one.
    fn parts(&self, vertex: u32) -> usize {
        self.graph.vertices.at(vertex).own().saturating_sub(1) / MOST_BYTES
    }

    fn ends(&self, vertex: u32) -> &'g [End] {
        self.graph.edges.from(vertex)
    }

    fn write_nodes(&mut self, out: &mut impl Write) -> io::Result<()> {
        let roots = self.graph.edges.from(0).len();
        let (top, outside) = (self.strings.number(""), self.strings.number("(outside)"));
        write!(out, "\n{SYNTHETIC},{top},1,0,{},0,0", roots + 1)?;
        write!(out, ",\n{SYNTHETIC},{outside},3,0,{},0,0", self.held.len())?;
        for nth in 0..self.vertices.len() {
            let Some(&at) = self.vertices.get(nth) else { break };
            let vertex = self.graph.vertices.at(at);
            let is_memory = vertex.kind == Kind::Memory;
            let name = self.name(at);
            let name = self.strings.number(&name);
            let kind = if is_memory { NATIVE } else { OBJECT };
            let size = vertex.own().min(MOST_BYTES);
            let id = self.id(vertex.address, is_memory);
            let edges = self.ends(at).len() + self.parts(at);
            write!(out, ",\n{kind},{name},{id},{size},{edges},0,0")?;
        }
        let part = self.strings.number("(part of a large node)");
        for nth in 0..self.vertices.len() {
            let Some(&at) = self.vertices.get(nth) else { break };
            let mut rest = self.graph.vertices.at(at).own().saturating_sub(MOST_BYTES);
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
            self.write_edge([PROPERTY, name], end.vertex, out)?;
        }
        for (nth, vertex) in self.held.iter().enumerate() {
            self.write_edge([ELEMENT, narrow(nth)], *vertex, out)?;
        }
        let mut parts = self.vertices.len() + 2;
        for &at in &self.vertices {
            for (nth, end) in self.graph.edges.from(at).iter().enumerate() {
                let names = self.graph.ways.text(end.step);
                let kind = match () {
                    () if end.step == NONE => [INTERNAL, self.strings.number("memory")],
                    () if names.is_empty() => [ELEMENT, narrow(nth)],
                    () => [PROPERTY, self.strings.number(&names)],
                };
                self.write_edge(kind, end.vertex, out)?;
            }
            for _ in 0..self.parts(at) {
                let name = self.strings.number("part");
                write!(out, ",\n{INTERNAL},{name},{}", parts as u64 * NODE_FIELDS)?;
                parts += 1;
            }
        }
        Ok(())
    }

    fn write_edge(&self, [kind, name]: [u32; 2], to: u32, out: &mut impl Write) -> io::Result<()> {
        let to = u64::from(self.position.at(to)) * NODE_FIELDS;
        write!(out, ",\n{kind},{name},{to}")
    }

    /// The type; of a root with its name. `Object` alone would be taken for one of JavaScript.
    fn name(&self, at: u32) -> String {
        let vertex = self.graph.vertices.at(at);
        let full = self.graph.ways.type_name(vertex.start);
        let short = type_name::short(full, usize::MAX);
        let root = self.graph.roots.get(at.saturating_sub(1) as usize);
        match (vertex.kind, root) {
            (Kind::Root, Some(root)) if !root.is_empty() => alloc::format!("{root}: {short}"),
            (Kind::Memory, _) => alloc::format!("memory of {short}"),
            _ if short == "Object" => full.to_string(),
            _ => short,
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

/// Texts, each once.
#[derive(Default)]
struct Strings {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Strings {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = narrow(self.texts.len());
        self.texts.push(text.to_string());
        self.numbers.insert(text.to_string(), number);
        number
    }
}

/// A string of JSON.
fn write_string(text: &str, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(out, "\\{c}")?,
            c if c.is_control() => write!(out, "\\u{:04x}", u32::from(c))?,
            c => write!(out, "{c}")?,
        }
    }
    out.write_all(b"\"")
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "that is what is asked for")]
const fn low_bits(number: u64) -> u32 {
    number as u32
}
