//! Values nested so deep that plain recursion would overflow the stack.

use std::cell::{Cell, RefCell};
use std::mem::ManuallyDrop;
use std::rc::Rc;
use std::sync::Arc;

use mem_size::{MemSize, Tracer};

const SMALL_STACK: usize = 256 * 1024;

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let small = std::thread::Builder::new().stack_size(SMALL_STACK);
    let outcome = small.spawn(test).map(std::thread::JoinHandle::join);
    assert!(matches!(outcome, Ok(Ok(()))), "{outcome:?}");
}

/// The link in the middle, so that no compiler turns the walk into a loop.
struct Link {
    before: Vec<u8>,
    next: Option<Box<Link>>,
    after: Vec<u8>,
}

impl MemSize for Link {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("before", &self.before);
        tracer.field("next", &self.next);
        tracer.field("after", &self.after);
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let mut next = self.next.take();
        while let Some(mut link) = next {
            next = link.next.take();
        }
    }
}

fn list(length: usize) -> Link {
    let link = |next| Link { before: Vec::new(), next, after: Vec::new() };
    (1..length).fold(link(None), |tail, _| link(Some(Box::new(tail))))
}

#[test]
fn list_of_a_million_boxes_is_measured() {
    on_a_small_stack(|| {
        let list = list(1_000_000);
        let usage = list.mem_usage();
        assert_eq!(usage.heap, 999_999 * size_of::<Link>());
        assert!(usage.is_exact());
    });
}

#[test]
fn chain_of_a_million_handles_is_measured() {
    #[derive(Default)]
    struct Chain {
        next: Option<Rc<RefCell<Chain>>>,
        value: u32,
    }
    impl MemSize for Chain {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            tracer.field("next", &self.next);
            tracer.field("value", &self.value);
        }
    }
    on_a_small_stack(|| {
        let mut nodes = vec![Rc::new(RefCell::new(Chain::default()))];
        for value in 1..1_000_000 {
            let next = nodes.last().cloned();
            nodes.push(Rc::new(RefCell::new(Chain { next, value })));
        }
        let usage = nodes[nodes.len() - 1].mem_usage();
        assert_eq!(usage.blocks, nodes.len());
        assert_eq!(
            usage.heap,
            nodes.len() * (2 * size_of::<usize>() + size_of::<RefCell<Chain>>())
        );
        // From the front, each node is dropped when nothing holds it but its successor in the list.
        drop(nodes.drain(..).rev().map(|node| node.take().next).collect::<Vec<_>>());
    });
}

/// A nested expression: ways to nest that hop differently.
enum Expression {
    Number(f64),
    Negated(Box<Expression>),
    Call { name: String, arguments: Vec<Expression>, line: u32 },
}

impl MemSize for Expression {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Number(number) => {
                tracer.variant("Number", self, |tracer| tracer.field("0", number));
            }
            Self::Negated(inner) => {
                tracer.variant("Negated", self, |tracer| tracer.field("0", inner));
            }
            Self::Call { name, arguments, line } => tracer.variant("Call", self, |tracer| {
                tracer.field("name", name);
                tracer.field("arguments", arguments);
                tracer.field("line", line);
            }),
        }
    }
}

#[test]
fn enums_nested_a_hundred_thousand_deep_are_measured() {
    on_a_small_stack(|| {
        let mut expression = Expression::Number(1.0);
        for depth in 0..50_000 {
            let arguments = vec![expression];
            let call = Expression::Call { name: "f".into(), arguments, line: depth };
            expression = Expression::Negated(Box::new(call));
        }
        let usage = expression.mem_usage();
        assert_eq!(usage.blocks, 150_000);
        assert_eq!(usage.heap, 50_000 * (2 * size_of::<Expression>() + 1));
        let mut rest = vec![expression];
        while let Some(expression) = rest.pop() {
            match expression {
                Expression::Number(_) => {}
                Expression::Negated(inner) => rest.push(*inner),
                Expression::Call { mut arguments, .. } => rest.append(&mut arguments),
            }
        }
    });
}

/// Thirty types around each link, so that many frames lie between two hops.
struct Wrap<T>(T);

impl<T: MemSize> MemSize for Wrap<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("0", &self.0);
    }
}

type Wrap5<T> = Wrap<Wrap<Wrap<Wrap<Wrap<T>>>>>;
type Wrap30<T> = Wrap5<Wrap5<Wrap5<Wrap5<Wrap5<Wrap5<T>>>>>>;

struct Wrapped {
    next: Wrap30<RefCell<Option<Box<Wrapped>>>>,
    _after: u8,
}

impl MemSize for Wrapped {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("next", &self.next);
    }
}

impl<T> Wrap<T> {
    fn into_inner(self) -> T {
        self.0
    }
}

fn unwrap30<T>(wrapped: Wrap30<T>) -> T {
    macro_rules! unwrap {
        ($value:expr; $($dot:tt)*) => { $value$($dot into_inner())* };
    }
    unwrap!(wrapped; . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .)
}

#[test]
fn thirty_types_between_two_links_do_not_use_up_the_stack() {
    on_a_small_stack(|| {
        let wrap = |next| {
            macro_rules! wrap {
                ($value:expr; ) => { $value };
                ($value:expr; . $($rest:tt)*) => { wrap!(Wrap($value); $($rest)*) };
            }
            let next = RefCell::new(next);
            let next = wrap!(next; . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .);
            Wrapped { next, _after: 0 }
        };
        let list = (1..20_000).fold(wrap(None), |tail, _| wrap(Some(Box::new(tail))));
        assert_eq!(list.mem_usage().blocks, 19_999);
        let mut rest = Some(Box::new(list));
        while let Some(link) = rest {
            rest = unwrap30(link.next).into_inner();
        }
    });
}

#[test]
fn chain_of_values_that_need_no_drop_is_measured() {
    #[derive(MemSize)]
    struct Undropped {
        next: ManuallyDrop<Option<Box<Undropped>>>,
        after: u32,
    }
    assert!(!std::mem::needs_drop::<Undropped>());
    on_a_small_stack(|| {
        let link = |next| Undropped { next: ManuallyDrop::new(next), after: 7 };
        let mut chain = (1..300_000).fold(link(None), |tail, _| link(Some(Box::new(tail))));
        let usage = chain.mem_usage();
        assert_eq!(usage.heap, 299_999 * size_of::<Undropped>());
        assert!(usage.is_exact());
        let mut next = chain.next.take();
        while let Some(mut link) = next {
            assert_eq!(link.after, 7);
            next = link.next.take();
        }
    });
}

thread_local! {
    /// The lowest and the highest address of the stack at which a link was met, and how far such
    /// addresses lay apart at most.
    static STACK: Cell<(usize, usize, usize)> = const { Cell::new((usize::MAX, 0, 0)) };
}

fn note_stack(_: &u8, _: &mut Tracer<'_>) {
    let local = 0_u8;
    let here = std::ptr::from_ref(std::hint::black_box(&local)).addr();
    let (low, high, most) = STACK.get();
    // A walk that starts again may do so on another stack. Neighbouring links do not lie so far
    // apart on one.
    let is_elsewhere = here < low.saturating_sub(SMALL_STACK) || here > high + SMALL_STACK;
    let (low, high) = if is_elsewhere { (here, here) } else { (low.min(here), high.max(here)) };
    STACK.set((low, high, most.max(high - low)));
}

/// Derived links need no further stack, whatever stands beside them.
fn stays_on_its_stack<T: MemSize>(list: T, links: usize) {
    stays_on_its_stack_with(list, links, 0);
}

/// The same where there are so many further bytes beside the links.
fn stays_on_its_stack_with<T: MemSize>(list: T, links: usize, further: usize) {
    // Dropped, it would overflow the stack.
    let list = ManuallyDrop::new(list);
    let usage = list.mem_usage();
    assert!(usage.is_exact());
    assert_eq!(usage.heap, links * size_of::<T>() + further);
    let (_, _, most) = STACK.get();
    assert!(most < SMALL_STACK, "{most} bytes of stack lie between two links");
}

#[test]
fn list_with_variants_that_are_skipped_stays_on_its_stack() {
    #[derive(MemSize)]
    enum Skipping {
        Link(#[mem_size(with = note_stack)] u8, Box<Skipping>),
        End,
        #[expect(dead_code, reason = "only in the way")]
        #[mem_size(skip)]
        Other(std::thread::Thread),
    }
    on_a_small_stack(|| {
        let link = |tail, _| Skipping::Link(7, Box::new(tail));
        stays_on_its_stack((0..100_000).fold(Skipping::End, link), 100_000);
    });
}

#[test]
fn list_of_functions_with_references_stays_on_its_stack() {
    #[expect(clippy::type_complexity, reason = "the derive is to see the references")]
    #[derive(MemSize)]
    struct Calling {
        #[mem_size(with = note_stack)]
        note: u8,
        call: Option<Box<dyn Fn(&u8) -> &u8>>,
        next: Option<Box<Calling>>,
    }
    on_a_small_stack(|| {
        let link = |next| Calling { note: 7, call: None, next };
        let more = |tail, _| link(Some(Box::new(tail)));
        stays_on_its_stack((0..100_000).fold(link(None), more), 100_000);
    });
}

#[test]
fn list_that_follows_references_stays_on_its_stack() {
    #[derive(MemSize)]
    struct Following {
        #[mem_size(with = note_stack)]
        note: u8,
        next: Option<Box<Following>>,
        #[mem_size(follow)]
        more: Option<&'static [u8]>,
        list: Vec<Following>,
    }
    on_a_small_stack(|| {
        let link = |next, more| Following { note: 7, next, more, list: Vec::new() };
        let more = |tail, nth| link(Some(Box::new(tail)), (nth == 99_998).then_some(&[1, 2][..]));
        stays_on_its_stack_with((0..100_000).fold(link(None, None), more), 100_000, 2);
    });
}

#[test]
fn list_of_boxed_slices_stays_on_its_stack() {
    #[derive(MemSize)]
    struct Slices {
        #[mem_size(with = note_stack)]
        note: u8,
        next: Option<Box<[Slices]>>,
    }
    on_a_small_stack(|| {
        let link = |next| Slices { note: 7, next };
        let more = |tail, _| link(Some(Box::new([tail])));
        stays_on_its_stack((0..100_000).fold(link(None), more), 100_000);
    });
}

#[test]
fn list_of_options_in_vectors_stays_on_its_stack() {
    #[derive(MemSize)]
    struct Options {
        #[mem_size(with = note_stack)]
        note: u8,
        next: Vec<Option<Options>>,
    }
    on_a_small_stack(|| {
        let link = |next| Options { note: 7, next };
        let more = |tail, _| link(vec![Some(tail)]);
        stays_on_its_stack((0..100_000).fold(link(Vec::new()), more), 100_000);
    });
}

#[test]
fn lists_of_handles_stay_on_their_stack() {
    #[derive(MemSize)]
    struct Counted {
        #[mem_size(with = note_stack)]
        note: u8,
        next: Option<Rc<Counted>>,
    }
    #[derive(MemSize)]
    struct Shared {
        next: Option<Arc<Shared>>,
        #[mem_size(with = note_stack)]
        note: u8,
    }
    on_a_small_stack(|| {
        let more = |tail, _| Counted { note: 7, next: Some(Rc::new(tail)) };
        let list = (0..100_000).fold(Counted { note: 7, next: None }, more);
        let counters = 100_000 * 2 * size_of::<usize>();
        stays_on_its_stack_with(list, 100_000, counters);
        let more = |tail, _| Shared { note: 7, next: Some(Arc::new(tail)) };
        let list = (0..100_000).fold(Shared { note: 7, next: None }, more);
        stays_on_its_stack_with(list, 100_000, counters);
    });
}

#[test]
fn lists_of_pointers_in_lists_stay_on_their_stack() {
    #[derive(MemSize)]
    struct Boxes {
        #[mem_size(with = note_stack)]
        note: u8,
        #[expect(clippy::vec_box, reason = "people have such lists")]
        next: Vec<Box<Boxes>>,
    }
    #[derive(MemSize)]
    struct Pair {
        #[mem_size(with = note_stack)]
        note: u8,
        next: [Option<Box<Pair>>; 2],
    }
    #[derive(MemSize)]
    struct Optional {
        #[mem_size(with = note_stack)]
        note: u8,
        next: Option<Vec<Rc<Optional>>>,
    }
    on_a_small_stack(|| {
        let more = |tail, _| Boxes { note: 7, next: vec![Box::new(tail)] };
        let list = (0..100_000).fold(Boxes { note: 7, next: Vec::new() }, more);
        stays_on_its_stack_with(list, 100_000, 100_000 * size_of::<Box<Boxes>>());
        let more = |tail, _| Pair { note: 7, next: [None, Some(Box::new(tail))] };
        let list = (0..100_000).fold(Pair { note: 7, next: [None, None] }, more);
        stays_on_its_stack(list, 100_000);
        let more = |tail, _| Optional { note: 7, next: Some(vec![Rc::new(tail)]) };
        let list = (0..100_000).fold(Optional { note: 7, next: None }, more);
        stays_on_its_stack_with(list, 100_000, 100_000 * 3 * size_of::<usize>());
    });
}
