//! Random graphs of `Rc`, `Arc` and `Weak`: a plan that can be built as often as there are values
//! to drop, and what a plain search says of it.

use std::cell::RefCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{self, Rc};
use std::sync::{self, Arc, Mutex};

use mem_size::MemSize;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};

/// How many fields with handles the root has.
pub(crate) const FIELDS: usize = 3;

/// Who holds whom. Nodes are numbers.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Of each node, whether it is behind an `Arc`, and how long its name is.
    pub(crate) nodes: Vec<(bool, u8)>,
    pub(crate) strong: Vec<(usize, usize)>,
    pub(crate) weak: Vec<(usize, usize)>,
    /// Which field of the root holds which node.
    pub(crate) roots: Vec<(usize, usize)>,
    /// Handles outside.
    pub(crate) outside: Vec<usize>,
    pub(crate) outside_weak: Vec<usize>,
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    (vec((any::<bool>(), 0..60_u8), 1..9), 0..4_usize).prop_flat_map(|(nodes, rare)| {
        let len = nodes.len();
        let node = 0..len;
        let edge = (node.clone(), node.clone());
        let handles = vec(edge.clone(), 0..=2 * len);
        let weak = vec(edge, 0..=len.min(rare * 2));
        let roots = vec((0..FIELDS, node.clone()), 1..=4);
        let outside = vec(node.clone(), 0..=rare / 2);
        let outside_weak = vec(node, 0..=rare / 2);
        (handles, weak, roots, outside, outside_weak).prop_map(
            move |(strong, weak, roots, outside, outside_weak)| {
                let nodes = nodes.clone();
                Plan { nodes, strong, weak, roots, outside, outside_weak }.without_dead_nodes()
            },
        )
    })
}

#[derive(Clone, MemSize)]
pub(crate) enum Handle {
    Rc(Rc<Node>),
    Arc(Arc<Node>),
}

#[derive(Clone, MemSize)]
pub(crate) enum WeakHandle {
    Rc(rc::Weak<Node>),
    Arc(sync::Weak<Node>),
}

#[derive(MemSize)]
pub(crate) struct Node {
    number: usize,
    name: String,
    strong: RefCell<Vec<Option<Handle>>>,
    weak: RefCell<Vec<WeakHandle>>,
}

impl Handle {
    fn node(&self) -> &Node {
        match self {
            Self::Rc(node) => node,
            Self::Arc(node) => node,
        }
    }

    fn downgrade(&self) -> WeakHandle {
        match self {
            Self::Rc(node) => WeakHandle::Rc(Rc::downgrade(node)),
            Self::Arc(node) => WeakHandle::Arc(Arc::downgrade(node)),
        }
    }
}

#[derive(MemSize)]
pub(crate) struct Root {
    list: Vec<Option<Handle>>,
    map: BTreeMap<u16, Option<Handle>>,
    lock: Mutex<Vec<Option<Handle>>>,
}

/// A plan that was built, with what is outside the root.
pub(crate) struct Built {
    pub(crate) root: Root,
    pub(crate) outside: (Vec<Handle>, Vec<WeakHandle>),
}

impl Plan {
    /// A node to which nothing leads is gone when the plan is built, and its handles with it. (Dead
    /// blocks that `Weak`s keep are tested by hand, for of them the graph tells a lower bound.)
    fn without_dead_nodes(mut self) -> Self {
        loop {
            let is_alive = |node: usize| self.strong_count(node) > 0;
            let alive: Vec<bool> = (0..self.nodes.len()).map(is_alive).collect();
            let edges = (self.strong.len(), self.weak.len());
            self.strong.retain(|edge| alive[edge.0]);
            self.weak.retain(|edge| alive[edge.0] && alive[edge.1]);
            self.outside_weak.retain(|&node| alive[node]);
            if edges == (self.strong.len(), self.weak.len()) {
                return self;
            }
        }
    }

    #[expect(clippy::arc_with_non_send_sync, reason = "one thread builds and drops it")]
    pub(crate) fn build(&self) -> Built {
        let nodes: Vec<Handle> = (0..)
            .zip(&self.nodes)
            .map(|(number, &(is_arc, len))| {
                let name = "n".repeat(usize::from(len));
                let node =
                    Node { number, name, strong: RefCell::default(), weak: RefCell::default() };
                if is_arc { Handle::Arc(Arc::new(node)) } else { Handle::Rc(Rc::new(node)) }
            })
            .collect();
        for &(from, to) in &self.strong {
            nodes[from].node().strong.borrow_mut().push(Some(nodes[to].clone()));
        }
        for &(from, to) in &self.weak {
            nodes[from].node().weak.borrow_mut().push(nodes[to].downgrade());
        }
        let field = |field| self.roots.iter().filter(move |root| root.0 == field);
        let handles = |number| field(number).map(|root| Some(nodes[root.1].clone())).collect();
        let root = Root {
            list: handles(0),
            map: (0..).zip(field(1).map(|root| Some(nodes[root.1].clone()))).collect(),
            lock: Mutex::new(handles(2)),
        };
        let outside = self.outside.iter().map(|&node| nodes[node].clone()).collect();
        let weak = self.outside_weak.iter().map(|&node| nodes[node].downgrade()).collect();
        Built { root, outside: (outside, weak) }
    }

    /// The nodes that strong handles in the root lead to.
    pub(crate) fn reached(&self) -> BTreeSet<usize> {
        self.reach(self.roots.iter().map(|root| root.1), None)
    }

    /// The nodes that can be reached from these, without one.
    fn reach(&self, from: impl Iterator<Item = usize>, without: Option<usize>) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut waiting: Vec<usize> = from.collect();
        while let Some(node) = waiting.pop() {
            if Some(node) != without && reached.insert(node) {
                let next = self.strong.iter().filter(|edge| edge.0 == node);
                waiting.extend(next.map(|edge| edge.1));
            }
        }
        reached
    }

    /// Whether each leads to the other.
    pub(crate) fn in_one_cycle(&self, a: usize, b: usize) -> bool {
        let next = |node| self.strong.iter().filter(move |edge| edge.0 == node).map(|edge| edge.1);
        self.reach(next(a), None).contains(&b) && self.reach(next(b), None).contains(&a)
    }

    pub(crate) fn strong_count(&self, node: usize) -> usize {
        let inside = self.strong.iter().filter(|edge| edge.1 == node).count();
        let roots = self.roots.iter().filter(|root| root.1 == node).count();
        inside + roots + self.outside.iter().filter(|&&outside| outside == node).count()
    }

    pub(crate) fn weak_count(&self, node: usize) -> usize {
        let inside = self.weak.iter().filter(|edge| edge.1 == node).count();
        inside + self.outside_weak.iter().filter(|&&outside| outside == node).count()
    }

    /// Whether a node of the graph is made for it.
    pub(crate) fn is_shared(&self, node: usize) -> bool {
        self.strong_count(node) > 1 || self.weak_count(node) > 0
    }

    /// Nodes that a handle outside the root leads to: one that is kept by itself, or lies in a node
    /// that the root does not lead to.
    fn held(&self) -> Vec<usize> {
        let reached = self.reached();
        let hidden = self.strong.iter().filter(|edge| !reached.contains(&edge.0));
        let hidden = hidden.map(|edge| edge.1);
        hidden.chain(self.outside.iter().copied()).filter(|node| reached.contains(node)).collect()
    }

    /// The bytes that cannot be reached any more without this node, or without this field.
    pub(crate) fn dominated(&self, built: &Built, without: Without) -> usize {
        let (node, field) = match without {
            Without::Node(node) => (Some(node), None),
            Without::Field(field) => (None, Some(field)),
        };
        let roots = self.roots.iter().filter(|root| Some(root.0) != field).map(|root| root.1);
        let left = self.reach(roots.chain(self.held()), node);
        self.lost(built, &left) + field.map_or(0, |field| built.root.own(field))
    }

    /// The bytes that cannot be reached any more when all handles on this node but those from its
    /// own cycle are gone.
    pub(crate) fn lost_without_handles(&self, built: &Built, node: usize) -> usize {
        let mut rest = self.clone();
        rest.roots.retain(|root| root.1 != node);
        let reached = self.reached();
        rest.strong.retain(|edge| {
            edge.1 != node || self.in_one_cycle(edge.0, node) || !reached.contains(&edge.0)
        });
        let held = self.held();
        let left = rest.reach(rest.roots.iter().map(|root| root.1).chain(held), None);
        self.lost(built, &left)
    }

    /// The bytes of all nodes that are not left.
    fn lost(&self, built: &Built, left: &BTreeSet<usize>) -> usize {
        let reached = self.reached();
        let keeps_memory =
            |edge: &&(usize, usize)| left.contains(&edge.0) || !reached.contains(&edge.0);
        let sizes = built.sizes();
        let lost = reached.difference(left).map(|&lost| {
            let (block, contents) = sizes[&lost];
            let is_kept = self.outside_weak.contains(&lost)
                || self.weak.iter().filter(keeps_memory).any(|edge| edge.1 == lost);
            contents + if is_kept { 0 } else { block }
        });
        lost.sum()
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Without {
    Node(usize),
    Field(usize),
}

impl Root {
    /// Bytes of a field itself.
    fn own(&self, field: usize) -> usize {
        match field {
            0 => self.list.capacity() * size_of::<Option<Handle>>(),
            1 => self
                .map
                .keys()
                .map(|&key| (key, [0_usize; 2]))
                .collect::<BTreeMap<_, _>>()
                .heap_size(),
            _ => self.lock.lock().map_or(0, |it| it.capacity() * size_of::<Option<Handle>>()),
        }
    }

    pub(crate) fn clear(&mut self, field: usize) {
        match field {
            0 => self.list = Vec::new(),
            1 => self.map.clear(),
            _ => self.lock = Mutex::default(),
        }
    }
}

impl Built {
    /// All nodes that the root leads to.
    fn nodes(&self) -> BTreeMap<usize, Handle> {
        let mut found = BTreeMap::new();
        let lock = self.root.lock.lock().map_or_else(|_| Vec::new(), |it| it.clone());
        let of_root = self.root.list.iter().chain(self.root.map.values()).chain(&lock);
        let mut waiting: Vec<Handle> = of_root.flatten().cloned().collect();
        while let Some(handle) = waiting.pop() {
            let number = handle.node().number;
            if let Entry::Vacant(place) = found.entry(number) {
                waiting.extend(handle.node().strong.borrow().iter().flatten().cloned());
                place.insert(handle);
            }
        }
        found
    }

    /// Of each node, the bytes of its block and those of its own contents.
    fn sizes(&self) -> BTreeMap<usize, (usize, usize)> {
        let size = |(number, handle): (usize, Handle)| {
            let node = handle.node();
            let handles = node.strong.borrow().capacity() * size_of::<Option<Handle>>();
            let weak = node.weak.borrow().capacity() * size_of::<WeakHandle>();
            let block = 2 * size_of::<usize>() + size_of::<Node>();
            (number, (block, node.name.capacity() + handles + weak))
        };
        self.nodes().into_iter().map(size).collect()
    }

    /// Drops all handles on a node that lie in the root or in nodes below it, but those that lie in
    /// a cycle with the node.
    pub(crate) fn drop_handles(&mut self, plan: &Plan, node: usize) {
        let nodes = self.nodes();
        let clear = |handles: &mut dyn Iterator<Item = &mut Option<Handle>>| {
            for handle in handles {
                if handle.as_ref().is_some_and(|handle| handle.node().number == node) {
                    *handle = None;
                }
            }
        };
        clear(&mut self.root.list.iter_mut());
        clear(&mut self.root.map.values_mut());
        if let Ok(mut lock) = self.root.lock.lock() {
            clear(&mut lock.iter_mut());
        }
        for (&number, holder) in &nodes {
            if !plan.in_one_cycle(number, node) {
                clear(&mut holder.node().strong.borrow_mut().iter_mut());
            }
        }
    }
}
