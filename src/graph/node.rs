//! A node of the graph and all that can be asked about it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::graph::column::{Column, NONE};
use crate::graph::edges::End;
use crate::graph::graph::OwnerGraph;
use crate::graph::vertex::{Counts, Kind, Vertex};
use crate::sort;

/// A root, a field of a root, or a shared block with all that hangs on it alone.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::OwnerGraph;
///
/// let name: Rc<str> = Rc::from("Ada");
/// let pair = (vec![Rc::clone(&name)], name);
/// let graph = OwnerGraph::of(&pair);
/// let text = graph.node_of(&pair.1).expect("the graph has the text");
/// assert_eq!((text.type_name(), text.handles(), text.outside()), ("str", 2, Some(0)));
/// let owners: Vec<String> = text.owners().into_iter().map(|owner| owner.path).collect();
/// assert_eq!(owners, ["0", "1"]);
/// ```
#[derive(Clone, Copy)]
pub struct OwnerNode<'g> {
    graph: &'g OwnerGraph,
    pub(super) at: u32,
}

/// What a node of the graph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NodeKind {
    /// A value that was asked about.
    Root,
    /// A named part of a root.
    Field,
    /// A block behind `Rc`, `Arc` or a handle like them.
    Shared,
}

/// An owner of a node, with the place of its handles.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OwnerHandles<'g> {
    /// The node in which the handles lie.
    pub owner: OwnerNode<'g>,
    /// The path of the handles, from a root.
    pub path: String,
    /// How many there are in this place of the owner.
    pub handles: usize,
    /// Whether they are `Weak`: these keep the memory of the block, but not its value.
    pub is_weak: bool,
}

impl<'g> OwnerNode<'g> {
    pub(super) const fn new(graph: &'g OwnerGraph, at: u32) -> Self {
        Self { graph, at }
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match self.vertex().kind {
            Kind::Root => NodeKind::Root,
            Kind::Field => NodeKind::Field,
            _ => NodeKind::Shared,
        }
    }

    /// The names from a root to it, by the shortest way, with dots between them. Elements need no
    /// step of their own; keys and values of maps are `[key]` and `[value]`.
    ///
    /// A step that leads from a type to itself stands once, so that all nodes of a list have one
    /// path.
    #[must_use]
    pub fn path(&self) -> String {
        self.graph.place_text(self.place())
    }

    /// The type of its value, as [`core::any::type_name`] spells it.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        self.graph.ways.type_name(self.vertex().start)
    }

    /// Bytes of the blocks that hang on this node alone, and of its own block if it is a shared
    /// one.
    #[must_use]
    pub fn own(&self) -> usize {
        let own = self.vertex().own();
        own.saturating_add(self.memory().map_or(0, |memory| memory.own()))
    }

    /// How many blocks [`own`](Self::own) is.
    #[must_use]
    pub fn own_blocks(&self) -> usize {
        let own = self.vertex().blocks as usize;
        own.saturating_add(self.memory().map_or(0, |memory| memory.blocks as usize))
    }

    /// Bytes of all that it leads to, each block once; for a root or a field with its inline bytes,
    /// as in [`deep_size`](crate::MemSize::deep_size).
    #[must_use]
    pub fn deep(&self) -> usize {
        self.vertex().shallow().saturating_add(self.heap())
    }

    /// Bytes of the heap that dropping it now would free; a lower bound where
    /// [`is_exact`](Self::is_exact) says so.
    ///
    /// To drop a root or a field is to drop its value. To drop a shared block is to drop all
    /// handles on it that were met, except those that lie in a cycle with it: so a block that is
    /// held from outside or by itself frees nothing.
    #[must_use]
    pub fn exclusive(&self) -> usize {
        self.graph.exclusive(self.at)
    }

    /// Bytes of the heap that nothing else leads to: what would become unreachable without it.
    #[must_use]
    pub fn dominated(&self) -> usize {
        self.graph.dominated(self.at).bytes
    }

    /// Bytes that would be lost in cycles if it were dropped now: unreachable, but not freed. A
    /// block in a cycle stays reachable while another block of the cycle is held.
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use std::rc::Rc;
    /// use mem_size::{MemSize, graph::OwnerGraph};
    ///
    /// #[derive(Default, MemSize)]
    /// struct Node {
    ///     next: RefCell<Option<Rc<Node>>>,
    /// }
    ///
    /// let nodes = (Rc::new(Node::default()), String::from("of its own"));
    /// *nodes.0.next.borrow_mut() = Some(Rc::clone(&nodes.0));
    /// let graph = OwnerGraph::of(&nodes);
    /// let node = graph.find("0").unwrap();
    /// assert_eq!(node.exclusive(), 0);
    /// assert_eq!(node.leaked(), 2 * size_of::<usize>() + size_of::<Node>());
    /// # nodes.0.next.take();
    /// ```
    #[must_use]
    pub fn leaked(&self) -> usize {
        let stays = self.graph.is_held(self.at)
            || self.is_in_cycle()
                && !self.graph.entries().is_only(self.graph.components().of(self.at), self.at);
        if self.vertex().is_shared() && stays {
            return 0;
        }
        self.dominated().saturating_sub(self.exclusive())
    }

    /// Bytes of the heap that it leads to and that would stay if it were dropped now: others hold
    /// them, or cycles do.
    #[must_use]
    pub fn shared(&self) -> usize {
        self.heap().saturating_sub(self.exclusive())
    }

    /// [`own`](Self::own) divided by the number of strong handles: what each handle would pay if
    /// they shared the bytes. To show, not to add up: what hangs below is not in it.
    #[must_use]
    pub fn fair_share(&self) -> usize {
        let handles = self.strong().unwrap_or_else(|| self.handles()).max(1);
        self.own().checked_div(handles).unwrap_or(0)
    }

    /// The strong count of a shared block; `None` where its handles do not tell, and for a root or
    /// a field.
    #[must_use]
    pub fn strong(&self) -> Option<usize> {
        let told = self.vertex().kind == Kind::Shared(Counts::Told);
        told.then_some(self.vertex().strong as usize)
    }

    /// Strong handles on a shared block that were met; 1 for a root or a field.
    #[must_use]
    pub fn handles(&self) -> usize {
        self.graph.edges.count_to(self.at) as usize
    }

    /// Strong handles on a shared block that were not met; `None` where its handles do not tell.
    #[must_use]
    pub fn outside(&self) -> Option<usize> {
        match self.vertex().kind {
            Kind::Shared(Counts::Told) => {
                Some((self.vertex().strong as usize).saturating_sub(self.handles()))
            }
            Kind::Shared(Counts::Untold) => None,
            _ => Some(0),
        }
    }

    /// Whether it is part of a cycle of handles.
    #[must_use]
    pub fn is_in_cycle(&self) -> bool {
        self.graph.components().is_in_cycle(self.at)
    }

    /// Whether [`exclusive`](Self::exclusive) and [`dominated`](Self::dominated) are exact as far
    /// as this node tells: nothing that only it holds has a gap, or was skipped. A handle in a gap
    /// elsewhere in the graph counts as outside, see [`OwnerGraph::gaps`].
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.graph.dominated(self.at).gaps == 0
    }

    /// Who holds it, by path. A field is held by what it is a part of, a root by nobody.
    #[must_use]
    pub fn owners(&self) -> Vec<OwnerHandles<'g>> {
        let mut owners = self.owners_of(self.at, false);
        if let Some(memory) = self.memory_at() {
            owners.extend(self.owners_of(memory, true));
        }
        owners
    }

    /// What it holds by handles, in the order of the walk; a block as often as there are handles.
    pub fn owned(&self) -> impl Iterator<Item = OwnerNode<'g>> + use<'g> {
        let graph = self.graph;
        let ends = graph.edges.from(self.at).iter();
        ends.map(|end| Self::new(graph, end.vertex))
            .filter(|node| node.vertex().kind != Kind::Memory)
    }

    fn owners_of(&self, at: u32, is_weak: bool) -> Vec<OwnerHandles<'g>> {
        let graph = self.graph;
        let mut ends = graph.edges.to(at).to_vec();
        ends.retain(|end| {
            end.vertex != 0 && !(is_weak && end.vertex == self.at && end.step == NONE)
        });
        sort::by_key(&mut ends, |end| (end.vertex, end.step));
        let mut owners: Vec<OwnerHandles<'g>> = ends
            .chunk_by(|a, b| a == b)
            .filter_map(|same| Some((same.first()?, same.len())))
            .map(|(end, handles)| {
                let owner = Self::new(graph, end.vertex);
                let path = join(&owner.path(), &graph.ways.text(end.step));
                OwnerHandles { owner, path, handles, is_weak }
            })
            .collect();
        sort::by(&mut owners, |a, b| a.path.cmp(&b.path));
        owners
    }

    fn heap(&self) -> usize {
        self.graph.heap_of(&[self.at])
    }

    fn vertex(&self) -> Vertex {
        self.graph.vertices.at(self.at)
    }

    fn memory_at(&self) -> Option<u32> {
        memory_of(self.graph, self.at)
    }

    fn memory(&self) -> Option<Vertex> {
        Some(self.graph.vertices.at(self.memory_at()?))
    }

    pub(crate) fn place(&self) -> u32 {
        self.graph.places().of(self.at)
    }
}

/// Adding up what nodes lead to.
impl OwnerGraph {
    /// Bytes of the heap that these lead to, each block once.
    pub(super) fn heap_of(&self, from: &[u32]) -> usize {
        let mut met = Column::filled(self.vertices.len(), false);
        let mut waiting = from.to_vec();
        let mut bytes = 0_usize;
        while let Some(at) = waiting.pop() {
            if met.at(at) {
                continue;
            }
            met.set(at, true);
            bytes = bytes.saturating_add(self.vertices.at(at).own());
            // A `Weak` leads to memory that it does not own.
            let is_owned =
                |end: &&End| end.step == NONE || self.vertices.at(end.vertex).kind != Kind::Memory;
            waiting.extend(self.edges.from(at).iter().filter(is_owned).map(|end| end.vertex));
        }
        bytes
    }
}

/// The node of the memory of a block that has `Weak`s.
fn memory_of(graph: &OwnerGraph, at: u32) -> Option<u32> {
    let ends = graph.edges.from(at).iter().rev();
    let is_memory = |vertex: &u32| graph.vertices.at(*vertex).kind == Kind::Memory;
    ends.filter(|end| end.step == NONE).map(|end| end.vertex).find(is_memory)
}

pub(super) fn join(path: &str, names: &str) -> String {
    let parts = [path, names].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(".")
}

impl fmt::Debug for OwnerNode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OwnerNode")
            .field("path", &self.path())
            .field("type_name", &self.type_name())
            .field("own", &self.own())
            .field("exclusive", &self.exclusive())
            .field("dominated", &self.dominated())
            .finish_non_exhaustive()
    }
}
