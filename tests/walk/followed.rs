//! References that are followed into what is being counted at the moment, or was counted before.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, LinkedList, VecDeque};
use std::rc::Rc;

use mem_size::{MemSize, MemUsage, Tracer};

use crate::sharing::truth;

#[derive(Default, MemSize)]
pub(crate) struct Page<'a> {
    pub(crate) name: String,
    pub(crate) links: RefCell<Vec<Link<'a>>>,
}

#[derive(MemSize)]
pub(crate) struct Link<'a> {
    #[mem_size(follow)]
    pub(crate) to: &'a Page<'a>,
}

#[derive(MemSize)]
struct Title<'a> {
    #[mem_size(follow)]
    name: &'a String,
}

#[derive(MemSize)]
struct Many<'a> {
    #[mem_size(follow)]
    pages: &'a [Page<'a>],
}

#[derive(MemSize)]
struct Book<'a> {
    #[mem_size(follow)]
    pages: &'a Vec<Page<'a>>,
}

fn pages<'a>() -> (Vec<Page<'a>>, usize) {
    truth(|| {
        let page =
            |name: &str| Page { name: name.into(), links: RefCell::new(Vec::with_capacity(2)) };
        ["cover", "preface", "one", "two"].map(page).into()
    })
}

/// Links each page to the one so many places further on, around.
fn link<'a>(pages: &'a [Page<'a>], step: usize) {
    let turned = pages.iter().cycle().skip(step);
    for (page, to) in pages.iter().zip(turned) {
        page.links.borrow_mut().push(Link { to });
    }
}

#[track_caller]
fn assert_heap(value: &impl MemSize, heap: usize) {
    let usage: MemUsage = value.mem_usage();
    assert_eq!(usage.heap, heap, "{usage:?}");
    assert!(usage.is_exact(), "{usage:?}");
}

#[test]
fn links_inside_a_followed_vector_count_once() {
    let (pages, bytes) = pages();
    link(&pages, 1);
    link(&pages, 3);
    let book = Book { pages: &pages };
    assert_heap(&book, size_of_val(&pages) + bytes);
    assert_heap(
        &(&7_u8, Book { pages: &pages }, Book { pages: &pages }),
        size_of_val(&pages) + bytes,
    );
}

#[test]
fn cycle_through_a_target_of_which_a_part_is_known_ends() {
    let (pages, bytes) = pages();
    link(&pages, 1);
    let all = size_of_val(&pages) + bytes;
    assert_heap(&(Title { name: &pages[0].name }, Book { pages: &pages }), all);
    let titles: [_; 4] = std::array::from_fn(|nth| Title { name: &pages[nth].name });
    let links: [_; 4] = std::array::from_fn(|nth| Link { to: &pages[nth] });
    let slots = pages.capacity() * size_of::<Page<'_>>();
    assert_heap(&(titles, links), bytes - slots + size_of_val(&pages[..]));
}

#[test]
fn targets_that_overlap_count_once() {
    let (pages, bytes) = pages();
    link(&pages, 1);
    let slots = pages.capacity() * size_of::<Page<'_>>();
    let parts = (Many { pages: &pages[..2] }, Many { pages: &pages[1..] });
    assert_heap(&parts, bytes - slots + size_of_val(&pages[..]));
}

#[test]
fn part_of_a_shared_block_below_a_followed_reference_counts_once_in_either_order() {
    #[derive(MemSize)]
    struct Shelf<'a> {
        books: RefCell<Vec<Rc<[String]>>>,
        title: RefCell<Option<Title<'a>>>,
        again: RefCell<Vec<Rc<[String]>>>,
    }
    #[derive(MemSize)]
    struct Room<'a> {
        #[mem_size(follow)]
        shelf: &'a Shelf<'a>,
    }
    let (texts, bytes) = truth(|| Rc::<[String]>::from(["one".to_owned(), "three".to_owned()]));
    for is_first in [true, false] {
        let (first, second) = if is_first { (1, 0) } else { (0, 1) };
        let shelf = Shelf {
            books: vec![Rc::clone(&texts); first].into(),
            title: None.into(),
            again: vec![Rc::clone(&texts); second].into(),
        };
        *shelf.title.borrow_mut() = Some(Title { name: &texts[1] });
        let handles = size_of::<Rc<[String]>>();
        assert_heap(&Room { shelf: &shelf }, size_of_val(&shelf) + handles + bytes);
    }
}

#[test]
fn links_inside_followed_collections_count_once() {
    /// Pages, and a place for links to them.
    #[derive(MemSize)]
    struct Shelf<'a, C> {
        pages: C,
        first: RefCell<Vec<Link<'a>>>,
    }
    #[derive(MemSize)]
    struct Room<'a, C> {
        #[mem_size(follow)]
        shelf: &'a Shelf<'a, C>,
    }
    fn check<'a, C: MemSize + 'a>(
        shelf: &'a Shelf<'a, C>,
        bytes: usize,
        pages: impl Iterator<Item = &'a Page<'a>> + Clone,
    ) {
        let turned = pages.clone().skip(1).chain(pages.clone().take(1));
        for (from, to) in pages.clone().zip(turned) {
            from.links.borrow_mut().push(Link { to });
        }
        shelf.first.borrow_mut().extend(pages.skip(2).take(1).map(|to| Link { to }));
        let all = size_of_val(shelf) + bytes;
        assert_heap(&Room { shelf }, all);
        let to = shelf.first.borrow()[0].to;
        assert_heap(&(Link { to }, Room { shelf }), all);
        assert_heap(&(Room { shelf }, Link { to }), all);
    }
    macro_rules! check {
        ($($collection:ty: $pages:ident => $iter:expr;)+) => { $(
            let (shelf, bytes) = truth(|| {
                let page = |_| Page {
                    name: "page".into(),
                    links: Vec::with_capacity(1).into(),
                };
                let pages: $collection = (0..5).map(page).zip(0_u8..).map(Item::item).collect();
                Shelf { pages, first: Vec::with_capacity(1).into() }
            });
            let $pages = &shelf.pages;
            check(&shelf, bytes, $iter);
        )+ };
    }
    check! {
        VecDeque<Page<'_>>: pages => pages.iter();
        LinkedList<Page<'_>>: pages => pages.iter();
        HashMap<u8, Page<'_>>: pages => pages.values();
        BTreeMap<u8, Page<'_>>: pages => pages.values();
    }
}

/// What is made of a page and its number.
trait Item<'a> {
    fn item(numbered: (Page<'a>, u8)) -> Self;
}

impl<'a> Item<'a> for Page<'a> {
    fn item((page, _): (Page<'a>, u8)) -> Self {
        page
    }
}

impl<'a> Item<'a> for (u8, Page<'a>) {
    fn item((page, number): (Page<'a>, u8)) -> Self {
        (number, page)
    }
}

#[test]
fn cycle_through_a_root_of_which_a_part_is_known_ends() {
    let (page, bytes) =
        truth(|| Page { name: "alone".into(), links: Vec::with_capacity(1).into() });
    page.links.borrow_mut().push(Link { to: &page });
    let mut tracer = Tracer::new();
    tracer.measure(&page.name);
    tracer.measure(&page);
    assert_eq!((tracer.usage().shallow, tracer.usage().heap), (size_of_val(&page), bytes));
}
