//! Where each node is, by the shortest way of names from a root: nodes in one place are equal to a
//! reader, and are shown as one.

use alloc::string::String;
use alloc::vec::Vec;
use core::hash::BuildHasherDefault;
use std::collections::HashMap;

use crate::graph::column::{Column, NONE};
use crate::graph::edges::{Edges, End};
use crate::graph::steps::{Mix, Ways};
use crate::graph::vertex::{Kind, Vertex};

/// All places, and which each node is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    spots: Vec<Spot>,
    of: Column<u32>,
    /// The owner by which the shortest way comes to a node, and the step from there.
    via: Column<(u32, u32)>,
    /// How long that way is.
    depth: Column<u32>,
    /// Places from here on are led to by the probe alone.
    probed: u32,
}

/// A place: a step further than another.
#[derive(Clone, Copy, Debug)]
struct Spot {
    before: u32,
    step: u32,
    /// The step where nodes in this place begin, which tells their type.
    start: u32,
    /// Of roots, which one it is.
    root: u32,
    first: u32,
}

/// A node that the search has come to from the level before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    /// The rank of the owner, of the step, and of the type.
    rank: (u32, u32, u32),
    vertex: u32,
}

/// Searches in breadth, level by level. On each level nodes are sorted by their ways, so that
/// which is the shortest does not depend on the order in which a hash table gave them.
struct Search<'a> {
    vertices: &'a Column<Vertex>,
    edges: &'a Edges,
    ranks: Vec<u32>,
    /// In the level that is being searched, the place of a node in `found`.
    level: Column<u32>,
    by_step: HashMap<(u32, u32, u32), u32, BuildHasherDefault<Mix>>,
    places: Places,
}

impl Places {
    /// The places of all nodes that can be reached from the roots. Roots from `probe` on come last:
    /// only what no other leads to is placed by them.
    pub(super) fn new(
        vertices: &Column<Vertex>,
        edges: &Edges,
        ways: &Ways,
        probe: Option<u32>,
    ) -> Self {
        let len = vertices.len();
        let mut search = Search {
            vertices,
            edges,
            ranks: ways.ranks(),
            level: Column::filled(len, NONE),
            by_step: HashMap::default(),
            places: Self {
                spots: Vec::new(),
                of: Column::filled(len, NONE),
                via: Column::filled(len, (NONE, NONE)),
                depth: Column::filled(len, 0),
                probed: NONE,
            },
        };
        let roots = edges.from(0).iter().map(|end| end.vertex);
        let is_probe = |root: &u32| probe.is_some_and(|probe| *root >= probe);
        let (last, first): (Vec<u32>, Vec<u32>) = roots.partition(is_probe);
        search.run(&first);
        search.places.probed = search.places.count();
        search.run(&last);
        search.places
    }

    pub(super) fn of(&self, vertex: u32) -> u32 {
        self.of.at(vertex)
    }

    /// Whether a root that is not a probe leads to a node.
    pub(super) fn is_below_root(&self, vertex: u32) -> bool {
        self.of(vertex) < self.probed
    }

    /// The owner on the shortest way to a node, and the step from there; none of a root.
    pub(super) fn via(&self, vertex: u32) -> Option<(u32, u32)> {
        Some(self.via.at(vertex)).filter(|&(owner, _)| owner != NONE)
    }

    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.spots.len()).unwrap_or(NONE)
    }

    /// Over how many nodes the shortest way to a node leads.
    pub(super) fn depth(&self, vertex: u32) -> u32 {
        self.depth.at(vertex)
    }

    /// The first node in a place.
    pub(super) fn first(&self, place: u32) -> u32 {
        self.get(place).map_or(NONE, |spot| spot.first)
    }

    /// The names from the root to a place, with dots between them.
    pub(super) fn text(&self, place: u32, ways: &Ways, roots: &[String]) -> String {
        let mut parts = Vec::new();
        let mut at = place;
        while let Some(spot) = self.get(at) {
            parts.push(match roots.get(spot.root as usize) {
                Some(root) if spot.before == NONE => root.clone(),
                _ => ways.text(spot.step),
            });
            at = spot.before;
        }
        parts.retain(|part| !part.is_empty());
        parts.reverse();
        parts.join(".")
    }

    fn get(&self, place: u32) -> Option<&Spot> {
        self.spots.get(place as usize)
    }
}

impl Search<'_> {
    fn run(&mut self, roots: &[u32]) {
        let mut level = Vec::new();
        for (rank, &root) in (0_u32..).zip(roots) {
            let start = self.vertices.at(root).start;
            let spot =
                Spot { before: NONE, step: NONE, start, root: root.saturating_sub(1), first: root };
            let place = self.place(spot);
            self.come_to(root, place);
            level.push((root, rank));
        }
        while !level.is_empty() {
            level = self.next(&level);
        }
    }

    /// The nodes one level further, each with its rank.
    fn next(&mut self, level: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let edges = self.edges;
        let mut found: Vec<Candidate> = Vec::new();
        for &(owner, owner_rank) in level {
            for &end in edges.from(owner) {
                if self.places.of.at(end.vertex) != NONE || self.is_weak(end) {
                    continue;
                }
                let start = self.vertices.at(end.vertex).start;
                let rank = (owner_rank, self.rank(end.step), self.rank(start));
                let new = self.level.at(end.vertex);
                let known = found.get_mut(new as usize);
                if let Some(known) = known.filter(|known| known.vertex == end.vertex) {
                    if rank < known.rank {
                        known.rank = rank;
                        self.places.via.set(end.vertex, (owner, end.step));
                    }
                    continue;
                }
                self.level.set(end.vertex, u32::try_from(found.len()).unwrap_or(NONE));
                self.places.via.set(end.vertex, (owner, end.step));
                found.push(Candidate { rank, vertex: end.vertex });
            }
        }
        found.sort_unstable();
        self.settle(&found)
    }

    /// The memory of a block is where its block is, and not where a `Weak` leads to it.
    fn is_weak(&self, end: End) -> bool {
        end.step != NONE && self.vertices.at(end.vertex).kind == Kind::Memory
    }

    /// Gives sorted nodes their places; equal ways have equal ranks.
    fn settle(&mut self, found: &[Candidate]) -> Vec<(u32, u32)> {
        let mut rank = 0_u32;
        let mut before = None;
        let mut level = Vec::with_capacity(found.len());
        for candidate in found {
            if before.is_some_and(|before| before != candidate.rank) {
                rank = rank.saturating_add(1);
            }
            before = Some(candidate.rank);
            let vertex = candidate.vertex;
            let (owner, step) = self.places.via.at(vertex);
            self.places.depth.set(vertex, self.places.depth.at(owner).saturating_add(1));
            if self.vertices.at(vertex).kind == Kind::Memory {
                self.places.of.set(vertex, self.places.of.at(owner));
                continue;
            }
            let start = self.vertices.at(vertex).start;
            let place = self.step(self.places.of.at(owner), step, start);
            self.come_to(vertex, place);
            level.push((vertex, rank));
        }
        level
    }

    /// A memory node has no step.
    fn rank(&self, step: u32) -> u32 {
        self.ranks.get(step as usize).copied().unwrap_or(0)
    }

    fn come_to(&mut self, vertex: u32, place: u32) {
        self.places.of.set(vertex, place);
        let spot = self.places.spots.get_mut(place as usize);
        if let Some(spot) = spot.filter(|spot| spot.first == NONE) {
            spot.first = vertex;
        }
    }

    /// The place a step further. A step that the way has taken before, to the same type, leads back
    /// to where it led then: a chain of equal nodes is one place.
    fn step(&mut self, before: u32, step: u32, start: u32) -> u32 {
        if let Some(&place) = self.by_step.get(&(before, step, start)) {
            return place;
        }
        let mut at = before;
        let same = loop {
            let Some(spot) = self.places.get(at) else { break None };
            if spot.before != NONE && (spot.step, spot.start) == (step, start) {
                break Some(at);
            }
            at = spot.before;
        };
        let new = Spot { before, step, start, root: NONE, first: NONE };
        let place = same.unwrap_or_else(|| self.place(new));
        self.by_step.insert((before, step, start), place);
        place
    }

    fn place(&mut self, spot: Spot) -> u32 {
        self.places.spots.push(spot);
        u32::try_from(self.places.spots.len()).map_or(NONE, |len| len.saturating_sub(1))
    }
}
