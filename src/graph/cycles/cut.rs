//! Where a `Weak` would end a cycle.

use alloc::vec::Vec;

use crate::graph::column::{Column, NONE};
use crate::graph::cycles::find::Tied;
use crate::graph::cycles::way::Hop;
use crate::graph::edges::End;

impl Tied<'_> {
    /// A step of the way whose handles, if they were weak, would leave no cycle in the part, and
    /// everything in it reachable. The step that leads back to where one comes in is tried first.
    pub(super) fn cut(&self, members: &[u32], way: &[Hop]) -> Option<u32> {
        let mut steps = Vec::new();
        for hop in way.iter().rev().filter(|hop| hop.step != NONE) {
            if !steps.contains(&hop.step) {
                steps.push(hop.step);
            }
        }
        steps.into_iter().find(|&step| self.is_cut_by(members, step))
    }

    /// Takes away the nodes to which nothing in the part leads, one after the other: in a cycle
    /// they stay. What is not reached any more would be dropped at once.
    fn is_cut_by(&self, members: &[u32], step: u32) -> bool {
        let left = |at| self.within(at).filter(move |end| end.step != step);
        let mut handles: Column<u32> = Column::filled(self.graph.vertices.len(), 0);
        for &member in members {
            left(member).for_each(|End { vertex, .. }| handles.change(vertex, |count| *count += 1));
        }
        let mut waiting: Vec<u32> =
            members.iter().copied().filter(|&member| handles.at(member) == 0).collect();
        if !waiting.iter().all(|&first| self.is_entry(first)) {
            return false;
        }
        let mut gone = 0_usize;
        while let Some(at) = waiting.pop() {
            gone += 1;
            for End { vertex, .. } in left(at) {
                handles.change(vertex, |count| *count = count.saturating_sub(1));
                if handles.at(vertex) == 0 {
                    waiting.push(vertex);
                }
            }
        }
        gone == members.len()
    }
}
