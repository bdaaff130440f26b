//! Listens to a walk and notes the nodes and the handles between them.

use alloc::vec::Vec;
use core::cell::Cell;

use mem_size_core::{
    BlockEvent, BlockId, GapEvent, Gaps, Label, Ownership, Place, RefCounts, Sink, WeakEvent,
};

use crate::graph::column::{Column, NONE};
use crate::graph::edges::Edge;
use crate::graph::frame::{Frame, Spot};
use crate::graph::spans::Spans;
use crate::graph::steps::Steps;
use crate::graph::vertex::{Kind, Vertex, blocks_of, elsewhere, signed};

/// What a walk has told.
pub(super) struct Listener<'r> {
    pub(super) vertices: Column<Vertex>,
    pub(super) edges: Vec<Edge>,
    /// Which of the edges are those of `Weak`s, which keep only the memory of a block.
    pub(super) weak: Vec<u32>,
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
    spans: Spans,
    /// The roots that are not measured yet.
    pub(super) later: Spans,
    /// Whether one of them may lie in a block that was met: the walk does not know that block any
    /// more when it comes to the root, and would count what hangs on it again.
    pub(super) must_restart: bool,
    /// A block that has a node of its own even if it hangs on one handle alone.
    pub(super) wanted: Option<BlockId>,
    /// How many levels of fields below a root have nodes of their own.
    levels: u8,
    /// The way down to where the walk is, which comes last.
    way: Vec<Frame>,
    /// Where the walk will come back to.
    put_off: Vec<Frame>,
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
            edges.push(Edge { from: top, to: root, step: NONE });
        }
        let above = Frame { vertex: top, step: start, levels: 0, spot: Spot::Content };
        Self {
            vertices,
            edges,
            weak: Vec::new(),
            around: Vec::new(),
            steps,
            gaps: Gaps::default(),
            skipped: 0,
            by_number: Vec::new(),
            root,
            spans: Spans::default(),
            later: Spans::default(),
            must_restart: false,
            wanted: None,
            levels,
            way: alloc::vec![above],
            put_off: Vec::new(),
        }
    }

    /// Where the walk is.
    #[inline]
    fn here(&self) -> Frame {
        self.way.last().copied().unwrap_or_default()
    }

    #[inline]
    fn edge_from_here(&mut self, to: u32) {
        let Frame { vertex: from, step, .. } = self.here();
        self.edges.push(Edge { from, to, step });
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
            self.spans.insert(address, vertex);
            self.later.remove(address, vertex);
        }
        Frame { vertex, step: start, levels: self.levels, spot: Spot::Content }
    }

    /// The first place in a shared block tells what it holds.
    fn enter_value(&mut self, block: Frame, type_name: &'static str) -> Frame {
        let step = self.steps.start(type_name);
        self.vertices.change(block.vertex, |block| block.start = step);
        let value = Frame { step, spot: Spot::Inline, ..block };
        if let Some(here) = self.way.last_mut() {
            *here = value;
        }
        value
    }

    #[inline]
    fn enter_place(&mut self, around: Frame, place: &Place) -> Frame {
        let Frame { vertex, levels, spot, .. } = around;
        let step = self.steps.step(around.step, place.label, place.type_name);
        let to = Frame { vertex, step, levels, spot };
        match place.label {
            Label::Field(_) if levels > 0 && place.needs_drop => self.enter_field(to, place),
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
        self.edges.push(Edge { from, to: vertex, step });
        let levels = to.levels.saturating_sub(1);
        Frame { vertex, step: start, levels, spot: Spot::Field }
    }

    /// A block that belongs to the node where the walk is.
    fn own_block(&mut self, block: &BlockEvent, owner: u32) {
        if block.is_first_visit {
            self.vertices.change(owner, |owner| {
                owner.content = owner.content.saturating_add(signed(block.size));
                owner.blocks = owner.blocks.saturating_add(blocks_of(block));
            });
            self.note_roots_in(block, owner);
        }
    }

    /// A block that is a node of its own. A further handle tells nothing new of it.
    fn shared_block(&mut self, block: &BlockEvent, counts: Option<RefCounts>) -> u32 {
        let vertex = if block.is_first_visit {
            let vertex = self.first_visit(block, counts);
            self.note_roots_in(block, vertex);
            vertex
        } else {
            self.vertex_of(block.id, block.number)
        };
        self.edge_from_here(vertex);
        vertex
    }

    /// The node of a shared block that is met for the first time. A `Weak` may have led to it.
    #[inline]
    fn first_visit(&mut self, block: &BlockEvent, counts: Option<RefCounts>) -> u32 {
        match self.known(block.number) {
            NONE => {
                let mut shared = elsewhere(block.id);
                shared.meet(block, counts);
                self.add_block(shared, block.number)
            }
            known => {
                self.vertices.change(known, |shared| shared.meet(block, counts));
                known
            }
        }
    }

    fn inside_shared(&self, vertex: u32, around: Frame) -> Frame {
        let owner = self.vertices.at(around.vertex);
        let is_root = owner.kind == Kind::Root && around.step == owner.start;
        let levels = if is_root { around.levels } else { 0 };
        Frame { vertex, step: self.vertices.at(vertex).start, levels, spot: Spot::Entry }
    }

    /// The type around the handle is all that is known of a block that is not looked into.
    #[cold]
    fn name_by_handle(&mut self, vertex: u32) {
        let start = self.steps.start(self.steps.type_name(self.here().step));
        self.vertices.change(vertex, |block| {
            if block.start == NONE {
                block.start = start;
            }
        });
    }

    fn vertex_of(&mut self, id: Option<BlockId>, number: Option<u32>) -> u32 {
        match self.known(number) {
            NONE => self.add_block(elsewhere(id), number),
            known => known,
        }
    }

    /// A new node for a block with this number.
    #[inline]
    fn add_block(&mut self, block: Vertex, number: Option<u32>) -> u32 {
        let vertex = self.vertices.push(block);
        if let Some(number) = number {
            let number = number as usize;
            // Mostly it is the next one.
            if number >= self.by_number.len() {
                self.by_number.resize(number, NONE);
                self.by_number.push(vertex);
            } else if let Some(known) = self.by_number.get_mut(number) {
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

    fn add_gap(&mut self) {
        let Frame { vertex, .. } = self.here();
        self.vertices.change(vertex, |vertex| vertex.gaps = vertex.gaps.saturating_add(1));
    }

    /// A root may lie in a block that the walk meets: then the way back to it is an edge as well.
    #[inline]
    fn note_roots_in(&mut self, block: &BlockEvent, owner: u32) {
        self.must_restart |= self.later.may_be_in(block);
        if let Some(roots) = self.spans.within(block) {
            let step = self.here().step;
            self.around.extend(roots.map(|to| Edge { from: owner, to, step }));
        }
    }

    /// Whether this shared block hangs on one handle alone, and is part of its owner.
    fn is_lone(&self, block: &BlockEvent, counts: Option<RefCounts>) -> bool {
        counts == Some(RefCounts::new(1, 0))
            && self.known(block.number) == NONE
            && self.wanted.is_none_or(|wanted| block.id != Some(wanted))
            && self.spans.within(block).is_none_or(|mut roots| roots.next().is_none())
    }
}

impl Sink for Listener<'_> {
    fn enter(&mut self, place: &Place) {
        let mut around = self.here();
        let is_entry = around.spot == Spot::Entry;
        if is_entry {
            around = self.enter_value(around, place.type_name);
        }
        let to = match place.label {
            Label::Root => self.enter_root(place),
            Label::Pointee if is_entry => around,
            _ => self.enter_place(around, place),
        };
        self.way.push(to);
    }

    fn leave(&mut self) {
        self.way.pop();
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        let around = self.here();
        let inside = match block.ownership {
            Ownership::Shared(counts) if !self.is_lone(block, counts) => {
                let vertex = self.shared_block(block, counts);
                self.inside_shared(vertex, around)
            }
            _ => {
                self.own_block(block, around.vertex);
                Frame { spot: Spot::Content, ..around }
            }
        };
        self.way.push(inside);
    }

    fn closed_block(&mut self, block: &BlockEvent) {
        match block.ownership {
            Ownership::Shared(counts) if !self.is_lone(block, counts) => {
                let vertex = self.shared_block(block, counts);
                if block.is_first_visit {
                    self.name_by_handle(vertex);
                }
            }
            _ => self.own_block(block, self.here().vertex),
        }
    }

    /// Where the place would be no node, it tells nothing but the way to the block.
    fn closed_place(&mut self, place: &Place, block: &BlockEvent) {
        let around = self.here();
        let is_no_node = around.levels == 0 || !matches!(place.label, Label::Field(_));
        let is_plain = around.spot != Spot::Entry && is_no_node;
        match block.ownership {
            Ownership::Sole if is_plain && self.spans.within(block).is_none() => {
                self.own_block(block, around.vertex);
            }
            Ownership::Shared(_) if is_plain && !block.is_first_visit => {
                let step = self.steps.step(around.step, place.label, place.type_name);
                let to = self.vertex_of(block.id, block.number);
                self.edges.push(Edge { from: around.vertex, to, step });
            }
            _ => {
                self.enter(place);
                self.closed_block(block);
                self.leave();
            }
        }
    }

    fn leave_block(&mut self) {
        let left = self.way.pop().unwrap_or_default();
        if left.spot == Spot::Entry {
            self.name_by_handle(left.vertex);
        }
    }

    fn weak(&mut self, weak: &WeakEvent) {
        if weak.id.is_none() {
            return;
        }
        let vertex = self.vertex_of(weak.id, weak.number);
        self.weak.extend(u32::try_from(self.edges.len()));
        self.edge_from_here(vertex);
        self.vertices.change(vertex, |block| block.count(weak.counts));
    }

    fn already_counted(&mut self, bytes: usize) {
        let mut way = self.way.iter().rev();
        let Some(&around) = way.find(|frame| frame.spot != Spot::Field) else { return };
        self.vertices.change(around.vertex, |vertex| {
            let is_content = around.spot == Spot::Content;
            let part = if is_content { &mut vertex.content } else { &mut vertex.inline };
            *part = part.saturating_sub(signed(bytes));
        });
    }

    fn skipped(&mut self, _: Option<&'static str>) {
        self.skipped = self.skipped.saturating_add(1);
        self.add_gap();
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.gaps.add(gap.gap);
        self.add_gap();
    }

    /// A field's bytes lie in what is around it, which would not be known any more.
    fn may_put_off(&self) -> bool {
        self.here().spot != Spot::Field
    }

    fn put_off(&mut self) {
        self.put_off.push(self.here());
    }

    fn come_back(&mut self) {
        let back = self.put_off.pop().unwrap_or_else(|| self.here());
        self.way.push(back);
    }
}
