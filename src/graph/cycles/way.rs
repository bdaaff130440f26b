//! The shortest way from a node back to itself.

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use crate::graph::column::{Column, NONE};
use crate::graph::cycles::find::Tied;
use crate::graph::edges::End;

/// A hop of a way back: a node, and the step from there to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hop {
    pub(super) vertex: u32,
    pub(super) step: u32,
}

/// Searches ways in breadth; what it has written it takes back.
pub(super) struct Searcher<'a> {
    tied: &'a Tied<'a>,
    /// Where the search came from.
    from: Column<End>,
}

impl<'a> Searcher<'a> {
    pub(super) fn new(tied: &'a Tied<'a>) -> Self {
        let nowhere = End { vertex: NONE, step: NONE };
        Self { tied, from: Column::filled(tied.graph.vertices.len(), nowhere) }
    }

    /// The shortest way back to a node in a cycle. Of several, the one whose names come first.
    pub(super) fn shortest(&mut self, start: u32) -> Vec<Hop> {
        let tied = self.tied;
        let mut waiting = VecDeque::from([start]);
        let mut written = Vec::new();
        let mut last = None;
        while let (Some(at), None) = (waiting.pop_front(), last) {
            for end in tied.sorted_within(at) {
                if end.vertex == start {
                    last = Some(Hop { vertex: at, step: end.step });
                    break;
                }
                if self.from.at(end.vertex).vertex == NONE {
                    self.from.set(end.vertex, End { vertex: at, step: end.step });
                    written.push(end.vertex);
                    waiting.push_back(end.vertex);
                }
            }
        }
        let mut way = Vec::new();
        while let Some(hop) = last {
            way.push(hop);
            let End { vertex, step } = self.from.at(hop.vertex);
            last = (hop.vertex != start).then_some(Hop { vertex, step });
        }
        way.reverse();
        for vertex in written {
            self.from.set(vertex, End { vertex: NONE, step: NONE });
        }
        way
    }
}
