//! Which node lies on all ways to another: the algorithm of Lengauer and Tarjan in its simple form,
//! without recursion, on flat arrays.
//!
//! "A fast algorithm for finding dominators in a flowgraph", 1979. The names are those of the
//! paper. All is numbered in the order in which a search in depth comes to it, the top being 0.

use alloc::vec::Vec;

use crate::graph::column::{Column, NONE};
use crate::graph::edges::Edges;

/// The nodes in the order in which a search in depth from the top comes to them.
pub(super) struct Search {
    /// The node with a number.
    pub(super) vertex: Column<u32>,
    /// The number of a node, if the search comes to it.
    pub(super) number: Column<u32>,
    /// The number from which the search came to a number.
    parent: Column<u32>,
}

impl Search {
    pub(super) fn new(vertices: u32, edges: &Edges) -> Self {
        let mut search = Self {
            vertex: Column::new(),
            number: Column::filled(vertices, NONE),
            parent: Column::new(),
        };
        search.come_to(0, 0);
        // Where the search is, with the edges that it has still to take.
        let mut way = Vec::from([(0, edges.range_from(0))]);
        while let Some((number, rest)) = way.last_mut() {
            let Some(edge) = rest.next() else {
                way.pop();
                continue;
            };
            let (number, to) = (*number, edges.nth(edge).vertex);
            if search.number.at(to) == NONE {
                let new = search.come_to(to, number);
                way.push((new, edges.range_from(to)));
            }
        }
        search
    }

    fn come_to(&mut self, vertex: u32, parent: u32) -> u32 {
        let number = self.vertex.push(vertex);
        self.parent.push(parent);
        self.number.set(vertex, number);
        number
    }

    /// The immediate dominator of each number. A node that is `held` can be reached from the top
    /// directly.
    pub(super) fn dominators(&self, edges: &Edges, held: impl Fn(u32) -> bool) -> Column<u32> {
        let len = self.vertex.len();
        let mut forest = Forest::new(len);
        let mut dominator = Column::filled(len, 0);
        // Lists of the nodes with one semidominator, linked by number.
        let mut first = Column::filled(len, NONE);
        let mut next = Column::filled(len, NONE);
        for w in (1..len).rev() {
            let vertex = self.vertex.at(w);
            let mut semi = if held(vertex) { 0 } else { w };
            for end in edges.to(vertex) {
                // An owner that the search does not come to keeps nothing.
                let number = self.number.at(end.vertex);
                if number != NONE {
                    let u = forest.eval(number);
                    semi = semi.min(forest.semi.at(u));
                }
            }
            forest.semi.set(w, semi);
            next.set(w, first.at(semi));
            first.set(semi, w);
            let parent = self.parent.at(w);
            forest.link(parent, w);
            let mut v = first.at(parent);
            first.set(parent, NONE);
            while v != NONE {
                let u = forest.eval(v);
                let is_below = forest.semi.at(u) < forest.semi.at(v);
                dominator.set(v, if is_below { u } else { parent });
                v = next.at(v);
            }
        }
        for w in 1..len {
            if dominator.at(w) != forest.semi.at(w) {
                dominator.set(w, dominator.at(dominator.at(w)));
            }
        }
        dominator
    }
}

/// What is known of the numbers that were dealt with: a forest whose paths are compressed.
struct Forest {
    ancestor: Column<u32>,
    /// The number with the least semidominator on the compressed path.
    label: Column<u32>,
    semi: Column<u32>,
    /// Where a path is kept while it is compressed.
    path: Vec<u32>,
}

impl Forest {
    fn new(len: u32) -> Self {
        Self {
            ancestor: Column::filled(len, NONE),
            label: (0..len).collect(),
            semi: (0..len).collect(),
            path: Vec::new(),
        }
    }

    fn link(&mut self, parent: u32, w: u32) {
        self.ancestor.set(w, parent);
    }

    fn eval(&mut self, v: u32) -> u32 {
        if self.ancestor.at(v) == NONE {
            return v;
        }
        let mut at = v;
        while self.ancestor.at(self.ancestor.at(at)) != NONE {
            self.path.push(at);
            at = self.ancestor.at(at);
        }
        while let Some(at) = self.path.pop() {
            let ancestor = self.ancestor.at(at);
            let (above, here) = (self.label.at(ancestor), self.label.at(at));
            if self.semi.at(above) < self.semi.at(here) {
                self.label.set(at, above);
            }
            self.ancestor.set(at, self.ancestor.at(ancestor));
        }
        self.label.at(v)
    }
}
