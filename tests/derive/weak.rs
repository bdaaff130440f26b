//! `Weak`s of trait objects, for which nobody can write an impl that covers all of them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};
use std::sync::{self, Arc, Mutex, RwLock};

use mem_size::{Block, Gap, MemSize};

use crate::{exact, text};

trait Observer {}

trait Shape: MemSize {}

trait Sink<T> {
    fn take(&self, value: T);
}

#[derive(MemSize)]
struct Named(String);

impl Observer for Named {}
impl Shape for Named {}

impl<T> Sink<T> for Named {
    fn take(&self, _: T) {}
}

#[derive(MemSize, Default)]
struct Hub<'a> {
    one: Option<Weak<dyn Observer>>,
    shape: Option<sync::Weak<dyn Shape + Send + Sync>>,
    many: Vec<Weak<RefCell<dyn Shape + 'a>>>,
    #[expect(clippy::type_complexity, reason = "all kinds of types around it")]
    nested: HashMap<u8, RefCell<(Box<[Weak<dyn Observer + 'a>]>, [String; 1])>>,
    locked: Mutex<Vec<sync::Weak<RwLock<dyn Shape>>>>,
}

#[derive(MemSize)]
enum Event {
    Quit,
    Sent { to: Weak<dyn Observer>, text: String },
}

/// Of the user's own, around a `Weak`.
#[derive(MemSize)]
enum Kind<T> {
    Global(&'static str),
    Scoped(T),
}

const WAYS: usize = 2;

#[derive(MemSize)]
struct Ways<T, const N: usize>([T; N]);

#[derive(MemSize)]
struct Dispatch {
    to: Kind<Weak<dyn Observer>>,
    others: Vec<Kind<(Weak<dyn Observer>, String)>>,
    ways: Ways<Option<Weak<dyn Observer>>, WAYS>,
}

trait Tree {
    type Plain;
    type Tail: ?Sized;
}

impl Tree for Named {
    type Plain = u64;
    type Tail = [u8];
}

#[derive(MemSize)]
struct Branch<T: Tree> {
    tail: Weak<T::Tail>,
    cells: Vec<sync::Weak<RwLock<T::Plain>>>,
}

#[derive(MemSize)]
struct Bus<T> {
    sinks: Vec<Weak<dyn Sink<T>>>,
    last: Option<T>,
}

mod own {
    use mem_size::{MemSize, Tracer};

    /// Has the name, and is none.
    pub(super) struct Weak<T: ?Sized>(pub(super) Box<T>);

    impl<T: MemSize + ?Sized> MemSize for Weak<T> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            self.0.trace(tracer);
        }
    }
}

/// Measures itself in one way only.
struct Ring<T>(Vec<T>);

impl<T: MemSize> MemSize for Ring<T> {
    fn trace(&self, tracer: &mut mem_size::Tracer<'_>) {
        self.0.trace(tracer);
    }
}

impl mem_size::WeakTarget for dyn Sink<char> {}

#[derive(MemSize)]
struct Others {
    own: own::Weak<dyn Shape>,
    ring: Ring<Weak<dyn Sink<char>>>,
}

fn hub<'a>(observer: &Rc<Named>, shape: &Arc<Named>, cell: &Rc<RefCell<Named>>) -> Hub<'a> {
    let weak = || -> Weak<dyn Observer> { Rc::<Named>::downgrade(observer) };
    let cell: Weak<RefCell<dyn Shape>> = Rc::<RefCell<Named>>::downgrade(cell);
    let shape: sync::Weak<dyn Shape + Send + Sync> = Arc::<Named>::downgrade(shape);
    Hub {
        one: Some(weak()),
        shape: Some(shape),
        many: vec![cell],
        nested: HashMap::from([(1, RefCell::new((Box::from([weak(), weak()]), [text()])))]),
        locked: Mutex::new(Vec::with_capacity(3)),
    }
}

#[test]
fn weak_of_a_trait_object_owns_nothing_while_the_value_lives() {
    let (observer, shape) = (Rc::new(Named(text())), Arc::new(Named(text())));
    let cell = Rc::new(RefCell::new(Named(text())));
    exact(|| hub(&observer, &shape, &cell));
    exact(Hub::default);
    let to: Rc<dyn Observer> = observer;
    exact(|| Event::Sent { to: Rc::downgrade(&to), text: text() });
    exact(|| Event::Quit);
    let sink: Rc<dyn Sink<String>> = Rc::new(Named(text()));
    exact(|| Bus { sinks: vec![Rc::downgrade(&sink)], last: Some(text()) });
}

#[test]
fn dead_block_of_a_trait_object_is_a_gap() {
    let (observer, shape) = (Rc::new(Named(text())), Arc::new(Named(text())));
    let hub = hub(&observer, &shape, &Rc::new(RefCell::new(Named(text()))));
    assert_eq!(hub.mem_usage().gaps.count(Gap::Dead), 1);
    drop((observer, shape));
    let gaps = hub.mem_usage().gaps;
    assert_eq!((gaps.count(Gap::Dead), gaps.total()), (5, 5));
}

#[test]
fn weak_in_a_type_of_the_users_is_measured_as_a_part_of_it() {
    let observer: Rc<dyn Observer> = Rc::new(Named(text()));
    let weak = || Rc::downgrade(&observer);
    let dispatch = || Dispatch {
        to: Kind::Scoped(weak()),
        others: vec![Kind::Scoped((weak(), text())), Kind::Global("all")],
        ways: Ways([Some(weak()), None]),
    };
    exact(dispatch);
    let dispatch = dispatch();
    drop(observer);
    let gaps = dispatch.mem_usage().gaps;
    assert_eq!((gaps.count(Gap::Dead), gaps.total()), (3, 3));
}

#[test]
fn weak_of_an_associated_type_tells_the_size_of_a_dead_block() {
    let (tail, cell): (Rc<[u8]>, _) = (Rc::from([7, 8]), Arc::new(RwLock::new(7)));
    let branch = Branch::<Named> { tail: Rc::downgrade(&tail), cells: vec![Arc::downgrade(&cell)] };
    let alive = branch.heap_size();
    let blocks = Block::counted(&*tail).size() + Block::counted(&*cell).size();
    drop((tail, cell));
    let dead = branch.mem_usage();
    assert!(dead.is_exact());
    assert_eq!(dead.heap, alive + blocks);
}

#[test]
fn types_with_impls_of_their_own_keep_to_these() {
    exact(|| Others { own: own::Weak(Box::new(Named(text()))), ring: Ring(vec![]) });
}

#[derive(MemSize, Default)]
struct Tails<T> {
    cell: Option<Weak<RefCell<[T]>>>,
    locks: Vec<sync::Weak<Mutex<[u8]>>>,
    pairs: [(sync::Weak<RwLock<[u8]>>, u8); 0],
    name: Option<Box<Weak<RefCell<str>>>>,
    parent: RefCell<Weak<Tails<T>>>,
    rest: Vec<T>,
}

#[test]
fn weak_of_slices_in_cells_leaves_a_gap_where_the_value_is_gone() {
    let cell: Rc<RefCell<[String]>> = Rc::new(RefCell::new([text(), text()]));
    let lock: Arc<Mutex<[u8]>> = Arc::new(Mutex::new([1, 2]));
    let tails = || Tails {
        cell: Some(Rc::downgrade(&cell)),
        locks: Vec::with_capacity(2),
        rest: vec![text()],
        ..Tails::default()
    };
    exact(tails);
    let mut tails = tails();
    tails.locks.push(Arc::downgrade(&lock));
    drop((cell, lock));
    let gaps = tails.mem_usage().gaps;
    assert_eq!((gaps.count(Gap::Dead), gaps.total()), (2, 2));
}

#[derive(MemSize)]
struct Watched<P: ?Sized> {
    cells: Mutex<Vec<(u8, Weak<RefCell<P>>)>>,
    plain: Vec<sync::Weak<P>>,
}

/// What a type of one's own needs of a parameter, no derive can see.
#[derive(MemSize)]
#[mem_size(bound = "P: mem_size::WeakTarget")]
struct Watcher<P: ?Sized>(Vec<Observed<P>>);

#[derive(MemSize)]
struct Observed<P: ?Sized>(Weak<P>);

#[test]
fn weak_of_a_type_with_an_unsized_tail_leaves_a_gap_where_the_value_is_gone() {
    #[derive(MemSize)]
    struct Titled<'t, T: ?Sized>(&'t str, T);

    /// Has a size, whatever its argument is.
    #[derive(MemSize)]
    struct Handle<T: ?Sized>(Arc<T>);

    #[derive(MemSize)]
    struct Page<'t> {
        above: RefCell<Weak<Titled<'t, [String]>>>,
        beside: Vec<sync::Weak<Mutex<Titled<'static, [u8]>>>>,
        sized: Weak<Handle<str>>,
        handle: Weak<Titled<'t, Box<str>>>,
    }

    let above: Rc<Titled<'_, [String]>> = Rc::new(Titled("above", [text()]));
    let beside: Arc<Mutex<Titled<'_, [u8]>>> = Arc::new(Mutex::new(Titled("beside", [7; 9])));
    let page = Page {
        above: RefCell::new(Rc::downgrade(&above)),
        beside: vec![Arc::downgrade(&beside)],
        sized: Rc::downgrade(&Rc::new(Handle("gone".into()))),
        handle: Weak::new(),
    };
    let dead = exact(|| Rc::downgrade(&Rc::new(Handle::<str>("gone".into()))));
    let usage = page.mem_usage();
    assert!(usage.is_exact(), "{}", usage.gaps);
    assert_eq!(usage.heap, page.beside.capacity() * size_of_val(&*page.beside) + dead.heap_size());
    drop((above, beside));
    assert_eq!(page.mem_usage().gaps.count(Gap::Dead), 2);
}

#[test]
fn weak_of_a_parameter_tells_the_size_of_a_dead_block() {
    let (cell, value) = (Rc::new(RefCell::new(7_u64)), Rc::new([7_u8; 100]));
    let watched = Watched { cells: Mutex::new(vec![(7, Rc::downgrade(&cell))]), plain: Vec::new() };
    let slice: Rc<[u8]> = value;
    let outer = Watcher(vec![Observed(Rc::downgrade(&slice))]);
    let alive = (watched.heap_size(), outer.heap_size());
    let (cell_block, slice_block) = (Block::counted(&*cell).size(), Block::counted(&*slice).size());
    drop((cell, slice));
    let dead = (watched.mem_usage(), outer.mem_usage());
    assert!(dead.0.is_exact() && dead.1.is_exact());
    assert_eq!((dead.0.heap, dead.1.heap), (alive.0 + cell_block, alive.1 + slice_block));
}
