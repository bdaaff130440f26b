//! Why a block is alive: the shortest ways to its handles.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use mem_size_core::{BlockId, MemSize, Sink, Tracer, WeakEvent};

use crate::graph::edges::End;
use crate::graph::graph::OwnerGraph;
use crate::graph::node::OwnerNode;
use crate::handles::Handle;
use crate::sort;

/// How many ways are told.
const MOST_PATHS: usize = 10;
/// How many hops at each end of a long way are told.
const MOST_HOPS: usize = 8;

/// Where below a root the handles lie that keep a value alive, and how many lie elsewhere.
///
/// Takes an `Rc`, an `Arc` or a `Weak` of either. A handle that lies in the root is met there like
/// any other. One that does not is not among those told: it counts neither as met nor as outside.
///
/// ```
/// use std::collections::BTreeMap;
/// use std::rc::Rc;
/// use mem_size::{MemSize, graph::why_alive};
///
/// #[derive(MemSize)]
/// struct App {
///     sessions: BTreeMap<u32, Rc<String>>,
///     last: Option<Rc<String>>,
/// }
///
/// let session = Rc::new(String::from("Ada"));
/// let app = App {
///     sessions: BTreeMap::from([(7, Rc::clone(&session))]),
///     last: Some(Rc::clone(&session)),
/// };
/// let somewhere_else = Rc::clone(&session);
///
/// let why = why_alive(&app, &session);
/// let paths: Vec<&str> = why.paths.iter().map(|path| &*path.path).collect();
/// assert_eq!(paths, ["last", "sessions.[value]"]);
/// assert_eq!(why.outside, Some(1));
/// println!("{why}");
/// # drop(somewhere_else);
/// ```
#[must_use]
pub fn why_alive<T, H>(root: &T, handle: &H) -> WhyAlive
where
    T: MemSize + ?Sized,
    H: Handle + MemSize,
{
    let counts = handle.counts();
    let block = handle.block().or_else(|| WeakTo::of(handle));
    let graph = OwnerGraph::builder().root("", root).probe(handle).wanted(block).build();
    let mut why = WhyAlive {
        paths: Vec::new(),
        more: 0,
        strong: counts.strong,
        outside: None,
        is_complete: graph.gaps().is_empty() && graph.skipped() == 0,
    };
    match block.and_then(|block| graph.shared_block(block.address())) {
        Some(block) if counts.strong > 0 => why.tell(&graph, block),
        // Of a `Weak`, when the root does not lead to the block.
        _ => why.outside = Some(counts.strong),
    }
    why
}

/// Hears where a `Weak` leads.
struct WeakTo(Option<BlockId>);

impl WeakTo {
    fn of<T: MemSize>(weak: &T) -> Option<BlockId> {
        let mut to = Self(None);
        Tracer::with_sink(&mut to).measure(weak);
        to.0
    }
}

impl Sink for WeakTo {
    fn weak(&mut self, weak: &WeakEvent) {
        self.0 = weak.id;
    }
}

/// Why a value is alive, as [`why_alive`] found it.
///
/// ```text
/// 4 strong handles: this one, 2 met, 1 outside
///   last
///   sessions.[value]
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WhyAlive {
    /// Where handles lie, those on the shortest ways first.
    pub paths: Vec<OwnerPath>,
    /// How many further places hold handles.
    pub more: usize,
    /// All strong handles there are, the one that was asked about included if it is strong.
    pub strong: usize,
    /// Those that were not met, without the one that was asked about; nothing where the counts are
    /// not known.
    pub outside: Option<usize>,
    /// Whether the root was looked into everywhere; if not, some of the handles outside may lie in
    /// it.
    pub is_complete: bool,
}

/// A place that holds handles on a block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnerPath {
    /// The names from the root, by the shortest way, with dots between them. The middle of a long
    /// way is left out.
    pub path: String,
    /// Over how many shared blocks and fields it leads.
    pub hops: usize,
    /// How many handles lie there.
    pub handles: usize,
}

impl WhyAlive {
    fn tell(&mut self, graph: &OwnerGraph, block: u32) {
        let node = OwnerNode::new(graph, block);
        self.outside = node.outside();
        let ends =
            graph.edges.to(block).iter().filter(|end| graph.places().is_below_root(end.vertex));
        let mut by_length: Vec<(u32, End)> =
            ends.map(|&end| (graph.places().depth(end.vertex), end)).collect();
        sort::by_key(&mut by_length, |&(depth, end)| {
            (depth, graph.places().of(end.vertex), end.step)
        });
        let mut paths: BTreeMap<(usize, String), usize> = BTreeMap::new();
        for (_, end) in by_length {
            if paths.len() > MOST_PATHS {
                self.more = self.more.saturating_add(1);
                continue;
            }
            let handles = paths.entry(graph.way_to(end)).or_default();
            *handles = handles.saturating_add(1);
        }
        let path = |((hops, path), handles)| OwnerPath { path, hops, handles };
        self.paths = paths.into_iter().map(path).collect();
    }
}

impl OwnerGraph {
    /// The names on the shortest way to a handle, and over how many nodes it leads.
    fn way_to(&self, end: End) -> (usize, String) {
        let mut names = Vec::from([self.ways.text(end.step)]);
        let mut at = end.vertex;
        while let Some((owner, step)) = self.places().via(at) {
            names.push(self.ways.text(step));
            at = owner;
        }
        names.reverse();
        let hops = names.len();
        let hidden = hops.saturating_sub(2 * MOST_HOPS);
        if hidden > 1 {
            let tail = names.split_off(hops.saturating_sub(MOST_HOPS));
            names.truncate(MOST_HOPS);
            names.push(alloc::format!("… {hidden} more …"));
            names.extend(tail);
        }
        names.retain(|name| !name.is_empty());
        (hops, names.join("."))
    }
}
