//! Ways inside a node: from where the node begins down to a handle, by names. Each is kept once, as
//! a number.

use alloc::string::String;
use alloc::vec::Vec;
use core::hash::{BuildHasherDefault, Hasher};
use std::collections::HashMap;

use mem_size_core::Label;

use crate::graph::column::NONE;

/// All ways that were met, as a tree: each step knows the one before it.
///
/// A type that recurs into itself without a shared block between is folded into the step where it
/// was met first, so that the steps do not grow with the values. That is done no sooner than at the
/// next name, so that a handle is told by the name of the field that it lies in.
#[derive(Default)]
pub(super) struct Steps {
    all: Vec<Step>,
    /// By where the names of a place lie, not what they say.
    known: HashMap<Spelled, u32, BuildHasherDefault<Mix>>,
    links: Vec<Link>,
    /// The same by what the names say: one text may lie at several addresses.
    by_text: HashMap<(u32, Label, &'static str), u32>,
    /// For each step, what was taken below it; first for the way of no step.
    taken: Vec<Taken>,
}

/// A place, and the step that leads to it.
struct Link {
    spelled: Spelled,
    to: u32,
    /// The link that was taken after this one the last time.
    then: u32,
}

/// A walk takes the places below a step mostly in one order, so that each tells what comes next.
#[derive(Clone, Copy)]
struct Taken {
    last: u32,
    /// What was taken after the last one before.
    expected: u32,
}

/// The last step of a way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The step before it; none where a node begins.
    before: u32,
    label: Label,
    pub(super) type_name: &'static str,
}

impl Steps {
    /// The way of no step, in a node that holds a value of this type.
    pub(super) fn start(&mut self, type_name: &'static str) -> u32 {
        self.step(NONE, Label::Root, type_name)
    }

    /// The way that is one step longer.
    #[inline]
    pub(super) fn step(&mut self, before: u32, label: Label, type_name: &'static str) -> u32 {
        let spelled = Spelled::new(before, label, type_name);
        match self.as_expected(&spelled) {
            Some(to) => to,
            None => self.search(spelled, label, type_name),
        }
    }

    #[inline]
    fn as_expected(&mut self, spelled: &Spelled) -> Option<u32> {
        let taken = self.taken.get_mut(spelled.slot())?;
        let link = self.links.get(taken.expected as usize)?;
        (link.spelled == *spelled).then(|| {
            *taken = Taken { last: taken.expected, expected: link.then };
            link.to
        })
    }

    #[inline(never)]
    fn search(&mut self, spelled: Spelled, label: Label, type_name: &'static str) -> u32 {
        let known = self.known.get(&spelled).copied();
        let at = known.unwrap_or_else(|| self.learn(spelled, label, type_name));
        self.take(spelled.slot(), at);
        self.links.get(at as usize).map_or(NONE, |link| link.to)
    }

    /// Notes that this link comes after the one that was taken before.
    fn take(&mut self, slot: usize, at: u32) {
        if slot >= self.taken.len() {
            self.taken.resize(slot.saturating_add(1), Taken { last: NONE, expected: NONE });
        }
        let Some(taken) = self.taken.get_mut(slot) else { return };
        if let Some(last) = self.links.get_mut(taken.last as usize) {
            last.then = at;
        }
        let expected = self.links.get(at as usize).map_or(NONE, |link| link.then);
        *taken = Taken { last: at, expected };
    }

    /// A new link.
    #[cold]
    fn learn(&mut self, spelled: Spelled, label: Label, type_name: &'static str) -> u32 {
        let before = match label {
            Label::Field(_) | Label::Variant(_) => self.first_like(spelled.before),
            _ => spelled.before,
        };
        let known = self.by_text.get(&(before, label, type_name)).copied();
        let to = known.or_else(|| self.same_above(before, label, type_name)).unwrap_or_else(|| {
            self.all.push(Step { before, label, type_name });
            u32::try_from(self.all.len()).map_or(NONE, |len| len.saturating_sub(1))
        });
        self.by_text.insert((before, label, type_name), to);
        let at = u32::try_from(self.links.len()).unwrap_or(NONE);
        self.links.push(Link { spelled, to, then: at });
        self.known.insert(spelled, at);
        at
    }

    /// The step on this way, itself included, that is the same as one to be added. One without a
    /// name is the same only below the same name.
    fn same_above(&self, before: u32, label: Label, type_name: &'static str) -> Option<u32> {
        let is_named = |label| matches!(label, Label::Field(_) | Label::Variant(_));
        let mut at = before;
        while let Some(step) = self.all.get(at as usize) {
            if step.before != NONE && step.label == label && step.type_name == type_name {
                return Some(at);
            }
            if is_named(step.label) && !is_named(label) {
                return None;
            }
            at = step.before;
        }
        None
    }

    /// Where the way came to the same type by a step without a name before; if nowhere, the step
    /// itself.
    fn first_like(&self, step: u32) -> u32 {
        let Some(last) = self.all.get(step as usize) else { return step };
        let (mut first, mut at) = (step, last.before);
        while let Some(above) = self.all.get(at as usize) {
            if above.before != NONE
                && (above.label, above.type_name) == (last.label, last.type_name)
            {
                first = at;
            }
            at = above.before;
        }
        first
    }

    /// The type at the end of a way.
    pub(super) fn type_name(&self, step: u32) -> &'static str {
        self.all.get(step as usize).map_or("", |step| step.type_name)
    }

    /// Forgets what only a walk needs.
    pub(super) fn finish(self) -> Ways {
        Ways { steps: self.all }
    }
}

/// A place by where its names lie.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Spelled {
    before: u32,
    kind: u8,
    name: Text,
    type_name: Text,
}

/// Where a text lies. Both numbers are needed: texts may begin at one address, or overlap.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Text {
    start: usize,
    len: usize,
}

impl Text {
    #[inline]
    fn of(text: &'static str) -> Self {
        Self { start: text.as_ptr().addr(), len: text.len() }
    }
}

impl Spelled {
    #[inline]
    fn new(before: u32, label: Label, type_name: &'static str) -> Self {
        let (kind, name) = match label {
            Label::Field(name) => (0, name),
            Label::Variant(name) => (1, name),
            Label::Element => (2, ""),
            Label::Key => (3, ""),
            Label::Value => (4, ""),
            Label::Pointee => (5, ""),
            _ => (6, ""),
        };
        let name = if kind < 2 { Text::of(name) } else { Text::default() };
        Self { before, kind, name, type_name: Text::of(type_name) }
    }

    /// Where what is below the step before is noted; first comes the way of no step.
    #[inline]
    fn slot(&self) -> usize {
        self.before.wrapping_add(1) as usize
    }
}

/// Mixes numbers quickly; nobody chooses addresses to do harm.
#[derive(Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// The ways that a graph knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    steps: Vec<Step>,
}

impl Ways {
    /// The type at the end of a way; where the node begins, that of its value.
    pub(super) fn type_name(&self, step: u32) -> &'static str {
        self.steps.get(step as usize).map_or("", |step| step.type_name)
    }

    /// The names on a way with dots between them. Elements and what pointers point to have no name.
    pub(super) fn text(&self, step: u32) -> String {
        let mut names = Vec::new();
        let mut at = step;
        while let Some(step) = self.steps.get(at as usize) {
            match step.label {
                Label::Field(name) | Label::Variant(name) => names.push(name),
                Label::Key => names.push("[key]"),
                Label::Value => names.push("[value]"),
                _ => {}
            }
            at = step.before;
        }
        names.reverse();
        names.join(".")
    }

    /// For each step its rank by its names and its type, so that what is sorted by it is the same
    /// in each run.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let texts =
            (0_u32..).zip(&self.steps).map(|(at, step)| (self.text(at), step.type_name, at));
        let mut sorted: Vec<_> = texts.collect();
        sorted.sort();
        let mut ranks = alloc::vec![0; self.steps.len()];
        let mut rank = 0_u32;
        let mut before: Option<(&str, &str)> = None;
        for (text, type_name, at) in &sorted {
            if before.is_some_and(|before| before != (text, *type_name)) {
                rank = rank.saturating_add(1);
            }
            before = Some((text, type_name));
            if let Some(cell) = ranks.get_mut(*at as usize) {
                *cell = rank;
            }
        }
        ranks
    }
}
