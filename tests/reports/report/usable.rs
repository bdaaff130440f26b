//! What an allocator reserves, with models that are easy to check; real allocators are in
//! `tests/size-classes`.

use std::collections::{HashMap, LinkedList};
use std::rc::Rc;

use mem_size::report::Usable;
use mem_size::{Block, MemSize, Report, SizeClasses, Tracer};

/// Ten bytes more for each block.
const TEN_MORE: SizeClasses = SizeClasses::new("ten more", |size, _| size + 10);

fn waste<T: MemSize>(value: &T) -> usize {
    let (report, usable) = Report::with_usable(value, TEN_MORE);
    assert_eq!(report, Report::of(value));
    let usage = value.mem_usage();
    assert_eq!([usable.heap, usable.blocks], [usage.heap, usage.blocks]);
    for row in &usable.rows {
        let node = report.find(&row.path).map(|node| [node.usage.blocks, node.usage.heap]);
        assert_eq!(node, Some([row.blocks, row.heap]));
    }
    let exact = Usable::of(value, SizeClasses::new("exact", |size, _| size));
    assert_eq!([exact.usable, exact.waste()], [usage.heap, 0]);
    usable.waste()
}

#[test]
fn each_block_is_rounded_by_itself() {
    let words = vec!["one".to_string(), String::new(), "three".to_string()];
    assert_eq!(waste(&words), 3 * 10);
    assert_eq!(waste(&words.iter().cloned().collect::<LinkedList<_>>()), 5 * 10);
    let table: HashMap<_, _> = words.iter().cloned().zip([vec![1], vec![], vec![2]]).collect();
    assert_eq!(waste(&table), 5 * 10);
    let shared = Rc::new(words);
    assert_eq!(waste(&[Rc::clone(&shared), shared]), 4 * 10);
    assert_eq!(waste(&()), 0);
}

#[test]
fn value_without_blocks_has_one_line() {
    let text = Usable::of(&7_u8, TEN_MORE).to_string();
    assert_eq!(text, "ten more: 0 B usable for 0 B in 0 blocks, 0.0 % waste");
}

#[test]
fn blocks_of_a_folded_type_are_in_its_row() {
    #[derive(MemSize)]
    struct Tree {
        below: Vec<Tree>,
    }
    fn tree(depth: usize) -> Tree {
        Tree { below: (0..depth).map(|_| tree(depth - 1)).collect() }
    }
    let tree = tree(4);
    let blocks = tree.mem_usage().blocks;
    assert_eq!(waste(&tree), blocks * 10);
    assert_eq!(Usable::of(&tree, TEN_MORE).rows.len(), 1);
}

#[test]
fn arena_that_does_not_tell_its_blocks_has_no_waste() {
    struct Arena;
    impl MemSize for Arena {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.arena(1000, |_| {});
            tracer.block(Block::new(5));
        }
    }
    let usable = Usable::of(&Arena, TEN_MORE);
    assert_eq!([usable.heap, usable.waste()], [1005, 10]);
}

#[test]
fn text_has_the_row_with_the_most_waste_first() {
    let value = (vec![String::from("a"); 9], String::from("b"));
    let text = Usable::of(&value, TEN_MORE).to_string();
    let lines: Vec<_> = text.lines().collect();
    assert!(lines[0].starts_with("ten more: ") && lines[0].contains("in 11 blocks"), "{text}");
    assert!(lines[2].trim_start().starts_with("100 B") && lines[2].ends_with("0: Vec<String>"));
    assert!(lines[3].trim_start().starts_with("10 B") && lines[3].ends_with("1: String"));
}
