//! The report of a map with a row for each name that a function gives to its keys.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

use mem_size_core::{BlockEvent, GapEvent, MemSize, Place, Sink, Tracer};

use crate::report::build::{Builder, take};
use crate::report::{NodeLabel, Report};

impl Report {
    /// A report of a map in which each value stands under the name that a function gives to its
    /// key; values of one name go together. In [`of`](Self::of) all values are one row, `[value]`.
    ///
    /// Names are places like fields: [`find`](Self::find) takes them, and differences and baselines
    /// tell which have grown. So let there be few, say the kind of thing behind an id: each is a
    /// row.
    ///
    /// What values of several names share is counted under the name that comes first in the
    /// alphabet; what keys and values share, with the values.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use mem_size::{MemSize, Report};
    ///
    /// let mut caches = HashMap::new();
    /// caches.insert(String::from("images/1"), vec![0_u8; 5000]);
    /// caches.insert(String::from("images/2"), vec![0_u8; 3000]);
    /// caches.insert(String::from("fonts/1"), vec![0_u8; 100]);
    ///
    /// let kind = |key: &String| key.split('/').next().unwrap_or(key).to_owned();
    /// let report = Report::of_map(&caches, kind);
    /// let images = report.find("images").expect("there are two");
    /// assert_eq!((images.count, images.deep), (2, 8000 + 2 * size_of::<Vec<u8>>()));
    /// assert_eq!(report.root.deep, caches.deep_size());
    /// ```
    #[must_use]
    pub fn of_map<'m, M, K, V>(map: &'m M, name: impl Fn(&K) -> String) -> Self
    where
        M: MemSize,
        &'m M: IntoIterator<Item = (&'m K, &'m V)>,
        K: 'm,
        V: MemSize + 'm,
    {
        // Sorted, so that it does not matter in which order a hash table gives them.
        let mut names: BTreeMap<String, Vec<&V>> = BTreeMap::new();
        for (key, value) in map {
            names.entry(name(key)).or_default().push(value);
        }
        let current = Cell::new(0);
        let builders = (0..=names.len()).map(|_| Builder::default()).collect();
        let mut parts = Parts { builders, current: &current };
        // A value lies in what the map owns, and so must come before it.
        let mut tracer = Tracer::with_sink(&mut parts).record_blocks();
        for values in names.values() {
            current.set(current.get().saturating_add(1));
            for &value in values {
                tracer.measure(value);
            }
        }
        current.set(0);
        tracer.measure(map);
        drop(tracer);
        let whole = Self::of(map);
        let mut builders = parts.builders.into_iter();
        let (mut root, _) = builders.next().unwrap_or_default().finish();
        root.elements = whole.root.elements;
        // What is left there are inline bytes, which were taken off the map instead.
        for value in root.children.extract_if(.., |child| child.label == NodeLabel::Value) {
            root.own = root.own.saturating_add(value.deep);
        }
        let rows = names.into_keys().zip(builders).map(|(name, builder)| {
            let (mut place, _) = builder.finish();
            place.label = NodeLabel::Field(Cow::Owned(name));
            place
        });
        root = root.with_children(rows);
        // A block without an address is met twice, and nothing tells.
        let twice = root.deep.saturating_sub(whole.root.deep);
        take(&mut root, twice);
        Self { root, ..whole }
    }
}

/// Hears a walk with a builder for each name; the first is for the map itself.
struct Parts<'c> {
    builders: Vec<Builder>,
    current: &'c Cell<usize>,
}

impl Parts<'_> {
    fn here(&mut self, tell: impl FnOnce(&mut Builder)) {
        if let Some(builder) = self.builders.get_mut(self.current.get()) {
            tell(builder);
        }
    }
}

impl Sink for Parts<'_> {
    fn enter(&mut self, place: &Place) {
        self.here(|builder| builder.enter(place));
    }

    fn leave(&mut self) {
        self.here(Sink::leave);
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        self.here(|builder| builder.enter_block(block));
    }

    fn leave_block(&mut self) {
        self.here(Sink::leave_block);
    }

    fn already_counted(&mut self, bytes: usize) {
        self.here(|builder| builder.already_counted(bytes));
    }

    fn skipped(&mut self, reason: Option<&'static str>) {
        self.here(|builder| builder.skipped(reason));
    }

    fn gap(&mut self, gap: &GapEvent) {
        self.here(|builder| builder.gap(gap));
    }
}
