//! Listens to a walk and notes the nodes and the handles between them.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::cell::Cell;

use mem_size_core::{
    BlockAddress, BlockEvent, BlockId, GapEvent, Gaps, Label, Ownership, Place, RefCounts, Sink,
    WeakEvent,
};

use crate::graph::column::{Column, NONE};
use crate::graph::edges::{Edge, Strength};
use crate::graph::steps::Steps;
use crate::graph::vertex::{Counts, Kind, Vertex};

/// What a walk has told.
pub(super) struct Listener<'r> {
    pub(super) vertices: Column<Vertex>,
    pub(super) edges: Vec<Edge>,
    /// From blocks to roots that lie in them. A root is there anyway, so that these keep nothing,
    /// but a cycle may lead over them.
    pub(super) around: Vec<Edge>,
    pub(super) steps: Steps,
    pub(super) gaps: Gaps,
    pub(super) skipped: usize,
    /// The node of each block with a number, or none.
    by_number: Vec<u32>,
    /// The root that is measured now.
    root: &'r Cell<u32>,
    /// Where the roots lie, by address, each with its node.
    spans: BTreeSet<(usize, u32)>,
    /// Fields have nodes of their own so many levels below a root.
    levels: u8,
    here: Frame,
    way: Vec<Frame>,
    /// Where the walk will come back to.
    put_off: Vec<Frame>,
}

/// Where the walk is.
#[derive(Clone, Copy)]
struct Frame {
    vertex: u32,
    step: u32,
    /// How many levels of fields may follow; none below elements and in shared blocks.
    levels: u8,
    spot: Spot,
}

/// In which bytes of a node the walk is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// In bytes that hang on the node.
    Content,
    /// In those of the shared block itself.
    Inline,
    /// In those of a shared block of which nothing has been entered.
    Entry,
    /// In those of a field, which lie in what is around it.
    Field,
}

impl<'r> Listener<'r> {
    /// Listens to roots that are nodes 1, 2 and so on; `root` tells which it is.
    pub(super) fn new(roots: u32, root: &'r Cell<u32>, levels: u8) -> Self {
        let mut steps = Steps::default();
        let start = steps.start("");
        let mut vertices = Column::new();
        let top = vertices.push(Vertex::new(Kind::Top, start));
        let mut edges = Vec::new();
        for _ in 0..roots {
            let root = vertices.push(Vertex::new(Kind::Root, start));
            edges.push(Edge { from: top, to: root, step: NONE, strength: Strength::Strong });
        }
        let here = Frame { vertex: top, step: start, levels: 0, spot: Spot::Content };
        Self {
            vertices,
            edges,
            around: Vec::new(),
            steps,
            gaps: Gaps::default(),
            skipped: 0,
            by_number: Vec::new(),
            root,
            spans: BTreeSet::new(),
            levels,
            here,
            way: Vec::new(),
            put_off: Vec::new(),
        }
    }

    fn edge_from_here(&mut self, to: u32, strength: Strength) {
        let Frame { vertex: from, step, .. } = self.here;
        self.edges.push(Edge { from, to, step, strength });
    }

    fn enter_root(&mut self, place: &Place) -> Frame {
        let vertex = self.root.get();
        let start = self.steps.start(place.type_name);
        self.vertices.change(vertex, |root| {
            root.start = start;
            root.inline = signed(place.size);
            root.address = place.address.unwrap_or(0);
        });
        if let Some(address) = place.address {
            self.spans.insert((address, vertex));
        }
        Frame { vertex, step: start, levels: self.levels, spot: Spot::Content }
    }

    /// The first place in a shared block tells what it holds.
    fn enter_value(&mut self, type_name: &'static str) {
        let start = self.steps.start(type_name);
        self.vertices.change(self.here.vertex, |block| block.start = start);
        self.here = Frame { step: start, spot: Spot::Inline, ..self.here };
    }

    fn enter_place(&mut self, place: &Place) -> Frame {
        let mut to = self.here;
        to.step = self.steps.step(to.step, place.label, place.type_name);
        match place.label {
            Label::Field(_) if to.levels > 0 && place.needs_drop => self.enter_field(to, place),
            Label::Field(_) | Label::Variant(_) | Label::Pointee => to,
            _ => Frame { levels: 0, ..to },
        }
    }

    /// A named part of a root is a node.
    fn enter_field(&mut self, to: Frame, place: &Place) -> Frame {
        let start = self.steps.start(place.type_name);
        let (inline, address) = (signed(place.size), place.address.unwrap_or(0));
        let field = Vertex { inline, address, ..Vertex::new(Kind::Field, start) };
        let vertex = self.vertices.push(field);
        let (from, step) = (to.vertex, to.step);
        self.edges.push(Edge { from, to: vertex, step, strength: Strength::Strong });
        let levels = to.levels.saturating_sub(1);
        Frame { vertex, step: start, levels, spot: Spot::Field }
    }

    /// A block that belongs to the node where the walk is.
    fn own_block(&mut self, block: &BlockEvent) {
        if block.is_first_visit {
            self.vertices.change(self.here.vertex, |owner| {
                owner.content = owner.content.saturating_add(signed(block.size));
                owner.blocks = owner.blocks.saturating_add(blocks_of(block));
            });
            self.note_roots_in(block, self.here.vertex);
        }
    }

    /// A block that is a node of its own.
    fn shared_block(&mut self, block: &BlockEvent, counts: Option<RefCounts>) -> u32 {
        let vertex = self.vertex_of(block.id, block.number);
        self.edge_from_here(vertex, Strength::Strong);
        let is_first_visit = block.is_first_visit;
        if is_first_visit {
            self.note_roots_in(block, vertex);
        }
        let (steps, here) = (&mut self.steps, self.here);
        self.vertices.change(vertex, |shared| {
            if shared.kind == Kind::Elsewhere {
                // The type around the handle is all that is known of a block that is not looked
                // into.
                shared.start = steps.start(steps.type_name(here.step));
                shared.kind = Kind::Shared(Counts::Untold);
            }
            shared.learn(counts);
            if is_first_visit {
                shared.inline = shared.inline.saturating_add(signed(block.size));
                shared.blocks = shared.blocks.saturating_add(blocks_of(block));
            }
        });
        vertex
    }

    fn enter_shared(&mut self, vertex: u32) {
        let owner = self.vertices.at(self.here.vertex);
        let is_root = owner.kind == Kind::Root && self.here.step == owner.start;
        let levels = if is_root { self.here.levels } else { 0 };
        let step = self.vertices.at(vertex).start;
        self.here = Frame { vertex, step, levels, spot: Spot::Entry };
    }

    fn vertex_of(&mut self, id: Option<BlockId>, number: Option<u32>) -> u32 {
        let known = self.known(number);
        if known != NONE {
            return known;
        }
        let address = id.map_or(0, BlockId::address);
        let vertex = self.vertices.push(Vertex { address, ..Vertex::new(Kind::Elsewhere, NONE) });
        if let Some(number) = number {
            let number = number as usize;
            if number >= self.by_number.len() {
                self.by_number.resize(number.saturating_add(1), NONE);
            }
            if let Some(known) = self.by_number.get_mut(number) {
                *known = vertex;
            }
        }
        vertex
    }

    /// The node of a block, if there is one.
    fn known(&self, number: Option<u32>) -> u32 {
        let known = number.and_then(|number| self.by_number.get(number as usize));
        known.copied().unwrap_or(NONE)
    }

    /// A root may lie in a block that the walk meets: then the way back to it is an edge as well.
    fn note_roots_in(&mut self, block: &BlockEvent, owner: u32) {
        for to in roots_in(&self.spans, block) {
            let step = self.here.step;
            self.around.push(Edge { from: owner, to, step, strength: Strength::Strong });
        }
    }

    /// Whether this shared block hangs on one handle alone, and is part of its owner.
    fn is_lone(&self, block: &BlockEvent, counts: Option<RefCounts>) -> bool {
        counts == Some(RefCounts::new(1, 0))
            && self.known(block.number) == NONE
            && roots_in(&self.spans, block).next().is_none()
    }
}

impl Sink for Listener<'_> {
    fn enter(&mut self, place: &Place) {
        let is_pointee = place.label == Label::Pointee;
        let is_entry = self.here.spot == Spot::Entry;
        if is_entry {
            self.enter_value(place.type_name);
        }
        self.way.push(self.here);
        self.here = match place.label {
            Label::Root => self.enter_root(place),
            _ if is_entry && is_pointee => self.here,
            _ => self.enter_place(place),
        };
    }

    fn leave(&mut self) {
        self.here = self.way.pop().unwrap_or(self.here);
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        self.way.push(self.here);
        match block.ownership {
            Ownership::Shared(counts) if !self.is_lone(block, counts) => {
                let vertex = self.shared_block(block, counts);
                self.enter_shared(vertex);
            }
            _ => {
                self.own_block(block);
                self.here.spot = Spot::Content;
            }
        }
    }

    fn closed_block(&mut self, block: &BlockEvent) {
        match block.ownership {
            Ownership::Shared(counts) if !self.is_lone(block, counts) => {
                self.shared_block(block, counts);
            }
            _ => self.own_block(block),
        }
    }

    fn leave_block(&mut self) {
        self.here = self.way.pop().unwrap_or(self.here);
    }

    fn weak(&mut self, weak: &WeakEvent) {
        if weak.id.is_none() {
            return;
        }
        let vertex = self.vertex_of(weak.id, weak.number);
        self.edge_from_here(vertex, Strength::Weak);
        self.vertices.change(vertex, |block| block.count(weak.counts));
    }

    fn already_counted(&mut self, bytes: usize) {
        let way = core::iter::once(&self.here).chain(self.way.iter().rev());
        let Some(&around) = way.into_iter().find(|frame| frame.spot != Spot::Field) else { return };
        self.vertices.change(around.vertex, |vertex| {
            let is_content = around.spot == Spot::Content;
            let part = if is_content { &mut vertex.content } else { &mut vertex.inline };
            *part = part.saturating_sub(signed(bytes));
        });
    }

    fn skipped(&mut self, _: Option<&'static str>) {
        self.skipped = self.skipped.saturating_add(1);
        self.vertices
            .change(self.here.vertex, |vertex| vertex.gaps = vertex.gaps.saturating_add(1));
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.gaps.add(gap.gap);
        self.vertices
            .change(self.here.vertex, |vertex| vertex.gaps = vertex.gaps.saturating_add(1));
    }

    /// A field's bytes lie in what is around it, which would not be known any more.
    fn may_put_off(&self) -> bool {
        self.here.spot != Spot::Field
    }

    fn put_off(&mut self) {
        self.put_off.push(self.here);
    }

    fn come_back(&mut self) {
        self.way.push(self.here);
        self.here = self.put_off.pop().unwrap_or(self.here);
    }
}

impl Vertex {
    /// What a strong handle tells of its block.
    fn learn(&mut self, counts: Option<RefCounts>) {
        if let Some(counts) = counts.filter(|counts| counts.strong > 0) {
            self.kind = Kind::Shared(Counts::Told);
            self.count(counts);
        }
    }

    /// Other threads may change the counts meanwhile; the larger number keeps more.
    fn count(&mut self, counts: RefCounts) {
        let narrow = |count| u32::try_from(count).unwrap_or(u32::MAX);
        self.strong = self.strong.max(narrow(counts.strong));
        self.weak = self.weak.max(narrow(counts.weak));
    }
}

/// The roots that begin in a block.
fn roots_in(spans: &BTreeSet<(usize, u32)>, block: &BlockEvent) -> impl Iterator<Item = u32> {
    let start = match block.address {
        BlockAddress::Start(start) => start,
        // An empty range.
        _ => usize::MAX,
    };
    let end = start.saturating_add(block.size);
    spans.range((start, 0)..(end, 0)).map(|&(_, vertex)| vertex)
}

fn blocks_of(block: &BlockEvent) -> u32 {
    block.blocks.map_or(1, |blocks| u32::try_from(blocks).unwrap_or(u32::MAX))
}

fn signed(bytes: usize) -> isize {
    isize::try_from(bytes).unwrap_or(isize::MAX)
}
