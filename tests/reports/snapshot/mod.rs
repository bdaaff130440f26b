//! Reports kept and compared: differences by hand and at random, series, and their texts.

mod files;
mod large;
#[cfg(feature = "html")]
mod over_time;
mod random;
mod series;
mod text;

use std::cell::RefCell;
use std::collections::BTreeMap;

use mem_size::report::{Node, NodeLabel};
use mem_size::snapshot::{Change, Diff, Keys, Sides, TypeChange};
use mem_size::{Label, MemSize, MemUsage, Report, Snapshot};

#[derive(Default, MemSize)]
struct Shop {
    name: String,
    stock: BTreeMap<String, Vec<u64>>,
    sold: Vec<String>,
    archive: Vec<String>,
    state: State,
}

#[derive(Default, MemSize)]
enum State {
    #[default]
    Closed,
    Moving {
        boxes: Vec<Box<[u64]>>,
    },
}

fn shop() -> Shop {
    Shop {
        name: "corner".into(),
        stock: BTreeMap::from([("tea".into(), vec![1, 2, 3]), ("salt".into(), vec![4])]),
        sold: vec!["bread".into(), "butter".into()],
        ..Shop::default()
    }
}

#[test]
fn nothing_changes_from_a_value_to_itself() {
    let shop = shop();
    let diff = Report::of(&shop).since(&Report::of(&shop));
    assert!(diff.is_empty());
    assert_eq!((diff.bytes(), diff.percent()), (0, 0.0));
    assert!(diff.changes.is_empty() && diff.types.is_empty() && diff.moves.is_empty());
}

#[test]
fn growth_is_told_by_path_and_type() {
    let mut shop = shop();
    let before = Report::of(&shop);
    shop.stock.insert("oil".into(), Vec::with_capacity(100));
    shop.state = State::Moving { boxes: vec![Box::new([1])] };
    let after = Report::of(&shop);
    let diff = after.since(&before);

    assert_eq!(diff.bytes().cast_unsigned(), after.root.deep - before.root.deep);
    let values = diff.find("stock.[value]").unwrap();
    assert_eq!((values.bytes(), values.count()), (800 + size_of::<Vec<u64>>().cast_signed(), 1));
    assert_eq!(diff.find("stock").unwrap().count(), 1);
    assert!(diff.find("name").is_none() && diff.find("sold").is_none());
    assert!(matches!(diff.find("state.Moving").unwrap().sides, Sides::New(_)));
    // The tag is there as before.
    assert!(matches!(diff.find("state").unwrap().sides, Sides::Kept { .. }));
    let of_type = |name| diff.types.iter().find(|change| change.type_name.contains(name));
    assert_eq!(of_type("Vec<u64>").map(TypeChange::count), Some(1));
    let sum: isize = diff.types.iter().map(TypeChange::bytes).sum();
    assert_eq!(sum, diff.bytes());
    // And back.
    let back = before.since(&after);
    assert!(matches!(back.find("state.Moving").unwrap().sides, Sides::Gone(_)));
    assert_eq!(back.bytes(), -diff.bytes());
}

#[test]
fn what_changes_most_comes_first() {
    let mut shop = shop();
    let before = Report::of(&shop);
    shop.name = String::with_capacity(1000);
    shop.sold = Vec::new();
    shop.archive = Vec::with_capacity(10);
    let diff = Report::of(&shop).since(&before);
    let paths: Vec<_> = (0..diff.changes.len()).map(|row| diff.path(row)).collect();
    assert_eq!(paths, ["", "name", "archive", "sold"]);
}

#[test]
fn values_of_a_map_are_told_apart_by_a_function_of_their_keys() {
    let mut sessions: BTreeMap<(u8, u32), Vec<u8>> =
        (0..6).map(|n| ((n % 2, u32::from(n)), vec![0; 100])).collect();
    let snapshot = |sessions: &BTreeMap<(u8, u32), Vec<u8>>| {
        let name = |&(kind, _): &(u8, u32)| ["guests", "members"][usize::from(kind)].to_owned();
        let mut snapshot = Snapshot::new();
        snapshot.add_report("sessions", Report::of_map(sessions, name));
        snapshot
    };
    let before = snapshot(&sessions);
    sessions.insert((1, 7), vec![0; 4000]);
    let diff = snapshot(&sessions).since(&before);
    let members = diff.find("sessions.members").expect("one came");
    assert_eq!(members.bytes().unsigned_abs(), 4000 + size_of::<Vec<u8>>());
    assert_eq!(members.count(), 4000);
    assert!(diff.find("sessions.guests").is_none());
}

#[test]
fn move_is_named_once() {
    let mut shop = shop();
    shop.archive = Vec::with_capacity(2);
    let before = Report::of(&shop);
    std::mem::swap(&mut shop.sold, &mut shop.archive);
    shop.name.clear();
    shop.name.shrink_to_fit();
    let diff = Report::of(&shop).since(&before);
    let [moved] = &*diff.moves else { panic!("{diff:#?}") };
    assert_eq!([moved.from, moved.to].map(|row| diff.path(row)), ["sold", "archive"]);
    assert_eq!(moved.bytes, "bread".len() + "butter".len());
    assert!(diff.to_string().contains("likely moved to archive"));
}

#[test]
fn gaps_are_compared() {
    let cell = RefCell::new(vec![0_u8; 2000]);
    let before = Report::of(&cell);
    let held = cell.borrow_mut();
    let diff = Report::of(&cell).since(&before);
    drop(held);
    assert_eq!(diff.bytes(), -2000);
    assert_eq!(diff.find("").map(Change::gaps), Some(1));
    let text = diff.to_string();
    assert!(text.contains("not measured: no gaps → 1 gap: 1 × mutably borrowed"), "{text}");
    assert!(text.contains("KiB → ≥ "), "{text}");
}

#[test]
fn gap_alone_is_a_change() {
    let node = Node::new(Label::Root, "A");
    let mut with_gap = node.clone();
    with_gap.usage.gaps.add(mem_size::Gap::Locked);
    let [before, after] = [node, with_gap].map(|root| Report::new(root.usage, root));
    let diff = after.since(&before);
    assert!(!diff.is_empty() && diff.bytes() == 0);
    assert!(diff.to_string().contains("gaps +1"), "{diff}");
}

#[test]
fn roots_go_together_whatever_their_types() {
    let diff = Report::of(&vec![0_u8; 10]).since(&Report::of(&vec![0_u16; 10]));
    assert_eq!(diff.changes.len(), 1);
    assert_eq!(diff.bytes(), -10);
    assert_eq!(diff.types.len(), 4);
}

#[test]
fn names_that_become_the_same_are_one_place() {
    let report = |names: &[&str]| {
        let root = names.iter().fold(Node::new(Label::Root, "Threads"), |root, name| {
            let mut node = Node::new(NodeLabel::Field(name.to_string().into()), "Thread");
            (node.own, node.deep) = (10, 10);
            root.with_child(node)
        });
        Report::new(MemUsage::default(), root)
    };
    let before = report(&["worker-1", "worker-2", "main"]);
    let after = report(&["worker-7", "worker-8", "worker-9", "main"]);
    assert_eq!(after.since(&before).changes.len(), 1 + 2 + 3);
    let diff = Diff::of_reports(&before, &after, &Keys::new().numbers_alike());
    assert_eq!(diff.changes.len(), 2);
    let workers = diff.find("worker-#").unwrap();
    assert_eq!((workers.count(), workers.bytes()), (1, 10));
    let keys = Keys::new().rename(|name| name.chars().take(1).collect());
    let renamed = Diff::of_reports(&before, &after, &keys);
    assert_eq!(renamed.find("w").map(|change| change.sides), Some(workers.sides));
}

#[test]
fn snapshots_go_together_by_name() {
    let mut before = Snapshot::new();
    before.add("shop", &shop());
    before.add("only before", &vec![1_u8; 10]);
    let mut after = Snapshot::new();
    after.add("only after", &vec![1_u8; 20]);
    after.add("shop", &shop());
    let diff = after.since(&before);
    assert!(matches!(diff.find("only before").unwrap().sides, Sides::Gone(_)));
    assert!(matches!(diff.find("only after").unwrap().sides, Sides::New(_)));
    assert!(diff.find("shop").is_none());
    assert_eq!(diff.bytes(), 10);
    assert!(before.alloc.is_some(), "this program counts");
    assert!(diff.to_string().contains("allocator: "), "{diff}");
    assert!(after.since(&after).is_empty());
}
