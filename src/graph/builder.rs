//! Builds a graph: of which roots, under which names.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;
use core::{fmt, ptr};

use mem_size_core::{BlockId, MemSize, Tracer};

use crate::graph::graph::OwnerGraph;
use crate::graph::listen::Listener;

/// How many levels of fields below a root have nodes of their own, unless it is said otherwise.
const LEVELS: u8 = 4;

/// The roots of an [`OwnerGraph`]; made by [`OwnerGraph::builder`].
///
/// ```
/// use std::sync::Arc;
/// use mem_size::graph::OwnerGraph;
///
/// let text: Arc<str> = Arc::from("shared by both");
/// let (cache, log) = (vec![Arc::clone(&text)], vec![text]);
/// let graph = OwnerGraph::builder().root("cache", &cache).root("log", &log).build();
/// let [cache, log] = ["cache", "log"].map(|name| graph.find(name).unwrap());
/// assert_eq!(cache.exclusive(), size_of::<Arc<str>>());
/// assert!(graph.only_together(cache, log) > "shared by both".len());
/// ```
#[must_use = "a builder does nothing until it builds"]
pub struct OwnerGraphBuilder<'a> {
    roots: Vec<(String, Box<dyn Measured<'a> + 'a>)>,
    levels: u8,
    probes: u32,
    wanted: Option<BlockId>,
}

impl Default for OwnerGraphBuilder<'_> {
    fn default() -> Self {
        Self { roots: Vec::new(), levels: LEVELS, probes: 0, wanted: None }
    }
}

/// The names of the roots.
impl fmt::Debug for OwnerGraphBuilder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { roots, levels, probes: _, wanted: _ } = self;
        let names: Vec<&str> = roots.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("OwnerGraphBuilder")
            .field("roots", &names)
            .field("field_levels", levels)
            .finish_non_exhaustive()
    }
}

impl<'a> OwnerGraphBuilder<'a> {
    /// Adds a root. A name stands before the paths of all below it.
    pub fn root<T: MemSize + ?Sized>(mut self, name: impl Into<String>, root: &'a T) -> Self {
        self.roots.push((name.into(), Box::new(Root(root))));
        self
    }

    /// How many levels of fields below each root have nodes of their own; 4 unless it is said
    /// otherwise. Deeper fields belong to the one around them. Fields with nothing to drop never
    /// have nodes.
    ///
    /// ```
    /// use mem_size::graph::OwnerGraph;
    ///
    /// let pair = ((String::from("a"), String::from("b")), 7);
    /// assert!(OwnerGraph::of(&pair).find("0.1").is_some());
    /// let graph = OwnerGraph::builder().root("", &pair).field_levels(1).build();
    /// assert!(graph.find("0").is_some() && graph.find("0.1").is_none());
    /// ```
    pub const fn field_levels(mut self, levels: u8) -> Self {
        self.levels = levels;
        self
    }

    /// Adds a root that is not one of the user's: it only shows where to look.
    pub(super) fn probe<T: MemSize + ?Sized>(mut self, root: &'a T) -> Self {
        self.probes = self.probes.saturating_add(1);
        self.root("", root)
    }

    /// Makes a node of this shared block even if it hangs on one handle alone.
    pub(super) const fn wanted(mut self, block: Option<BlockId>) -> Self {
        self.wanted = block;
        self
    }

    /// Walks all roots, in the order in which they were given; twice, where one lies in a block of
    /// another that comes before it.
    ///
    /// A root that lies inside another must come before it, or it is a part of that one and leads
    /// to nothing itself.
    #[must_use]
    pub fn build(self) -> OwnerGraph {
        let current = Cell::new(0);
        let count = u32::try_from(self.roots.len()).unwrap_or(u32::MAX);
        let mut listener = self.listener(count, &current);
        for (number, (_, root)) in (1_u32..).zip(&self.roots) {
            if let Some(address) = root.address() {
                listener.later.insert(address, number);
            }
        }
        let mut tracer = Tracer::__restartable(&mut listener);
        self.walk(&mut tracer, &current);
        let (mut usage, must_restart) = (tracer.usage(), tracer.__must_restart());
        drop(tracer);
        if must_restart || listener.must_restart {
            listener = self.listener(count, &current);
            let mut tracer = Tracer::with_sink(&mut listener).record_blocks();
            self.walk(&mut tracer, &current);
            usage = tracer.usage();
        }
        let probe = (self.probes > 0).then(|| count.saturating_sub(self.probes).saturating_add(1));
        let names = self.roots.into_iter().map(|(name, _)| name).collect();
        OwnerGraph::new(names, usage, listener, probe)
    }

    fn listener<'r>(&self, roots: u32, current: &'r Cell<u32>) -> Listener<'r> {
        let mut listener = Listener::new(roots, current, self.levels);
        listener.wanted = self.wanted;
        listener
    }

    fn walk<'t>(&self, tracer: &mut Tracer<'t>, current: &Cell<u32>)
    where
        'a: 't,
    {
        for (number, (_, root)) in (1_u32..).zip(&self.roots) {
            current.set(number);
            root.measure(tracer);
        }
    }
}

/// A root of any type.
trait Measured<'a> {
    /// Where it lies, if it has bytes.
    fn address(&self) -> Option<usize>;

    fn measure<'t>(&self, tracer: &mut Tracer<'t>)
    where
        'a: 't;
}

struct Root<'a, T: ?Sized>(&'a T);

impl<'a, T: MemSize + ?Sized> Measured<'a> for Root<'a, T> {
    fn address(&self) -> Option<usize> {
        (size_of_val(self.0) > 0).then(|| ptr::from_ref(self.0).addr())
    }

    fn measure<'t>(&self, tracer: &mut Tracer<'t>)
    where
        'a: 't,
    {
        tracer.measure(self.0);
    }
}
