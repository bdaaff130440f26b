//! Profiles as events of `tracing`.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use mem_size::memory_profile;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::block;

type Fields = Vec<(&'static str, String)>;

/// Keeps the fields of each event.
struct Keeper(Arc<Mutex<Vec<Fields>>>);

struct Reader(Fields);

impl Visit for Reader {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.push((field.name(), format!("{value:?}")));
    }
}

impl Subscriber for Keeper {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "mem_size"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut reader = Reader(Vec::new());
        event.record(&mut reader);
        self.0.lock().expect("nobody panics with it").push(reader.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn each_node_is_an_event_with_its_numbers() {
    #[memory_profile(to = tracing)]
    fn traced() -> Vec<u8> {
        (0..3).for_each(|_| below());
        block(77)
    }
    #[memory_profile]
    fn below() {
        drop(block(2048));
    }
    let events = Arc::default();
    tracing::subscriber::with_default(Keeper(Arc::clone(&events)), || drop(traced()));
    let events = events.lock().expect("nobody panics with it");
    let [outer, inner] = &**events else { panic!("{events:?}") };
    let has = |fields: &Fields, name: &str, value: &str| {
        assert!(
            fields.iter().any(|field| field.0 == name && field.1 == value),
            "{name} {value} in {fields:?}"
        );
    };
    has(outer, "path", "traced");
    has(outer, "live_bytes", "77");
    has(inner, "path", "traced > below");
    has(inner, "calls", "3");
    has(inner, "allocated_bytes", "6144");
    has(inner, "peak_bytes", "2048");
    has(inner, "live_blocks", "0");
}
