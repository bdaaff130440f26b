//! The graph itself: what a walk has told, put in order and added up.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Deref;

use mem_size_core::__private::shared_block_id;
use mem_size_core::{Gaps, MemSize, MemUsage};

use crate::graph::answers::Answers;
use crate::graph::builder::OwnerGraphBuilder;
use crate::graph::column::{Column, NONE};
use crate::graph::edges::{Edge, Edges};
use crate::graph::listen::Listener;
use crate::graph::node::OwnerNode;
use crate::graph::peel::Peel;
use crate::graph::steps::Ways;
use crate::graph::vertex::{Counts, Kind, Vertex};
use crate::graph::watch::Watched;

/// Who keeps what: the roots, their fields and all shared blocks below them, with the handles
/// between them.
///
/// See the [module](crate::graph) for an example, and for what the numbers mean.
#[derive(Clone, Debug)]
pub struct OwnerGraph {
    pub(super) roots: Vec<String>,
    pub(super) usage: MemUsage,
    pub(super) skipped: usize,
    pub(super) vertices: Column<Vertex>,
    pub(super) edges: Edges,
    /// Edges that keep nothing, but close cycles.
    pub(super) around: Vec<Edge>,
    pub(super) ways: Ways,
    /// Roots from here on only show where to look.
    pub(super) probe: Option<u32>,
    pub(super) answers: Answers,
}

impl OwnerGraph {
    /// The graph of one root, which has no name: paths begin with its fields.
    #[must_use]
    pub fn of<T: MemSize + ?Sized>(root: &T) -> Self {
        Self::builder().root("", root).build()
    }

    /// A graph of several roots with names.
    pub fn builder<'a>() -> OwnerGraphBuilder<'a> {
        OwnerGraphBuilder::default()
    }

    /// What all roots together come to, as [`MemSize::mem_usage`] tells it.
    #[must_use]
    pub const fn usage(&self) -> MemUsage {
        self.usage
    }

    /// What could not be looked into. With any gap all sizes are lower bounds, and handles that lie
    /// in it count as outside.
    #[must_use]
    pub const fn gaps(&self) -> Gaps {
        self.usage.gaps
    }

    /// How many places were skipped, as by `#[mem_size(skip)]`; handles in them count as outside.
    #[must_use]
    pub const fn skipped(&self) -> usize {
        self.skipped
    }

    /// All roots, fields and shared blocks. Each comes after the owner that
    /// [`path`](OwnerNode::path) names.
    pub fn nodes(&self) -> impl Iterator<Item = OwnerNode<'_>> {
        (0..self.vertices.len())
            .filter(|&at| self.vertices.at(at).is_value() || self.vertices.at(at).is_shared())
            .map(|at| OwnerNode::new(self, at))
    }

    /// The roots, in the order in which they were given.
    pub fn roots(&self) -> impl Iterator<Item = OwnerNode<'_>> {
        self.edges.from(0).iter().map(|end| OwnerNode::new(self, end.vertex))
    }

    /// The first node at a path, such as `app.cache.sessions`; a root without a name is `""`.
    ///
    /// The path is that of [`OwnerNode::path`]. Where a field is itself a handle, this is the
    /// field; [`owned`](OwnerNode::owned) leads on to its block.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use mem_size::graph::OwnerGraph;
    ///
    /// let shared: Arc<str> = Arc::from("both have it");
    /// let graph = OwnerGraph::of(&(vec![Arc::clone(&shared)], shared));
    /// assert_eq!(graph.find("1").map(|field| field.exclusive()), Some(0));
    /// assert!(graph.find("2").is_none());
    /// ```
    #[must_use]
    pub fn find(&self, path: &str) -> Option<OwnerNode<'_>> {
        let is_it = |&place: &u32| self.place_text(place) == path;
        let place = (0..self.places().count()).find(is_it)?;
        Some(OwnerNode::new(self, self.places().first(place)))
    }

    /// The node of the block behind an `Rc` or an `Arc`; nothing where none of the roots leads to
    /// it. Nor has a block a node of its own that hangs on this handle alone: it is a part of its
    /// owner.
    ///
    /// It is found by its address, in a time that grows with the number of nodes. Do not ask any
    /// more once the values have changed: another block may have the address of one that is gone.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use mem_size::graph::OwnerGraph;
    ///
    /// let names = [Rc::new(String::from("Ada")), Rc::new(String::from("Grace"))];
    /// let list = vec![Rc::clone(&names[0]), Rc::clone(&names[1]), Rc::clone(&names[1])];
    /// let graph = OwnerGraph::of(&list);
    /// let handles = names.each_ref().map(|name| graph.node_of(name).unwrap().handles());
    /// assert_eq!(handles, [1, 2]);
    /// assert!(graph.node_of(&Rc::new(7)).is_none());
    /// ```
    #[must_use]
    pub fn node_of<H: Watched + Deref>(&self, handle: &H) -> Option<OwnerNode<'_>> {
        let at = self.shared_block(shared_block_id(&**handle)?.address())?;
        Some(OwnerNode::new(self, at))
    }

    /// The node of the shared block at this address.
    pub(super) fn shared_block(&self, address: usize) -> Option<u32> {
        let is_it = |&at: &u32| {
            let vertex = self.vertices.at(at);
            vertex.is_shared() && vertex.address == address
        };
        (1..self.vertices.len()).find(is_it)
    }

    /// Bytes of the heap that dropping all these would free, one after the other.
    ///
    /// More than the sum of what each frees by itself, where several hold one block together.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use mem_size::graph::OwnerGraph;
    ///
    /// let shared: Rc<[u8]> = Rc::from([7; 1000]);
    /// let pair = (vec![Rc::clone(&shared)], vec![shared]);
    /// let graph = OwnerGraph::of(&pair);
    /// let (first, second) = (graph.find("0").unwrap(), graph.find("1").unwrap());
    /// let together = graph.freed_by([first, second]);
    /// assert!(together > 1000 + first.exclusive() + second.exclusive());
    /// ```
    #[must_use]
    pub fn freed_by<'g>(&'g self, nodes: impl IntoIterator<Item = OwnerNode<'g>>) -> usize {
        let targets: Vec<u32> = nodes.into_iter().map(|node| node.at).collect();
        Peel::new(self, &targets).freed
    }

    /// Bytes that only these two together hold: what neither frees by itself, but both do.
    #[must_use]
    pub fn only_together(&self, a: OwnerNode<'_>, b: OwnerNode<'_>) -> usize {
        let both = Peel::new(self, &[a.at, b.at]).freed;
        both.saturating_sub(a.exclusive()).saturating_sub(b.exclusive())
    }

    /// What would become of the heap if all roots were dropped now.
    #[must_use]
    pub fn fate(&self) -> Fate {
        let roots: Vec<u32> = self.edges.from(0).iter().map(|end| end.vertex).collect();
        let peel = Peel::new(self, &roots);
        let is_held = |&vertex: &u32| self.is_held(vertex) && !peel.is_gone(vertex);
        let held: Vec<u32> = (1..self.vertices.len()).filter(is_held).collect();
        let kept = self.deep_of(&held, &peel);
        let all: Vec<u32> = (1..self.vertices.len()).collect();
        let left = self.deep_of(&all, &peel);
        Fate { freed: peel.freed, kept_outside: kept, leaked: left.saturating_sub(kept) }
    }

    /// Bytes of all nodes that can be reached from these and are not gone.
    fn deep_of(&self, from: &[u32], peel: &Peel<'_>) -> usize {
        let mut met = Column::filled(self.vertices.len(), false);
        let mut waiting = from.to_vec();
        let mut bytes = 0_usize;
        while let Some(vertex) = waiting.pop() {
            if met.at(vertex) || peel.is_gone(vertex) {
                continue;
            }
            met.set(vertex, true);
            bytes = bytes.saturating_add(self.vertices.at(vertex).own());
            waiting.extend(self.edges.from(vertex).iter().map(|end| end.vertex));
        }
        bytes
    }

    /// Whether handles that were not met may lead to a node.
    pub(super) fn is_held(&self, at: u32) -> bool {
        let vertex = self.vertices.at(at);
        let met = || self.edges.count_to(at);
        match vertex.kind {
            Kind::Shared(Counts::Untold) => true,
            Kind::Shared(Counts::Told) => vertex.strong > met(),
            // One of the edges comes from the block itself.
            Kind::Memory => vertex.weak >= met(),
            Kind::Top | Kind::Root | Kind::Field | Kind::Elsewhere => false,
        }
    }

    pub(super) fn place_text(&self, place: u32) -> String {
        self.places().text(place, &self.ways, &self.roots)
    }
}

/// What would become of the heap of all roots if they were dropped now: three parts of
/// [`MemUsage::heap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fate {
    /// Bytes that would come back.
    pub freed: usize,
    /// Bytes that handles outside the roots would keep, or may keep where a gap hides who holds
    /// them.
    pub kept_outside: usize,
    /// Bytes that would be lost in cycles.
    pub leaked: usize,
}

/// Putting in order what a walk has told.
impl OwnerGraph {
    pub(super) fn new(
        roots: Vec<String>,
        usage: MemUsage,
        heard: Listener<'_>,
        probe: Option<u32>,
    ) -> Self {
        let Listener { mut vertices, edges: mut heard_edges, weak, around, steps, skipped, .. } =
            heard;
        split_memory(&mut vertices, &mut heard_edges, &weak);
        vertices.shrink();
        let len = vertices.len();
        let edges = Edges::new(len, &heard_edges);
        let ways = steps.finish();
        let answers = Answers::default();
        Self { roots, usage, skipped, vertices, edges, around, ways, probe, answers }
    }
}

/// Gives each block with `Weak`s a node for its memory, which these keep as well as the value does.
fn split_memory(vertices: &mut Column<Vertex>, edges: &mut Vec<Edge>, weak: &[u32]) {
    let blocks = vertices.len();
    if vertices.as_slice().iter().all(|vertex| vertex.weak == 0) {
        return;
    }
    let mut memory_of = Column::filled(blocks, NONE);
    for at in 0..blocks {
        let block = vertices.at(at);
        if !block.is_shared() || block.weak == 0 {
            continue;
        }
        let memory = Vertex {
            content: block.inline,
            address: block.address,
            blocks: u32::from(block.blocks > 0),
            weak: block.weak,
            ..Vertex::new(Kind::Memory, block.start)
        };
        let memory = vertices.push(memory);
        memory_of.set(at, memory);
        vertices.change(at, |block| {
            block.inline = 0;
            block.blocks = block.blocks.saturating_sub(1);
        });
        edges.push(Edge { from: at, to: memory, step: NONE });
    }
    for &at in weak {
        if let Some(edge) = edges.get_mut(at as usize) {
            edge.to = if edge.to < blocks { memory_of.at(edge.to) } else { NONE };
        }
    }
}
