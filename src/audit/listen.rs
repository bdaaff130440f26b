//! Listens to a walk, and keeps each block with the place that reported it.

use mem_size_core::{BlockAddress, BlockEvent, Label, Place, Sink};

/// A block as the walk reported it.
pub(super) struct Reported {
    /// An address inside it, if the impl could tell one.
    pub(super) address: Option<usize>,
    pub(super) size: usize,
    /// Whether it stands for several blocks, of which only the sum is known.
    pub(super) is_arena: bool,
    /// Whether it is a part of a shared buffer, of which others may be told elsewhere.
    pub(super) is_view: bool,
    pub(super) place: PlaceId,
}

/// The number of a place among those that are kept.
#[derive(Clone, Copy)]
pub(super) struct PlaceId(usize);

/// Blocks, and the places that lead to one: others are forgotten as soon as the walk leaves them.
#[derive(Default)]
pub(super) struct Listener {
    pub(super) blocks: Vec<Reported>,
    places: Vec<Kept>,
    open: Vec<PlaceId>,
}

struct Kept {
    parent: Option<PlaceId>,
    label: Label,
    type_name: &'static str,
    reported: usize,
}

impl Sink for Listener {
    fn enter(&mut self, place: &Place) {
        let id = PlaceId(self.places.len());
        self.places.push(Kept {
            parent: self.open.last().copied(),
            label: place.label,
            type_name: place.type_name,
            reported: 0,
        });
        self.open.push(id);
    }

    fn leave(&mut self) {
        self.open.pop();
        // One that is followed by another leads to a block of that one.
        if self.places.last().is_some_and(|place| place.reported == 0) {
            let is_open = |id: &PlaceId| id.0.saturating_add(1) == self.places.len();
            if !self.open.last().is_some_and(is_open) {
                self.places.pop();
            }
        }
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        let Some(&place) = self.open.last() else { return };
        if block.is_first_visit {
            if let Some(kept) = self.places.get_mut(place.0) {
                kept.reported = kept.reported.saturating_add(1);
            }
            let (address, size) = (block.address.inside(), block.size);
            let is_arena = block.blocks.is_none();
            let is_view = block.is_shared() && matches!(block.address, BlockAddress::Inside(_));
            self.blocks.push(Reported { address, size, is_arena, is_view, place });
        }
    }
}

impl Listener {
    /// The way to a place: the names of fields and variants with dots between them, and the type
    /// there.
    pub(super) fn path(&self, id: PlaceId) -> String {
        let mut names = Vec::new();
        let mut next = Some(id);
        while let Some(place) = next.and_then(|id| self.places.get(id.0)) {
            match place.label {
                Label::Field(name) | Label::Variant(name) => names.push(name),
                Label::Key => names.push("[key]"),
                Label::Value => names.push("[value]"),
                _ => {}
            }
            next = place.parent;
        }
        names.reverse();
        let type_name = self.places.get(id.0).map_or("", |place| place.type_name);
        let type_name = crate::render::type_name::short(type_name, usize::MAX);
        if names.is_empty() { type_name } else { format!("{}: {type_name}", names.join(".")) }
    }
}
