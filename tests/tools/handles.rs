//! Reference counts: of one handle, and of all below a value.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::{self, Rc};
use std::sync::{self, Arc, Mutex};

use mem_size::handles::TotalRefCount;
use mem_size::{Gap, MemSize, RefCounts, ref_count, total_ref_count, with};

#[derive(Default, MemSize)]
struct Node {
    name: String,
    next: RefCell<Vec<Rc<Node>>>,
    parent: RefCell<rc::Weak<Node>>,
}

impl Node {
    fn new(name: &str) -> Rc<Self> {
        Rc::new(Self { name: name.into(), ..Self::default() })
    }

    fn points_to(&self, next: &Rc<Self>) {
        self.next.borrow_mut().push(Rc::clone(next));
    }
}

/// Blocks, handles met, strong, weak, outside.
fn numbers(counts: &TotalRefCount) -> [usize; 5] {
    let (handles, strong) = (counts.handles(), counts.strong());
    [counts.blocks.len(), handles, strong, counts.weak(), counts.outside()]
}

#[test]
fn handle_of_the_caller_counts_once_and_the_call_adds_none() {
    let rc = Rc::new(String::from("a"));
    assert_eq!(ref_count(&rc), RefCounts::new(1, 0));
    assert_eq!(ref_count(&rc), RefCounts::new(1, 0));
    let others = [Rc::clone(&rc), Rc::clone(&rc)];
    let weak = [Rc::downgrade(&rc), Rc::downgrade(&rc)];
    for handle in &others {
        assert_eq!(ref_count(handle), RefCounts::new(3, 2));
    }
    assert_eq!(ref_count(&weak[0]), RefCounts::new(3, 2));
    drop(others);
    assert_eq!(ref_count(&rc), RefCounts::new(1, 2));

    let arc: Arc<dyn Fn() + Send + Sync> = Arc::new(|| {});
    let weak: sync::Weak<dyn Fn() + Send + Sync> = Arc::downgrade(&arc);
    assert_eq!((ref_count(&arc), ref_count(&weak)), (RefCounts::new(1, 1), RefCounts::new(1, 1)));
}

#[test]
fn weak_without_value_tells_nothing() {
    let (rc, arc) = (Rc::new(1), Arc::<str>::from("b"));
    let (local, shared) = ([Rc::downgrade(&rc), Rc::downgrade(&rc)], Arc::downgrade(&arc));
    drop((rc, arc));
    assert_eq!(ref_count(&local[0]), RefCounts::new(0, 0));
    assert_eq!(ref_count(&shared), RefCounts::new(0, 0));
    assert_eq!(ref_count(&rc::Weak::<u8>::new()), RefCounts::new(0, 0));
}

#[test]
fn value_without_shared_blocks_has_no_handles() {
    let counts = total_ref_count(&(vec![String::from("a")], 7));
    assert_eq!(numbers(&counts), [0; 5]);
    assert!(counts.is_complete());
    assert_eq!(counts.to_string(), "no shared blocks");
}

#[test]
fn root_that_is_a_handle_is_met() {
    let rc = Rc::new(5);
    assert_eq!(numbers(&total_ref_count(&rc)), [1, 1, 1, 0, 0]);
    let _others = (Rc::clone(&rc), Rc::clone(&rc), Rc::downgrade(&rc));
    assert_eq!(numbers(&total_ref_count(&rc)), [1, 1, 3, 1, 2]);
    assert_eq!(numbers(&total_ref_count(&*rc)), [0; 5]);
}

#[test]
fn diamond_counts_its_foot_once_and_both_ways_to_it() {
    let [top, left, right, foot] = ["top", "left", "right", "foot"].map(Node::new);
    top.points_to(&left);
    top.points_to(&right);
    left.points_to(&foot);
    right.points_to(&foot);
    drop((left, right));
    assert_eq!(numbers(&total_ref_count(&top)), [4, 5, 6, 0, 1]);
    drop(foot);
    assert_eq!(numbers(&total_ref_count(&top)), [4, 5, 5, 0, 0]);
}

#[test]
fn cycle_ends_and_its_parents_are_weak() {
    let [first, second] = ["first", "second"].map(Node::new);
    first.points_to(&second);
    second.points_to(&first);
    *second.parent.borrow_mut() = Rc::downgrade(&first);
    drop(second);
    // Two handles of the cycle, and the root.
    assert_eq!(numbers(&total_ref_count(&first)), [2, 3, 3, 1, 0]);
    // The root is inside a block now, and `first` outside of it.
    assert_eq!(numbers(&total_ref_count(&*first)), [2, 2, 3, 1, 1]);
    first.next.borrow_mut().clear();
}

#[test]
fn two_handles_outside_are_told_with_their_block() {
    let held: Rc<str> = Rc::from("held outside");
    let other = Rc::clone(&held);
    let root = vec![(1, Rc::clone(&held)), (2, Rc::from("alone")), (3, Rc::clone(&held))];
    let counts = total_ref_count(&root);
    assert_eq!(numbers(&counts), [2, 3, 5, 0, 2]);
    let block = counts.blocks.iter().find(|block| block.outside() != Some(0)).expect("one");
    assert_eq!((block.met, block.counts, block.type_name), (2, Some(RefCounts::new(4, 0)), "str"));
    assert_eq!(block.size, mem_size::Block::counted(&*held).size());
    let start = held.as_ptr().addr() - 2 * size_of::<usize>();
    assert_eq!(block.address, Some(start));

    let text = counts.to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "2 shared blocks with 5 strong handles: 3 met, 2 outside");
    assert!(lines[2].starts_with("outside  met  strong  weak  bytes  address"), "{text}");
    assert!(lines[3].starts_with("      2    2       4     0  "), "{text}");
    assert!(lines[3].ends_with(&format!("{start:#x}  str")), "{text}");
    assert_eq!(lines.len(), 4, "{text}");
    drop(other);
}

#[test]
fn columns_line_up_and_the_widest_held_blocks_come_first() {
    let shared: Vec<Rc<u64>> = (0..40).map(Rc::new).collect();
    let outside: Vec<_> =
        shared.iter().enumerate().flat_map(|(nth, rc)| vec![Rc::clone(rc); nth * 3]).collect();
    let counts = total_ref_count(&shared);
    assert_eq!(counts.outside(), outside.len());
    let text = counts.to_string();
    let lines: Vec<_> = text.lines().skip(2).collect();
    assert_eq!(lines.len(), 1 + 16 + 1, "{text}");
    assert!(lines[1].trim_start().starts_with("117"), "{text}");
    let at = lines[0].find("type");
    assert!(lines[1..17].iter().all(|line| line.find("u64") == at), "{text}");
    assert_eq!(lines[17], "… 23 more with handles outside");
}

#[test]
fn handles_in_a_held_lock_lie_outside_and_the_answer_says_so() {
    let shared = Arc::new(String::from("a"));
    let root = (Mutex::new(vec![Arc::clone(&shared), Arc::clone(&shared)]), Arc::clone(&shared));
    let counts = total_ref_count(&root);
    assert_eq!(numbers(&counts), [1, 3, 4, 0, 1]);
    assert!(counts.is_complete());

    let held = root.0.lock();
    let counts = total_ref_count(&root);
    assert_eq!(numbers(&counts), [1, 1, 4, 0, 3]);
    assert!(!counts.is_complete());
    assert_eq!(counts.gaps.count(Gap::Locked), 1);
    let text = counts.to_string();
    assert!(text.contains("1 met, at most 3 outside\nnot looked into: 1 gap: 1 × lock"), "{text}");
    drop(held);
}

#[test]
fn handles_in_a_skipped_field_lie_outside_and_the_answer_says_so() {
    #[derive(MemSize)]
    struct Skipping {
        seen: Rc<u8>,
        #[mem_size(skip)]
        unseen: Rc<u8>,
    }

    let seen = Rc::new(1);
    let root = Skipping { unseen: Rc::clone(&seen), seen };
    let counts = total_ref_count(&root);
    assert_eq!(numbers(&counts), [1, 1, 2, 0, 1]);
    assert_eq!((counts.skipped, counts.is_complete()), (1, false));
    assert!(counts.to_string().contains("\nskipped: 1 place\n"), "{counts}");
    assert_eq!(*root.unseen, 1);

    let alone = Skipping { seen: Rc::new(1), unseen: Rc::new(2) };
    let text = total_ref_count(&alone).to_string();
    assert!(text.contains(": 1 met, 0 outside\nskipped: 1 place"), "{text}");
}

#[test]
fn dead_block_is_met_by_its_weak_handles() {
    let strong = Rc::new([7_u64; 4]);
    let root = vec![Rc::downgrade(&strong), Rc::downgrade(&strong)];
    assert_eq!(numbers(&total_ref_count(&root)), [0; 5]);
    drop(strong);
    let counts = total_ref_count(&root);
    assert_eq!(numbers(&counts), [1, 2, 0, 0, 0]);
    assert!(counts.blocks[0].is_dead() && counts.is_complete());
    assert_eq!(counts.to_string(), "no shared blocks; 1 dead block, kept by weak handles");
}

#[test]
fn pinned_handles_tell_no_counts_unless_another_does() {
    let plain = Rc::new(5_u32);
    let pinned = Pin::new(Rc::clone(&plain));
    let counts = total_ref_count(&pinned);
    assert_eq!((counts.blocks[0].counts, counts.blocks[0].outside()), (None, None));
    assert!(!counts.blocks[0].is_dead() && !counts.is_complete());
    // `plain` lies outside, and nobody tells: 0 is no bound.
    let known = ": 1 met, 0 outside as far as known\nwithout counts, as pinned: 1 block\n";
    assert!(counts.to_string().contains(known), "{counts}");

    let counts = total_ref_count(&(pinned, plain));
    assert_eq!(numbers(&counts), [1, 2, 2, 0, 0]);
    assert!(counts.is_complete());
}

#[test]
fn pinned_block_around_the_root_is_not_taken_for_a_dead_one() {
    #[derive(Default, MemSize)]
    struct Loop {
        myself: RefCell<Option<Pin<Rc<Loop>>>>,
    }

    let looped = Rc::<Loop>::default();
    *looped.myself.borrow_mut() = Some(Pin::new(Rc::clone(&looped)));
    let counts = total_ref_count(&*looped);
    assert!(counts.blocks.len() == 1 && !counts.blocks[0].is_dead(), "{counts:?}");
    *looped.myself.borrow_mut() = None;
}

#[test]
fn block_that_is_not_entered_has_the_type_around_its_handle() {
    struct Foreign;

    struct Holder(Rc<Foreign>);

    impl MemSize for Holder {
        fn trace(&self, tracer: &mut mem_size::Tracer<'_>) {
            tracer.field_with("0", &self.0, |tracer| with::opaque_rc(&self.0, tracer));
        }
    }

    let counts = total_ref_count(&Holder(Rc::new(Foreign)));
    assert!(counts.blocks[0].type_name.contains("Rc<"), "{counts:?}");
    assert!(!counts.is_complete());
}
