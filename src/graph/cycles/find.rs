//! Finds the cycles of a graph, and puts equal ones together.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use crate::graph::column::NONE;
use crate::graph::components::Components;
use crate::graph::cycles::way::{Hop, Searcher};
use crate::graph::cycles::{Cycle, CycleWay, Cycles, Fingerprint};
use crate::graph::edges::{Edge, Edges, End};
use crate::graph::graph::OwnerGraph;
use crate::graph::node::{OwnerNode, join};
use crate::graph::vertex::Kind;
use crate::sort;

/// From how many nodes of one place a way back is searched, to take the shortest.
const MOST_STARTS: usize = 16;

/// The parts of a graph in which each node leads to each other. To the edges of the graph come
/// those from blocks to roots that lie in them.
pub(super) struct Tied<'g> {
    pub(super) graph: &'g OwnerGraph,
    pub(super) edges: Cow<'g, Edges>,
    components: Cow<'g, Components>,
    ranks: Vec<u32>,
}

/// Equal cycles: what they are known by, and the first of them.
struct Equal {
    members: Vec<u32>,
    way: Vec<Hop>,
    count: usize,
    bytes: usize,
    blocks: usize,
}

/// A value on a way, and the names from there to the next one.
struct Value {
    /// The node that has its counts.
    block: u32,
    vertex: u32,
    /// The last step to the next one.
    step: u32,
    names: String,
}

impl OwnerGraph {
    /// The cycles of strong handles, see [`cycles`](crate::graph::cycles).
    #[must_use]
    pub fn cycles(&self) -> Cycles {
        self.cycles_where(|_| true)
    }

    /// The cycles that one of these nodes is in.
    pub(in crate::graph) fn cycles_where(&self, is_wanted: impl Fn(u32) -> bool) -> Cycles {
        let is_complete = self.usage.gaps.is_empty() && self.skipped == 0;
        if self.around.is_empty() && !self.components().has_cycles() {
            return Cycles { is_complete, ..Cycles::default() };
        }
        let tied = Tied::new(self);
        let mut cycles: Vec<_> =
            tied.equal(is_wanted).iter().map(|equal| tied.cycle(equal)).collect();
        sort::by_key(&mut cycles, |cycle| (usize::MAX - cycle.bytes, cycle.fingerprint));
        Cycles { cycles, lost: self.fate().leaked, is_complete }
    }
}

impl<'g> Tied<'g> {
    fn new(graph: &'g OwnerGraph) -> Self {
        let ranks = graph.ways.ranks();
        if graph.around.is_empty() {
            let (edges, components) =
                (Cow::Borrowed(&graph.edges), Cow::Borrowed(graph.components()));
            return Self { graph, edges, components, ranks };
        }
        let len = graph.vertices.len();
        let edge = |from| move |end: &End| Edge { from, to: end.vertex, step: end.step };
        let all = (0..len).flat_map(|from| graph.edges.from(from).iter().map(edge(from)));
        let around = graph.around.iter().map(|edge| Edge { step: NONE, ..*edge });
        let all: Vec<Edge> = all.chain(around).collect();
        let edges = Edges::new(len, &all);
        let components = Components::new(len, &edges);
        Self { graph, edges: Cow::Owned(edges), components: Cow::Owned(components), ranks }
    }

    /// The handles of a node on others of its part.
    pub(super) fn within(&self, vertex: u32) -> impl Iterator<Item = End> {
        let part = self.components.of(vertex);
        let ends = self.edges.from(vertex).iter().copied();
        ends.filter(move |end| self.components.of(end.vertex) == part)
    }

    /// The same, sorted by their names.
    pub(super) fn sorted_within(&self, vertex: u32) -> Vec<End> {
        let mut ends: Vec<_> = self.within(vertex).collect();
        ends.sort_by_key(|end| (self.rank(end.step), self.rank(self.start(end.vertex))));
        ends
    }

    /// Whether a part is come into by this node.
    pub(super) fn is_entry(&self, vertex: u32) -> bool {
        let part = self.components.of(vertex);
        let is_other = |end: &End| self.components.of(end.vertex) != part;
        self.graph.is_held(vertex) || self.edges.to(vertex).iter().any(is_other)
    }

    pub(super) fn start(&self, vertex: u32) -> u32 {
        self.graph.vertices.at(vertex).start
    }

    fn rank(&self, step: u32) -> u32 {
        self.ranks.get(step as usize).copied().unwrap_or(0)
    }

    /// All cycles, equal ones together.
    fn equal(&self, is_wanted: impl Fn(u32) -> bool) -> Vec<Equal> {
        let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for vertex in (1..self.graph.vertices.len()).filter(|&at| self.components.is_in_cycle(at)) {
            parts.entry(self.components.of(vertex)).or_default().push(vertex);
        }
        let mut searcher = Searcher::new(self);
        let mut equal: BTreeMap<Vec<(u32, u32)>, Equal> = BTreeMap::new();
        for members in parts.into_values().filter(|members| members.iter().any(|&at| is_wanted(at)))
        {
            let way = self.way(&mut searcher, &members);
            let of = |number: &dyn Fn(&OwnerNode<'g>) -> usize| {
                let numbers = members.iter().map(|&at| number(&OwnerNode::new(self.graph, at)));
                numbers.fold(0, usize::saturating_add)
            };
            let (bytes, blocks) = (of(&OwnerNode::own), of(&OwnerNode::own_blocks));
            let found = equal.entry(least_rotation(&self.key(&way))).or_insert_with(|| Equal {
                members,
                way,
                count: 0,
                bytes: 0,
                blocks: 0,
            });
            found.count = found.count.saturating_add(1);
            found.bytes = found.bytes.saturating_add(bytes);
            found.blocks = found.blocks.saturating_add(blocks);
        }
        equal.into_values().collect()
    }

    /// The shortest way back in a part, from where the shortest way from a root comes into it.
    fn way(&self, searcher: &mut Searcher<'_>, members: &[u32]) -> Vec<Hop> {
        let place = |at: u32| (!self.is_entry(at), self.graph.places().of(at));
        let first = members.iter().map(|&at| place(at)).min();
        let starts = members.iter().filter(|&&at| Some(place(at)) == first).take(MOST_STARTS);
        let ways = starts.map(|&start| searcher.shortest(start));
        ways.min_by_key(|way| (way.len(), self.key(way))).unwrap_or_default()
    }

    /// The ranks of types and names on a way.
    fn key(&self, way: &[Hop]) -> Vec<(u32, u32)> {
        way.iter().map(|hop| (self.rank(self.start(hop.vertex)), self.rank(hop.step))).collect()
    }

    fn cycle(&self, equal: &Equal) -> Cycle {
        let Equal { members, way, count, bytes, blocks } = equal;
        let values = self.values(way);
        let cut = self.cut(members, way);
        let weak_at = cut.and_then(|step| values.iter().rposition(|value| value.step == step));
        let ways: Vec<_> = values.into_iter().map(|value| self.shown(value)).collect();
        let fingerprint = fingerprint(&ways);
        Cycle { count: *count, bytes: *bytes, blocks: *blocks, ways, weak_at, fingerprint }
    }

    /// The values on a way. A block around a root and the root are one: the counts are those of the
    /// block, the names those of the root. A field belongs to the value that it is a part of.
    fn values(&self, way: &[Hop]) -> Vec<Value> {
        let mut values: Vec<Value> = Vec::new();
        let mut hull = way.last().filter(|last| last.step == NONE).map(|last| last.vertex);
        for &Hop { vertex, step } in way {
            if step == NONE {
                hull = Some(vertex);
                continue;
            }
            let names = self.graph.ways.text(step);
            let is_field = self.graph.vertices.at(vertex).kind == Kind::Field;
            if let Some(value) = values.last_mut().filter(|_| is_field) {
                value.names = join(&value.names, &names);
                value.step = step;
                continue;
            }
            let block = hull.take().unwrap_or(vertex);
            values.push(Value { block, vertex, step, names });
        }
        values
    }

    fn shown(&self, value: Value) -> CycleWay {
        let graph = self.graph;
        let Value { block, vertex, step: _, names } = value;
        let node = OwnerNode::new(graph, block);
        let part = self.components.of(block);
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        let mut from_cycle = 0_usize;
        for end in graph.edges.to(block).iter().filter(|end| end.vertex != 0) {
            if self.components.of(end.vertex) == part {
                from_cycle = from_cycle.saturating_add(1);
            } else {
                let owner = OwnerNode::new(graph, end.vertex).path();
                let handles = owners.entry(join(&owner, &graph.ways.text(end.step))).or_default();
                *handles = handles.saturating_add(1);
            }
        }
        CycleWay {
            type_name: graph.ways.type_name(self.start(vertex)).into(),
            names,
            strong: node.strong(),
            from_cycle,
            owners: owners.into_iter().collect(),
            outside: node.outside().unwrap_or(0),
        }
    }
}

/// The rotation that comes first, so that it does not matter where a cycle begins. Two candidates
/// are compared, and each difference rules out all starts up to it: linear.
fn least_rotation<T: Ord + Clone>(items: &[T]) -> Vec<T> {
    let len = items.len();
    let at = |index: usize| items.get(index.checked_rem(len).unwrap_or(0));
    let (mut one, mut other, mut same) = (0_usize, 1_usize, 0_usize);
    while one < len && other < len && same < len {
        match at(one + same).cmp(&at(other + same)) {
            Ordering::Equal => same += 1,
            Ordering::Greater => (one, same) = (one + same + 1, 0),
            Ordering::Less => (other, same) = (other + same + 1, 0),
        }
        if one == other {
            other += 1;
        }
    }
    let (head, tail) = items.split_at(one.min(other).min(len));
    [tail, head].concat()
}

/// A hash of the types and names, FNV-1a: it must be the same in each run and on each platform.
fn fingerprint(ways: &[CycleWay]) -> Fingerprint {
    let parts: Vec<_> = ways.iter().map(|way| (&*way.type_name, &*way.names)).collect();
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for (type_name, names) in least_rotation(&parts) {
        for byte in [type_name, "\n", names, "\n"].iter().flat_map(|text| text.bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    Fingerprint(hash)
}
