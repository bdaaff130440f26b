//! Equal nodes as one: all that are in one place and of one type.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::graph::column::{Column, NONE};
use crate::graph::graph::OwnerGraph;
use crate::graph::node::{NodeKind, OwnerNode, join};
use crate::graph::peel::Peel;
use crate::sort;

/// How many groups are dropped to see what they free; what is small beside so many others is not
/// worth it.
const MOST_DROPPED: usize = 64;
/// How many pairs are.
const MOST_PAIRS: usize = 16;

/// All nodes of one path and type, as a reader sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OwnerGroup {
    /// The path of each, see [`OwnerNode::path`].
    pub path: String,
    /// The type of each.
    pub type_name: &'static str,
    /// What each is.
    pub kind: NodeKind,
    /// How many there are.
    pub count: usize,
    /// Bytes of their own blocks.
    pub own: usize,
    /// Bytes of the heap that they lead to, each block once.
    pub deep: usize,
    /// Bytes that dropping all of them would free.
    pub frees: usize,
    /// Bytes that would be lost in cycles.
    pub leaks: usize,
    /// Where their handles are, with how many there are.
    pub owners: Vec<(String, usize)>,
    /// Handles on them that lie outside, as far as known.
    pub outside: usize,
    /// Whether `frees` and `leaks` are exact; they are lower bounds where something in the group
    /// has a gap, or was skipped.
    pub is_exact: bool,
}

/// Two values that hold something together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Together {
    /// The paths of the two.
    pub paths: [String; 2],
    /// Bytes that neither frees by itself, but both do.
    pub bytes: usize,
}

impl OwnerGroup {
    /// Strong handles on all of them, those outside included.
    #[must_use]
    pub fn handles(&self) -> usize {
        let met = self.owners.iter().map(|(_, handles)| *handles);
        met.fold(self.outside, usize::saturating_add)
    }

    /// [`own`](Self::own) divided by the number of strong handles: what each handle would pay if
    /// they shared the bytes. To show, not to add up; see
    /// [`OwnerNode::fair_share`](crate::graph::OwnerNode::fair_share).
    #[must_use]
    pub fn fair_share(&self) -> usize {
        self.own.checked_div(self.handles()).unwrap_or(self.own)
    }
}

/// Nodes by place.
impl OwnerGraph {
    /// Equal nodes as one, those first that would free most: the same in each run, for nothing in
    /// it depends on an address or on the order in a hash table.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use mem_size::graph::OwnerGraph;
    ///
    /// let texts: Vec<Rc<str>> = (0..100).map(|n| Rc::from(format!("text {n:02}"))).collect();
    /// let twice = (texts.clone(), texts);
    /// let graph = OwnerGraph::of(&twice);
    /// let texts = graph.groups().into_iter().find(|group| group.count == 100).unwrap();
    /// assert_eq!(texts.owners, [(String::from("0"), 100), (String::from("1"), 100)]);
    /// assert_eq!(texts.own, texts.frees);
    /// ```
    #[must_use]
    pub fn groups(&self) -> Vec<OwnerGroup> {
        let mut places = self.by_place();
        places.truncate(MOST_DROPPED);
        let mut groups: Vec<_> = places.iter().filter_map(|members| self.group(members)).collect();
        sort::by(&mut groups, |a, b| {
            let key = |group: &OwnerGroup| {
                (Reverse(group.frees), Reverse(group.leaks), Reverse(group.own))
            };
            key(a).cmp(&key(b)).then_with(|| (&a.path, a.type_name).cmp(&(&b.path, b.type_name)))
        });
        groups
    }

    /// Pairs of roots or fields, with the bytes that only both together hold, most first.
    #[must_use]
    pub fn together(&self) -> Vec<Together> {
        let holders = self.holders();
        let mut pairs: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for node in self.nodes().filter(|node| node.kind() == NodeKind::Shared) {
            let ends = self.edges.to(node.at).iter();
            let held_by: BTreeSet<u32> = ends.map(|end| holders.at(end.vertex)).collect();
            let mut held_by = held_by.into_iter();
            if let (Some(a), Some(b), None) = (held_by.next(), held_by.next(), held_by.next()) {
                let bytes = pairs.entry((a, b)).or_default();
                *bytes = bytes.saturating_add(node.dominated());
            }
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        sort::by_key(&mut pairs, |&(pair, bytes)| (Reverse(bytes), pair));
        pairs.truncate(MOST_PAIRS);
        let mut together: Vec<_> = pairs
            .into_iter()
            .map(|((a, b), _)| {
                let (a, b) = (OwnerNode::new(self, a), OwnerNode::new(self, b));
                Together { paths: [a.path(), b.path()], bytes: self.only_together(a, b) }
            })
            .collect();
        together.retain(|pair| pair.bytes > 0);
        sort::by(&mut together, |a, b| b.bytes.cmp(&a.bytes).then_with(|| a.paths.cmp(&b.paths)));
        together
    }

    /// The nodes in each place. First come those that hold most.
    pub(super) fn by_place(&self) -> Vec<Vec<u32>> {
        let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for node in self.nodes() {
            if node.place() != NONE {
                members.entry(node.place()).or_default().push(node.at);
            }
        }
        let mut places: Vec<Vec<u32>> = members.into_values().collect();
        places.sort_by_cached_key(|members| Reverse(self.at_least(members)));
        places
    }

    fn at_least(&self, members: &[u32]) -> usize {
        let own = members.iter().map(|&at| OwnerNode::new(self, at).own());
        let own = own.fold(0, usize::saturating_add);
        let most = members.iter().map(|&at| self.dominated(at).bytes).max();
        own.max(most.unwrap_or(0))
    }

    pub(super) fn group(&self, members: &[u32]) -> Option<OwnerGroup> {
        let nodes = || members.iter().map(|&at| OwnerNode::new(self, at));
        let first = nodes().next()?;
        let (frees, leaks) = match members {
            [_] => (first.exclusive(), first.leaked()),
            _ => self.drop_all(members),
        };
        Some(OwnerGroup {
            path: first.path(),
            type_name: first.type_name(),
            kind: first.kind(),
            count: members.len(),
            own: nodes().fold(0, |sum, node| sum.saturating_add(node.own())),
            deep: self.heap_of(members),
            frees,
            leaks,
            owners: self.owners_of(members),
            outside: nodes().fold(0, |sum, node| sum.saturating_add(node.outside().unwrap_or(0))),
            is_exact: nodes().all(|node| node.is_exact()),
        })
    }

    /// Bytes that dropping several nodes would free, and those that would be lost.
    fn drop_all(&self, members: &[u32]) -> (usize, usize) {
        let peel = Peel::new(self, members);
        let mut is_left = Column::filled(self.vertices.len(), false);
        let mut is_dropped = is_left.clone();
        // A handle on a block from its own cycle stays.
        let stays = |from, to| {
            self.vertices.at(to).is_shared()
                && self.components().of(from) == self.components().of(to)
        };
        for &member in members {
            is_dropped.set(member, !self.is_held(member));
        }
        let held = (1..self.vertices.len()).filter(|&at| self.is_held(at));
        let mut waiting: Vec<u32> = core::iter::once(0).chain(held).collect();
        while let Some(at) = waiting.pop() {
            if !is_left.at(at) {
                is_left.set(at, true);
                let ends = self.edges.from(at).iter().map(|end| end.vertex);
                waiting.extend(ends.filter(|&to| !is_dropped.at(to) || stays(at, to)));
            }
        }
        let lost = (1..self.vertices.len()).filter(|&at| !is_left.at(at) && !peel.is_gone(at));
        let lost = lost.map(|at| self.vertices.at(at).own());
        (peel.freed, lost.fold(0, usize::saturating_add))
    }

    /// Where the handles on some nodes lie, most first.
    fn owners_of(&self, members: &[u32]) -> Vec<(String, usize)> {
        let mut by_place: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for end in members.iter().flat_map(|&at| self.edges.to(at)).filter(|end| end.vertex != 0) {
            let handles = by_place.entry((self.places().of(end.vertex), end.step)).or_default();
            *handles = handles.saturating_add(1);
        }
        let mut by_path: BTreeMap<String, usize> = BTreeMap::new();
        for ((place, step), handles) in by_place {
            let path = join(&self.place_text(place), &self.ways.text(step));
            let sum = by_path.entry(path).or_default();
            *sum = sum.saturating_add(handles);
        }
        let mut owners: Vec<_> = by_path.into_iter().collect();
        sort::by(&mut owners, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        owners
    }

    /// The nearest root or field above each node, by the shortest way.
    fn holders(&self) -> Column<u32> {
        let len = self.vertices.len();
        let mut holders = Column::filled(len, NONE);
        let mut way = Vec::new();
        for from in 1..len {
            let mut at = from;
            let holder = loop {
                if self.vertices.at(at).is_value() {
                    break at;
                }
                if holders.at(at) != NONE {
                    break holders.at(at);
                }
                way.push(at);
                let Some((owner, _)) = self.places().via(at) else { break at };
                at = owner;
            };
            holders.set(at, holder);
            for at in way.drain(..) {
                holders.set(at, holder);
            }
        }
        holders
    }
}
