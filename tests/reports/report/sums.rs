//! The bytes of a tree add up, whatever the value.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use mem_size::{Block, Gap, MemSize, Tracer};

use super::sound;

#[test]
fn every_collection_adds_up() {
    let words = || (0..100).map(|n| "x".repeat(n % 7));
    sound(&words().collect::<Vec<_>>());
    sound(&words().collect::<VecDeque<_>>());
    sound(&words().collect::<LinkedList<_>>());
    sound(&words().collect::<HashSet<_>>());
    sound(&words().collect::<BTreeSet<_>>());
    sound(&words().zip(words()).collect::<HashMap<_, _>>());
    sound(&words().zip(words()).collect::<BTreeMap<_, _>>());
    sound(&(0..100).zip(0_u8..).collect::<HashMap<_, _>>());
    sound(&(0..100).zip(0_u8..).collect::<BTreeMap<_, _>>());
    sound(&words().map(|word| vec![word; 3]).collect::<Vec<_>>());
    sound(&words().map(String::into_boxed_str).collect::<Box<[_]>>());
    sound(&vec![(); 5]);
    sound(&());
    sound("borrowed");
}

#[test]
fn tree_map_whose_last_block_is_told_after_its_entries_adds_up() {
    let report = sound(&(0..1000_u32).map(|n| (n, vec![n])).collect::<BTreeMap<_, _>>());
    let values = report.find("[value]").expect("a map has values");
    assert_eq!(values.count, 1000);
    assert_eq!(values.elements, Some(1000));
    assert_eq!(report.find("[key]").expect("a map has keys").deep, 4000);
}

#[test]
fn shared_block_is_in_the_tree_once() {
    let name: Arc<str> = "shared".into();
    let report = sound(&(vec![Arc::clone(&name); 3], name));
    assert_eq!(report.find("0").map(|node| node.shared_blocks), Some(1));
    assert_eq!(
        report.find("1").map(|node| (node.usage.blocks, node.own)),
        Some((0, size_of::<Arc<str>>()))
    );
}

#[test]
fn cycle_through_the_root_adds_up() {
    #[derive(MemSize)]
    struct Loop {
        next: RefCell<Option<Rc<Loop>>>,
        name: String,
    }
    let first = Rc::new(Loop { next: RefCell::new(None), name: "first".into() });
    let second =
        Rc::new(Loop { next: RefCell::new(Some(Rc::clone(&first))), name: "second".into() });
    *first.next.borrow_mut() = Some(second);
    sound(&first);
    sound(&*first);
    first.next.take();
}

#[test]
fn what_hides_is_found_at_its_node() {
    #[derive(MemSize)]
    struct Hiding {
        locked: Mutex<String>,
        cells: Vec<RefCell<String>>,
    }
    let cells = vec![RefCell::new("open".into()), RefCell::new("busy".into())];
    let hiding = Hiding { locked: Mutex::new("inside".into()), cells };
    let (_lock, _borrow) = (hiding.locked.lock(), hiding.cells[1].borrow_mut());
    let report = sound(&hiding);
    assert_eq!(report.find("locked").map(|node| node.usage.gaps.count(Gap::Locked)), Some(1));
    assert_eq!(report.find("cells").map(|node| node.usage.gaps.count(Gap::Borrowed)), Some(1));
}

#[test]
fn skipped_field_keeps_its_inline_bytes() {
    #[derive(MemSize)]
    struct Half {
        kept: String,
        #[mem_size(skip)]
        left: String,
    }
    let half = Half { kept: "kept".into(), left: "left".into() };
    let report = sound(&half);
    let left = report.find("left").expect("a skipped field has its node");
    assert!(left.skipped.is_some() && left.deep == size_of_val(&half.left));
    assert_eq!(report.find("kept").map(|node| node.deep), Some(half.kept.deep_size()));
}

#[test]
fn targets_that_overlap_are_counted_once() {
    struct Views<'a> {
        one: &'a (u64, String),
        all: &'a [(u64, String)],
        part: &'a String,
    }
    impl MemSize for Views<'_> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.follow(self.part);
            tracer.follow(self.one);
            tracer.follow(self.all);
        }
    }
    let all = [(1, "one".to_string()), (2, "two".to_string())];
    sound(&Views { one: &all[1], all: &all, part: &all[1].1 });
}

#[test]
fn impl_that_traces_what_it_has_not_reported_still_adds_up() {
    struct Careless(Box<[u64; 4]>);
    impl MemSize for Careless {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.elements(&*self.0);
        }
    }
    sound(&Careless(Box::new([0; 4])));
}

/// A part of a buffer of which nothing tells the whole.
struct Part<'a>(&'a [u8]);

impl MemSize for Part<'_> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.shared_view(Block::holding(self.0), None);
    }
}

#[test]
fn parts_of_one_buffer_are_one_shared_block() {
    let buffer = [0_u8; 100];
    let parts = [Part(&buffer[..40]), Part(&buffer[30..60]), Part(&buffer[60..70])];
    let report = sound(&parts);
    let shared = report.nodes().map(|at| at.node.shared_blocks).sum::<usize>();
    assert_eq!((report.usage.blocks, report.usage.shared, shared), (1, 70, 1));
}
