//! A listener that can come back to a place needs little stack for a long chain, and hears the same
//! as any other.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::mem::take;
use std::rc::Rc;
use std::sync::Arc;

use mem_size::{BlockEvent, MemSize, Place, Sink, Tracer};

/// Long enough that plain recursion would need many megabytes.
const LINKS: usize = 30_000;

#[derive(Default, MemSize)]
struct Link {
    before: String,
    next: Option<Box<Link>>,
    after: Option<Box<Leaf>>,
}

#[derive(MemSize)]
struct Leaf {
    text: String,
}

/// To drop it as a whole would overflow the stack.
impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
    }
}

fn chain() -> Link {
    let mut first = Link::default();
    for number in 0..LINKS {
        let after = Some(Box::new(Leaf { text: number.to_string() }));
        first = Link { before: "x".repeat(number % 7), next: Some(Box::new(first)), after };
    }
    first
}

/// Notes of each block in which other one it lies.
#[derive(Default)]
struct Owners {
    comes_back: bool,
    here: Vec<Option<usize>>,
    put_off: Vec<Option<usize>>,
    deepest: usize,
    breaks: usize,
    found: BTreeMap<usize, Option<usize>>,
}

impl Owners {
    fn of(root: &impl MemSize, comes_back: bool) -> Self {
        let mut owners = Self { comes_back, ..Self::default() };
        Tracer::with_sink(&mut owners).measure(root);
        assert!(owners.here.is_empty() && owners.put_off.is_empty());
        owners
    }

    fn around(&self) -> Option<usize> {
        self.here.last().copied().flatten()
    }

    fn enter(&mut self, block: Option<usize>) {
        self.here.push(block);
        self.deepest = self.deepest.max(self.here.len());
    }
}

impl Sink for Owners {
    fn enter(&mut self, _: &Place) {
        self.enter(self.around());
    }

    fn leave(&mut self) {
        self.here.pop().expect("something is entered");
    }

    fn enter_block(&mut self, block: &BlockEvent) {
        let id = block.id.expect("an address").address();
        assert_eq!(self.found.insert(id, self.around()), None);
        self.enter(Some(id));
    }

    fn leave_block(&mut self) {
        self.here.pop().expect("something is entered");
    }

    fn may_put_off(&self) -> bool {
        self.comes_back
    }

    fn put_off(&mut self) {
        self.put_off.push(self.around());
        self.breaks += 1;
    }

    fn come_back(&mut self) {
        let place = self.put_off.pop().expect("something is put off");
        self.enter(place);
    }
}

#[test]
fn listener_hears_the_same_in_the_same_places() {
    assert_comes_back(&chain());
}

fn assert_comes_back(root: &impl MemSize) {
    let (plain, back) = (Owners::of(root, false), Owners::of(root, true));
    assert_eq!((plain.breaks, plain.found.len()), (0, root.mem_usage().blocks));
    assert_eq!(plain.found, back.found);
    assert!(back.breaks > 10, "{}", back.breaks);
    assert!(plain.deepest > 2 * LINKS && back.deepest < LINKS / 10, "{}", back.deepest);
}

#[test]
fn pair_comes_back_if_both_can() {
    let root = chain();
    for comes_back in [false, true] {
        let one = Owners { comes_back: true, ..Owners::default() };
        let mut both = (one, Owners { comes_back, ..Owners::default() });
        Tracer::with_sink(&mut both).measure(&root);
        assert_eq!(both.0.found, both.1.found);
        assert_eq!((both.0.breaks > 0, both.1.breaks > 0), (comes_back, comes_back));
    }
}

/// The root lies in the middle of the chain: its bytes are known, and what is around it is not.
#[test]
fn root_inside_the_chain_is_counted_once() {
    let whole = chain();
    let mut middle = &whole;
    for _ in 0..LINKS / 2 {
        middle = middle.next.as_deref().expect("a link");
    }
    let sum = |comes_back| {
        let mut owners = Owners { comes_back, ..Owners::default() };
        let mut tracer = Tracer::with_sink(&mut owners);
        let inner = tracer.measure(middle);
        let outer = tracer.measure(&whole);
        (inner, outer)
    };
    assert_eq!(sum(true), sum(false));
    assert_eq!(sum(true).0, middle.mem_usage());
}

#[derive(Default, MemSize)]
struct Counted {
    next: Option<Rc<Counted>>,
    name: String,
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next.and_then(Rc::into_inner) {
            next = link.next.take();
        }
    }
}

#[derive(Default, MemSize)]
enum List {
    #[default]
    Nil,
    Cons(String, Arc<List>),
}

impl Drop for List {
    fn drop(&mut self) {
        let Self::Cons(_, next) = self else { return };
        let mut next = take(next);
        while let Some(Self::Cons(_, after)) = Arc::get_mut(&mut next) {
            let after = take(after);
            next = after;
        }
    }
}

#[derive(Default, MemSize)]
struct Nest {
    name: String,
    below: Vec<Nest>,
}

impl Drop for Nest {
    fn drop(&mut self) {
        let mut waiting = take(&mut self.below);
        while let Some(mut nest) = waiting.pop() {
            waiting.append(&mut nest.below);
        }
    }
}

#[test]
fn handles_are_put_off() {
    let mut first = Counted::default();
    for number in 0..LINKS {
        first = Counted { next: Some(Rc::new(take(&mut first))), name: number.to_string() };
    }
    assert_comes_back(&first);
}

#[test]
fn handles_in_variants_are_put_off() {
    let mut first = List::Nil;
    for number in 0..LINKS {
        first = List::Cons(number.to_string(), Arc::new(take(&mut first)));
    }
    assert_comes_back(&first);
}

#[test]
fn vectors_are_put_off() {
    let mut first = Nest::default();
    for number in 0..LINKS {
        first = Nest { name: number.to_string(), below: vec![take(&mut first)] };
    }
    assert_comes_back(&first);
}
