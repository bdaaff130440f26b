//! What a graph finds out only when it is asked, and then keeps.

use alloc::vec::Vec;
use std::sync::OnceLock;

use crate::graph::column::Column;
use crate::graph::components::{Components, Entries};
use crate::graph::dominators::Search;
use crate::graph::graph::OwnerGraph;
use crate::graph::peel::Peel;
use crate::graph::places::Places;

/// What has been asked so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    places: OnceLock<Places>,
    parts: OnceLock<(Components, Entries)>,
    dominated: OnceLock<Column<Sum>>,
    /// With cycles, what each node frees as if the top held all that lies in one; without, that is
    /// what it dominates.
    but_cycles: OnceLock<Option<Column<Sum>>>,
    /// What dropping a value in a cycle frees, in the order of the nodes.
    values_in_cycles: OnceLock<Vec<(u32, usize)>>,
}

/// Bytes, and the gaps that make them a lower bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) bytes: usize,
    pub(super) gaps: u32,
}

impl OwnerGraph {
    pub(super) fn places(&self) -> &Places {
        let find = || Places::new(&self.vertices, &self.edges, &self.ways, self.probe);
        self.answers.places.get_or_init(find)
    }

    pub(super) fn components(&self) -> &Components {
        &self.parts().0
    }

    pub(super) fn entries(&self) -> &Entries {
        &self.parts().1
    }

    /// What becomes unreachable without a node.
    pub(super) fn dominated(&self, at: u32) -> Sum {
        let find = || {
            let search = Search::new(self.vertices.len(), &self.edges);
            self.sums(&search, |vertex| self.is_held(vertex))
        };
        self.answers.dominated.get_or_init(find).at(at)
    }

    /// What dropping a node frees. A shared block that is held or in a cycle frees nothing. A value
    /// in a cycle breaks it.
    pub(super) fn exclusive(&self, at: u32) -> usize {
        let vertex = self.vertices.at(at);
        let is_in_cycle = self.components().is_in_cycle(at);
        if vertex.is_value() && is_in_cycle {
            let values = self.values_in_cycles();
            let found = values.binary_search_by_key(&at, |&(at, _)| at);
            found.ok().and_then(|index| values.get(index)).map_or(0, |&(_, frees)| frees)
        } else if vertex.is_shared() && (self.is_held(at) || is_in_cycle) {
            0
        } else {
            match self.answers.but_cycles.get_or_init(|| self.dominated_but_cycles()) {
                Some(sums) => sums.at(at).bytes,
                None => self.dominated(at).bytes,
            }
        }
    }

    fn values_in_cycles(&self) -> &[(u32, usize)] {
        let components = self.components();
        let is_one = |&at: &u32| self.vertices.at(at).is_value() && components.is_in_cycle(at);
        let find = || Peel::each(self, (1..self.vertices.len()).filter(is_one)).collect();
        self.answers.values_in_cycles.get_or_init(find)
    }

    fn parts(&self) -> &(Components, Entries) {
        self.answers.parts.get_or_init(|| {
            let components = Components::new(self.vertices.len(), &self.edges);
            let entries = Entries::new(self, &components);
            (components, entries)
        })
    }

    /// A cycle is never freed by dropping what leads to it, as if the top held it too.
    fn dominated_but_cycles(&self) -> Option<Column<Sum>> {
        let components = self.components();
        let kept = |vertex| self.is_held(vertex) || components.is_in_cycle(vertex);
        let sums = || self.sums(&Search::new(self.vertices.len(), &self.edges), kept);
        components.has_cycles().then(sums)
    }

    /// What each node has below it in the tree of dominators, itself included.
    fn sums(&self, search: &Search, held: impl Fn(u32) -> bool) -> Column<Sum> {
        let dominators = search.dominators(&self.edges, held);
        let len = dominators.len();
        let of = |number| {
            let vertex = self.vertices.at(search.vertex.at(number));
            Sum { bytes: vertex.own(), gaps: vertex.gaps }
        };
        let mut by_number: Column<Sum> = (0..len).map(of).collect();
        for number in (1..len).rev() {
            let below = by_number.at(number);
            by_number.change(dominators.at(number), |sum| {
                sum.bytes = sum.bytes.saturating_add(below.bytes);
                sum.gaps = sum.gaps.saturating_add(below.gaps);
            });
        }
        (0..self.vertices.len()).map(|at| by_number.at(search.number.at(at))).collect()
    }
}
