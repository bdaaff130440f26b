//! Writes a heap snapshot, and beside it what we say that its nodes retain: for
//! `tests/heap-snapshot/check`, which asks Chromium.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;
use std::rc::{Rc, Weak};

use mem_size::MemSize;
use mem_size::graph::{NodeKind, OwnerGraph, OwnerNode};
use serde_json::{Map, Value};

#[derive(MemSize)]
struct Session {
    user: Rc<User>,
    log: RefCell<Vec<Rc<Entry>>>,
}

#[derive(MemSize)]
struct User {
    name: String,
    last: RefCell<Weak<Session>>,
}

#[derive(MemSize)]
struct Entry {
    text: String,
    before: RefCell<Option<Rc<Entry>>>,
}

#[derive(MemSize)]
struct App {
    sessions: Vec<Rc<Session>>,
    users: Vec<Rc<User>>,
    shared: [Rc<[u8; 4000]>; 2],
}

fn app() -> App {
    let user = Rc::new(User { name: "Ada".repeat(50), last: RefCell::default() });
    let entry = Rc::new(Entry { text: "x".repeat(1000), before: RefCell::default() });
    // A cycle.
    *entry.before.borrow_mut() = Some(Rc::clone(&entry));
    let log = RefCell::new(vec![Rc::clone(&entry), entry]);
    let session = Rc::new(Session { user: Rc::clone(&user), log });
    *user.last.borrow_mut() = Rc::downgrade(&session);
    let bytes = Rc::new([7; 4000]);
    App { sessions: vec![session], users: vec![user], shared: [Rc::clone(&bytes), bytes] }
}

#[test]
fn nodes_of_a_file_for_chromium_retain_what_we_say() {
    let app = app();
    let graph = OwnerGraph::of(&app);
    let shared = graph.nodes().filter(|node| node.kind() == NodeKind::Shared);
    // The memory of a block with a `Weak` is a node of its own in the file.
    let size = |node: OwnerNode<'_>| (short(node.type_name()), Value::from(node.dominated()));
    let sizes: Map<String, Value> = shared.map(size).collect();
    let names: Vec<_> = sizes.keys().map(String::as_str).collect();
    assert_eq!(names, ["Entry", "Session", "User", "[u8; 4000]"]);
    assert!(sizes["Session"].as_u64() > sizes["Entry"].as_u64());

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = File::create(folder.join("named.heapsnapshot")).map(BufWriter::new);
    let written = file.and_then(|file| graph.write_heap_snapshot(file));
    written.expect("the folder of the tests is there to write to");
    let text = Value::from(sizes).to_string();
    fs::write(folder.join("named.json"), text).expect("it still is");
    app.sessions[0].log.borrow()[0].before.take();
}

fn short(type_name: &str) -> String {
    type_name.rsplit("::").next().unwrap_or(type_name).to_owned()
}
