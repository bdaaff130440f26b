//! Which nodes of the graph are a node of the file: each by itself, or small ones that are equal
//! together.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::graph::column::{Column, NONE};
use crate::graph::dominators::Search;
use crate::graph::edges::End;
use crate::graph::graph::OwnerGraph;
use crate::graph::vertex::Kind;

/// The nodes of the file that stand for nodes of the graph, numbered from 0.
pub(super) struct Entries {
    /// The nodes of the graph, those of one entry side by side.
    members: Column<u32>,
    /// Where those of each entry begin, and of the last one end.
    begin: Column<u32>,
    /// The entry of each node of the graph.
    of: Column<u32>,
    /// Whether there are entries of several nodes.
    is_grouped: bool,
}

/// What nodes of one group have in common: where they hang in the tree of dominators, their place,
/// and whether they are the memory of blocks.
type Common = (u32, u32, bool);

impl Entries {
    /// With at most `most` shared blocks by themselves.
    pub(super) fn new(graph: &OwnerGraph, most: usize) -> Self {
        let len = graph.vertices.len();
        let is_written = |&at: &u32| graph.vertices.at(at).kind != Kind::Elsewhere;
        let small = small(graph, most);
        if small.is_empty() {
            return Self::from_groups(len, (1..len).filter(is_written).map(|at| [at]));
        }
        let dominators = immediate(graph);
        let mut is_small = Column::filled(len, false);
        let mut groups: BTreeMap<Common, Vec<u32>> = BTreeMap::new();
        for at in small {
            is_small.set(at, true);
            let is_memory = graph.vertices.at(at).kind == Kind::Memory;
            let common = (dominators.at(at), graph.places().of(at), is_memory);
            groups.entry(common).or_default().push(at);
        }
        let single = (1..len).filter(is_written).filter(|&at| !is_small.at(at));
        let single = single.map(|at| Vec::from([at]));
        Self { is_grouped: true, ..Self::from_groups(len, single.chain(groups.into_values())) }
    }

    fn from_groups<G: AsRef<[u32]>>(len: u32, groups: impl Iterator<Item = G>) -> Self {
        let (mut members, mut begin) = (Column::new(), Column::new());
        let mut of = Column::filled(len, NONE);
        for group in groups {
            let entry = begin.push(members.len());
            for &at in group.as_ref() {
                members.push(at);
                of.set(at, entry);
            }
        }
        begin.push(members.len());
        Self { members, begin, of, is_grouped: false }
    }

    pub(super) fn len(&self) -> u32 {
        self.begin.len().saturating_sub(1)
    }

    pub(super) fn of(&self, vertex: u32) -> u32 {
        self.of.at(vertex)
    }

    pub(super) fn members(&self, entry: u32) -> &[u32] {
        self.members.slice(self.begin.at(entry)..self.begin.at(entry.saturating_add(1)))
    }

    /// What leads from an entry to others, in a list that is used again. Where nodes are grouped,
    /// handles from one place to one entry are told once.
    pub(super) fn ends(&self, graph: &OwnerGraph, entry: u32, ends: &mut Vec<End>) {
        ends.clear();
        let all = self.members(entry).iter().flat_map(|&at| graph.edges.from(at));
        ends.extend(all.map(|end| End { vertex: self.of(end.vertex), step: end.step }));
        ends.retain(|end| end.vertex != NONE);
        if self.is_grouped {
            ends.sort_unstable_by_key(|end| (end.vertex, end.step));
            ends.dedup();
        }
    }
}

/// The shared blocks, and their memory, that are not among the `most` that retain the most bytes.
fn small(graph: &OwnerGraph, most: usize) -> Vec<u32> {
    let is_block = |&at: &u32| {
        matches!(graph.vertices.at(at).kind, Kind::Shared(_) | Kind::Memory)
            && graph.places().of(at) != NONE
    };
    let mut blocks: Vec<u32> = (1..graph.vertices.len()).filter(is_block).collect();
    if blocks.len() <= most {
        return Vec::new();
    }
    blocks.select_nth_unstable_by_key(most, |&at| (Reverse(graph.dominated(at).bytes), at));
    let mut small = blocks.split_off(most);
    small.sort_unstable();
    small
}

/// The immediate dominator of each node.
///
/// To put nodes together that have the same one changes what no other node retains. Each way
/// through such a group that is new goes on from one member after it came to another. What both
/// members can be reached without, the new way avoids as well, if it did so before.
fn immediate(graph: &OwnerGraph) -> Column<u32> {
    let len = graph.vertices.len();
    let search = Search::new(len, &graph.edges);
    let by_number = search.dominators(&graph.edges, |vertex| graph.is_held(vertex));
    let of = |at| search.vertex.at(by_number.at(search.number.at(at)));
    (0..len).map(of).collect()
}
