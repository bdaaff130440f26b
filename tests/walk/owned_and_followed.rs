//! Followed references into what the same root owns, or another root of the same tracer.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, LinkedList, VecDeque};
use std::rc::Rc;

use mem_size::cache::Weigher;
use mem_size::graph::OwnerGraph;
use mem_size::{MemSize, Report, Sink, SizeClasses, Tracer, total_ref_count};
use proptest::prelude::*;

use crate::followed::{Link, Page};
use crate::sharing::truth;

fn page<'a>(name: &str) -> Page<'a> {
    Page { name: name.into(), links: Vec::with_capacity(2).into() }
}

fn names() -> impl Iterator<Item = &'static str> {
    ["cover", "preface", "one", "two"].into_iter()
}

/// Links each page to the next one, around, and to itself.
fn link<'a>(pages: impl Iterator<Item = &'a Page<'a>> + Clone) {
    let turned = pages.clone().skip(1).chain(pages.clone().take(1));
    for (page, to) in pages.zip(turned) {
        page.links.borrow_mut().extend([Link { to }, Link { to: page }]);
    }
}

struct Silent;
impl Sink for Silent {}

/// All ways to measure the value come to so many bytes of heap.
#[track_caller]
fn assert_heap<T: MemSize>(value: &T, heap: usize) {
    let usage = value.mem_usage();
    assert_eq!(usage.heap, heap, "{usage:?}");
    assert!(usage.is_exact(), "{usage:?}");
    assert_eq!(value.heap_size(), heap);
    assert_eq!(value.deep_size(), size_of_val(value) + heap);
    assert_eq!(Tracer::new().measure(value), usage);
    assert_eq!(Tracer::with_sink(&mut Silent).measure(value), usage);
    let report = Report::of(value);
    assert_eq!(report.usage, usage);
    assert_eq!(OwnerGraph::of(value).usage(), usage);
}

#[test]
fn links_inside_an_owned_vector_count_once() {
    let (pages, bytes) = truth(|| names().map(page).collect::<Vec<_>>());
    link(pages.iter());
    assert_heap(&pages, bytes);
}

#[test]
fn links_inside_owned_collections_count_once() {
    macro_rules! check {
        ($($collection:ty: $item:expr => $pages:ident: $iter:expr;)+) => { $(
            let (owned, bytes) = truth(|| names().map($item).collect::<$collection>());
            let $pages = &owned;
            link($iter);
            assert_heap(&owned, bytes);
        )+ };
    }
    check! {
        Box<[Page<'_>]>: page => pages: pages.iter();
        Rc<[Page<'_>]>: page => pages: pages.iter();
        VecDeque<Page<'_>>: page => pages: pages.iter();
        LinkedList<Page<'_>>: page => pages: pages.iter();
        Vec<Box<Page<'_>>>: |name| Box::new(page(name)) => pages: pages.iter().map(|page| &**page);
        Vec<Rc<Page<'_>>>: |name| Rc::new(page(name)) => pages: pages.iter().map(|page| &**page);
        HashMap<&str, Page<'_>>: |name| (name, page(name)) => pages: pages.values();
        BTreeMap<&str, Page<'_>>: |name| (name, page(name)) => pages: pages.values();
    }
}

#[test]
fn reference_into_an_owned_block_counts_nothing_before_or_after_it() {
    #[derive(MemSize)]
    struct Shelf<'a> {
        before: RefCell<Option<Link<'a>>>,
        pages: Rc<Vec<Page<'a>>>,
        after: RefCell<Option<Link<'a>>>,
    }
    for sides in [(true, false), (false, true), (true, true)] {
        let (shelf, bytes) = truth(|| Shelf {
            before: None.into(),
            pages: Rc::new(names().map(page).collect()),
            after: None.into(),
        });
        let link = |is_there: bool| is_there.then(|| Link { to: &shelf.pages[1] });
        *shelf.before.borrow_mut() = link(sides.0);
        *shelf.after.borrow_mut() = link(sides.1);
        assert_heap(&shelf, bytes);
    }
}

#[test]
fn own_size_counts_a_target_in_an_owned_block_once() {
    #[derive(MemSize)]
    struct Shelf<'a> {
        pages: Box<[Page<'a>]>,
        first: RefCell<Option<Link<'a>>>,
    }
    let shelf = Shelf { pages: names().map(page).collect(), first: None.into() };
    let alone = shelf.own_size();
    *shelf.first.borrow_mut() = Some(Link { to: &shelf.pages[0] });
    assert_eq!(shelf.own_size(), alone);
}

#[test]
fn reference_into_what_an_earlier_root_owns_counts_nothing() {
    let (pages, bytes) = truth(|| names().map(page).collect::<Vec<_>>());
    let (first, text) = (Link { to: &pages[0] }, String::from("between"));
    let mut tracer = Tracer::new().record_blocks();
    let usages = [tracer.measure(&pages), tracer.measure(&text), tracer.measure(&first)];
    assert_eq!(usages.map(|usage| usage.heap), [bytes, text.capacity(), 0]);
    assert_eq!(tracer.measure(&pages[3].name).deep(), 0);
    let graph = OwnerGraph::builder().root("pages", &pages).root("first", &first).build();
    assert_eq!(graph.usage().heap, bytes);
}

#[test]
fn roots_after_one_that_follows_references_count_once() {
    let (pages, bytes) = truth(|| names().map(page).collect::<Vec<_>>());
    link(pages.iter());
    let ([first, last], text) = ([0, 3].map(|nth| Link { to: &pages[nth] }), String::from("other"));
    let mut silent = Silent;
    for mut tracer in [Tracer::new(), Tracer::with_sink(&mut silent)] {
        assert_eq!(tracer.measure(&pages).heap, bytes);
        assert_eq!(tracer.measure(&first).heap + tracer.measure(&last).heap, 0);
        assert_eq!(tracer.measure(&text).heap, text.capacity());
        assert_eq!(tracer.measure(&pages[1]).deep(), 0);
    }
}

#[test]
fn what_was_counted_before_the_first_root_stays_counted() {
    let (pages, bytes) = truth(|| names().map(page).collect::<Vec<_>>());
    let text = String::from("by itself");
    let mut tracer = Tracer::new();
    text.trace(&mut tracer);
    assert_eq!(tracer.measure(&pages).heap, bytes);
    assert_eq!(tracer.usage().heap, text.capacity() + bytes);
}

#[test]
fn all_tools_count_an_owned_target_once() {
    let (pages, bytes) = truth(|| names().map(page).collect::<Vec<_>>());
    link(pages.iter());
    assert_eq!(Weigher::exclusive().weigh_usize(&(), &pages), size_of_val(&pages) + bytes);
    assert!(total_ref_count(&pages).blocks.is_empty());
    let (report, usable) = Report::with_usable(&pages, SizeClasses::JEMALLOC);
    assert_eq!((report.usage.heap, usable.heap), (bytes, bytes));
}

/// Pages in a collection, where links may lead to any part of them.
#[derive(MemSize)]
#[expect(clippy::linkedlist, reason = "it is one of the types to be measured")]
enum Shelf<'a> {
    Vec(Vec<Sheet<'a>>),
    Box(Box<[Sheet<'a>]>),
    Rc(Rc<[Sheet<'a>]>),
    Twice(Rc<Vec<Sheet<'a>>>, Rc<Vec<Sheet<'a>>>),
    Deque(VecDeque<Sheet<'a>>),
    List(LinkedList<Sheet<'a>>),
    Map(HashMap<u8, Sheet<'a>>),
    Tree(BTreeMap<u8, Box<Sheet<'a>>>),
}

#[derive(MemSize)]
struct Sheet<'a> {
    text: String,
    links: RefCell<Vec<Any<'a>>>,
    note: Option<Box<[u16]>>,
}

#[derive(MemSize)]
enum Any<'a> {
    Shelf(#[mem_size(follow)] &'a Shelf<'a>),
    Sheet(#[mem_size(follow)] &'a Sheet<'a>),
    Text(#[mem_size(follow)] &'a String),
    Letters(#[mem_size(follow)] &'a str),
    Note(#[mem_size(follow)] &'a [u16]),
    Links(#[mem_size(follow)] &'a RefCell<Vec<Any<'a>>>),
}

impl<'a> Shelf<'a> {
    fn new(kind: usize, count: u8) -> Self {
        let sheets = (0..count).map(|nth| Sheet {
            text: "sheet".repeat(usize::from(nth % 3)),
            links: Vec::with_capacity(4).into(),
            note: (nth % 2 > 0).then(|| [7; 5].into()),
        });
        match kind % 8 {
            0 => Self::Vec(sheets.collect()),
            1 => Self::Box(sheets.collect()),
            2 => Self::Rc(sheets.collect()),
            3 => {
                let sheets = Rc::new(sheets.collect());
                Self::Twice(Rc::clone(&sheets), sheets)
            }
            4 => Self::Deque(sheets.collect()),
            5 => Self::List(sheets.collect()),
            6 => Self::Map((0..).zip(sheets).collect()),
            _ => Self::Tree((0..).zip(sheets.map(Box::new)).collect()),
        }
    }

    fn sheets(&'a self) -> Vec<&'a Sheet<'a>> {
        match self {
            Self::Vec(sheets) => sheets.iter().collect(),
            Self::Box(sheets) => sheets.iter().collect(),
            Self::Rc(sheets) => sheets.iter().collect(),
            Self::Twice(sheets, _) => sheets.iter().collect(),
            Self::Deque(sheets) => sheets.iter().collect(),
            Self::List(sheets) => sheets.iter().collect(),
            Self::Map(sheets) => sheets.values().collect(),
            Self::Tree(sheets) => sheets.values().map(|sheet| &**sheet).collect(),
        }
    }
}

/// A link of some kind to this sheet, or to the shelf that it is on.
fn link_to<'a>(kind: usize, shelf: &'a Shelf<'a>, sheet: &'a Sheet<'a>) -> Any<'a> {
    match (kind % 6, &sheet.note) {
        (0, _) => Any::Shelf(shelf),
        (1, _) => Any::Text(&sheet.text),
        (2, _) => Any::Letters(sheet.text.get(1..).unwrap_or(&sheet.text)),
        (3, Some(note)) => Any::Note(note.get(2..).unwrap_or(note)),
        (4, _) => Any::Links(&sheet.links),
        _ => Any::Sheet(sheet),
    }
}

proptest! {
    #[test]
    fn links_of_any_kind_into_what_a_root_owns_count_nothing(
        shelves in proptest::collection::vec((0_usize..8, 1_u8..20), 1..5),
        links in proptest::collection::vec(any::<[prop::sample::Index; 4]>(), 0..20),
    ) {
        let (room, bytes) = truth(|| {
            let shelves = shelves.iter().map(|&(kind, count)| Shelf::new(kind, count));
            let doors = || RefCell::new(Vec::with_capacity(20));
            (doors(), shelves.collect::<Vec<_>>(), doors())
        });
        let (front, shelves, back) = &room;
        let places = shelves.iter().flat_map(|shelf| {
            shelf.sheets().into_iter().map(move |sheet| (shelf, sheet))
        });
        let places: Vec<_> = places.collect();
        for [from, kind, to, door] in links {
            let (shelf, sheet) = places[to.index(places.len())];
            let link = || link_to(kind.index(6), shelf, sheet);
            let from = &places[from.index(places.len())].1.links;
            if from.borrow().len() < 4 {
                from.borrow_mut().push(link());
            }
            match door.index(3) {
                0 => front.borrow_mut().push(link()),
                1 => back.borrow_mut().push(link()),
                _ => {}
            }
        }
        assert_heap(&room, bytes);
    }
}
