//! Values side by side: which rows there are, what counts as an element, and the table.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use mem_size::render::Bytes;
use mem_size::{Block, Comparison, ComparisonRow, Gap, MemSize, Tracer, compare};

fn names(comparison: &Comparison) -> Vec<&str> {
    comparison.rows.iter().map(|row| &*row.name).collect()
}

fn elements<T: MemSize + ?Sized>(value: &T) -> Option<usize> {
    ComparisonRow::of("", value).elements
}

fn strings(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|number| number.to_string())
}

#[test]
fn rows_are_sorted_by_deep_size_and_equal_ones_stay_as_they_were() {
    let comparison = compare! {
        "wide" => [0_u8; 300],
        "first" => [0_u8; 20],
        "narrow" => [0_u8; 3],
        "second" => [1_u8; 20],
    };
    assert_eq!(names(&comparison), ["narrow", "first", "second", "wide"]);
    assert_eq!(names(&compare! {}), [""; 0]);

    let sizes = (0..200).map(|number| (number, Vec::<u8>::with_capacity(number % 3)));
    let rows = sizes.map(|(number, list)| ComparisonRow::of(number, &list));
    let sorted = Comparison::new(rows);
    let numbers: Vec<usize> = sorted.rows.iter().filter_map(|row| row.name.parse().ok()).collect();
    assert_eq!(numbers.len(), 200);
    assert!(numbers.is_sorted_by_key(|number| (number % 3, *number)), "{numbers:?}");
}

#[test]
fn values_of_any_type_are_borrowed_under_names_of_any_kind() {
    let (list, name, number) = (vec![String::from("a")], String::from("name"), 7);
    let boxed: Box<dyn MemSize> = Box::new(list.clone());
    let comparison = compare! {
        name => list,
        &name => &list,
        number => list[0],
        'x' => *list,
        format_args!("{}", number + 1) => boxed,
        "built" => list.iter().map(String::len).collect::<Vec<_>>()
    };
    let row = |name: &str| {
        let found = comparison.rows.iter().find(|row| row.name == name);
        found.map(|row| row.usage).expect("each value has a row")
    };
    assert_eq!(comparison.rows.iter().filter(|row| row.name == name).count(), 2);
    assert!(comparison.rows.iter().all(|row| row.usage.is_exact()), "{comparison}");
    assert_eq!(row("name"), list.mem_usage());
    assert_eq!(row("7"), list[0].mem_usage());
    assert_eq!(row("x"), list[..].mem_usage());
    assert_eq!(row("8"), boxed.mem_usage());
    assert_eq!(row("built").deep(), size_of::<Vec<usize>>() + size_of::<usize>());
}

#[test]
fn elements_of_every_collection_are_counted() {
    let pairs = || strings(40).map(|text| (text.len(), text));
    assert_eq!(elements(&strings(40).collect::<Vec<_>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<VecDeque<_>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<LinkedList<_>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<BinaryHeap<_>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<BTreeSet<_>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<HashSet<_>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<Box<[_]>>()), Some(40));
    assert_eq!(elements(&strings(40).collect::<Rc<[_]>>()), Some(40));
    assert_eq!(elements(&pairs().map(|(_, text)| (text, 1)).collect::<HashMap<_, _>>()), Some(40));
    assert_eq!(elements(&pairs().map(|(_, text)| (text, 1)).collect::<BTreeMap<_, _>>()), Some(40));
    assert_eq!(elements(&pairs().collect::<BTreeMap<_, _>>()), Some(2));
    let mut turned: VecDeque<u32> = (0..40).collect();
    turned.rotate_left(9);
    assert_eq!(elements(&turned), Some(40));
    assert_eq!(elements(&(0..40).collect::<LinkedList<u8>>()), Some(40));
    assert_eq!(
        elements(&(0..40).map(|number| (number, 'x')).collect::<HashMap<u8, _>>()),
        Some(40)
    );
}

#[test]
fn elements_nearest_to_the_value_are_the_ones_that_count() {
    #[derive(MemSize)]
    struct Shelves {
        title: String,
        upper: Vec<Vec<u8>>,
        lower: Option<Vec<Arc<[u8]>>>,
        boxed: Box<[u8]>,
    }

    let shelves = Shelves {
        title: "shelves".into(),
        upper: vec![vec![0; 100], vec![0; 200]],
        lower: Some(vec![Arc::from([0; 50]); 3]),
        boxed: Box::new([0; 1000]),
    };
    assert_eq!(elements(&shelves), Some(2 + 3));
    assert_eq!((shelves.title.len(), shelves.lower.as_ref().map(Vec::len)), (7, Some(3)));
    assert_eq!(elements(&vec![vec![0_u8; 100], Vec::new()]), Some(2));
    assert_eq!(elements(&HashMap::from([("key", vec![1, 2, 3])])), Some(1));
}

#[test]
fn value_without_elements_has_no_number() {
    let row = ComparisonRow::of("text", "some text");
    assert_eq!((row.elements, row.per_element()), (None, None));
    assert_eq!(elements(&Vec::<String>::with_capacity(10)), None);
    assert_eq!(elements(&vec![(); 10]), None);
}

#[test]
fn per_element_is_deep_size_over_elements() {
    let list = vec![7_u32; 3];
    let row = ComparisonRow::of("list", &list);
    let expected = f64::from(u32::try_from(list.deep_size()).expect("it is small")) / 3.0;
    assert!(row.per_element().is_some_and(|bytes| (bytes - expected).abs() < 1e-9), "{row:?}");
}

#[test]
fn value_with_a_gap_is_marked_as_a_lower_bound() {
    let cell = RefCell::new(vec![1_u8, 2, 3]);
    let writing = cell.borrow_mut();
    let comparison = compare! { "cell" => cell, "list" => vec![0_u8; 4] };
    let text = comparison.to_string();
    assert_eq!(text.lines().filter(|line| line.contains('≥')).count(), 1, "{text}");
    let line = text.lines().find(|line| line.starts_with("cell"));
    assert!(line.is_some_and(|line| line.ends_with("1 gap: 1 × mutably borrowed")), "{text}");
    drop(writing);
    assert!(!compare! { "cell" => cell }.to_string().contains('≥'));
}

/// Has the same sizes wherever it is built.
struct Table<const PLACES: usize> {
    rows: [u16; PLACES],
    gap: Option<Gap>,
}

impl<const PLACES: usize> MemSize for Table<PLACES> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.elements(&self.rows);
        tracer.block(Block::new(PLACES * 200).spare(PLACES * 70).overhead(PLACES * 2));
        if let Some(gap) = self.gap {
            tracer.gap(gap);
        }
    }
}

fn tables() -> Comparison {
    compare! {
        "a large table" => Table { rows: [0; 8000], gap: None },
        "größer" => Table { rows: [0; 700], gap: Some(Gap::Locked) },
        "bytes" => [0_u8; 10],
        "表" => Table { rows: [0; 1], gap: None },
        "number" => 7_u64,
    }
}

#[test]
fn table_lines_up_its_columns() {
    insta::assert_snapshot!(tables());
}

#[test]
fn table_can_be_exact() {
    insta::assert_snapshot!(tables().table().bytes(Bytes::Exact));
}

#[test]
fn name_with_a_line_break_stays_in_its_row() {
    let comparison =
        compare! { "two\nlines\tand \u{1b}[1m" => vec![0_u8; 100], "one" => [0_u8; 2] };
    let text = comparison.to_string();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.contains(r"two\nlines\tand \u{1b}[1m  Vec<u8>"), "{text}");
    assert_eq!(names(&comparison)[1], "two\nlines\tand \u{1b}[1m");
}
