//! Types of one's own that lie inline in a generic type, and hold associated types of its
//! parameters.

#![deny(private_bounds, private_interfaces)]

use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::{Rc, Weak};

use mem_size::{Flat, MemSize};

use crate::{exact, text};

/// Nothing that implements it is ever held, or can be measured.
pub(crate) trait Backend {
    type Queue;
    type Texts: AsRef<[String]>;
}

/// A trait without associated types.
pub(crate) trait Note: Clone {}

pub(crate) struct Metal;
impl Backend for Metal {
    type Queue = Vec<u16>;
    type Texts = Box<[String]>;
}

#[derive(Clone, MemSize)]
struct Remark(String);
impl Note for Remark {}

#[derive(MemSize)]
struct Queue<B: Backend> {
    queue: B::Queue,
}

#[derive(MemSize)]
enum State<B: Backend, const N: usize> {
    Empty,
    Full(B::Texts, [Queue<B>; N]),
}

#[derive(MemSize)]
pub(crate) struct Device<B: Backend> {
    queue: Queue<B>,
    spare: Option<Queue<B>>,
    queues: ([Queue<B>; 2], u8),
    locked: RefCell<State<B, 1>>,
}

/// What has a backend.
pub(crate) trait Platform {
    type Backend: Backend;
}

pub(crate) struct Mac;
impl Platform for Mac {
    type Backend = Metal;
}

#[derive(MemSize)]
pub(crate) struct Window<P>
where
    P: Platform,
{
    device: Device<P::Backend>,
    last: Option<Queue<<P as Platform>::Backend>>,
    title: String,
}

fn queue(length: usize) -> Queue<Metal> {
    Queue { queue: vec![7; length] }
}

#[test]
fn inner_types_may_hold_what_a_parameter_gives() {
    let device = Device::<Metal> {
        queue: queue(1),
        spare: Some(queue(2)),
        queues: ([queue(3), queue(4)], 0),
        locked: State::Full([String::from("abc")].into(), [queue(5)]).into(),
    };
    let window = Window::<Mac> { device, last: Some(queue(6)), title: String::from("title") };
    let heap = (1..=6).sum::<usize>() * size_of::<u16>() + size_of::<String>() + 3 + 5;
    assert_eq!(window.mem_usage().heap, heap);
    assert!(window.mem_usage().is_exact());
    assert!(!Window::<Mac>::is_flat());
    assert!(matches!(State::<Metal, 0>::Empty, State::Empty));
}

/// Each lies inline in the other, or behind a pointer in it.
#[derive(Clone, MemSize)]
enum Expression<N: Note> {
    Leaf(N),
    Call(Box<Call<N>>),
    Block(Vec<Statement<N>>),
}

#[derive(Clone, MemSize)]
struct Call<N: Note> {
    function: Expression<N>,
    arguments: Vec<Expression<N>>,
    note: Option<N>,
}

#[derive(Clone, MemSize)]
struct Statement<N: Note> {
    value: Expression<N>,
    call: Option<Call<N>>,
    shared: Rc<RefCell<Option<Statement<N>>>>,
}

#[test]
fn types_that_lead_to_each_other_may_lie_inline() {
    let leaf = || Expression::Leaf(Remark(String::from("leaf")));
    let call = Call { function: leaf(), arguments: Vec::new(), note: None };
    let statement =
        Statement { value: leaf(), call: Some(call.clone()), shared: Rc::new(None.into()) };
    statement.shared.replace(Some(statement.clone()));
    let block = Expression::Block(vec![statement]);
    let shared = 2 * size_of::<usize>() + size_of::<RefCell<Option<Statement<Remark>>>>();
    assert_eq!(block.heap_size(), size_of::<Statement<Remark>>() + shared + 4 * 4);
    let call = Expression::Call(Box::new(call));
    assert_eq!(call.heap_size(), size_of::<Call<Remark>>() + 4);
}

#[test]
fn inner_types_may_hold_a_weak_of_what_has_no_size() {
    #[derive(MemSize)]
    enum Inner<T: ?Sized> {
        Owned(Rc<T>),
        Unowned(Weak<T>),
    }
    #[derive(MemSize)]
    struct Outer<T: ?Sized> {
        inner: Inner<T>,
    }
    #[derive(MemSize)]
    struct Around<T>
    where
        T: ?Sized,
    {
        outers: (Outer<T>, Option<Outer<T>>),
    }
    let text: Rc<str> = Rc::from("text");
    let block = (2 * size_of::<usize>() + 4).next_multiple_of(align_of::<usize>());
    let weak = Outer { inner: Inner::Unowned(Rc::downgrade(&text)) };
    assert_eq!(weak.heap_size(), 0);
    let outer = Outer { inner: Inner::Owned(text) };
    assert_eq!(Around { outers: (outer, Some(weak)) }.heap_size(), block);
}

#[test]
fn flat_types_may_lie_inline() {
    #[derive(MemSize)]
    #[mem_size(flat)]
    struct Point<B: Backend<Queue = u32>> {
        at: B::Queue,
        scale: f32,
    }
    #[derive(MemSize)]
    #[mem_size(flat)]
    struct Segment<B: Backend<Queue = u32>>([Point<B>; 2]);
    struct Plain;
    impl Backend for Plain {
        type Queue = u32;
        type Texts = [String; 0];
    }
    fn assert_flat<T: Flat>(_: &T) {}
    let point = || Point::<Plain> { at: 7, scale: 1.0 };
    assert_flat(&Segment([point(), point()]));
    assert!(Segment::<Plain>::is_flat());
}

/// What reads from borrowed data.
trait Reader<'d> {
    type Text;
}

struct Lines;
impl Reader<'_> for Lines {
    type Text = String;
}

#[derive(MemSize)]
struct Table<'d, R: Reader<'d>> {
    data: &'d [u8],
    text: R::Text,
}

#[derive(MemSize)]
struct Object<'d, 'o, R: Reader<'d>> {
    table: Table<'d, R>,
    tables: &'o [Table<'d, R>],
    others: Option<[Table<'d, R>; 1]>,
}

#[derive(MemSize)]
struct Place<'d, B: Backend>(&'d str, Option<Rc<Place<'d, B>>>, PhantomData<B>);

/// What the type is asked for in place of its types.
#[derive(MemSize)]
struct Measured;
impl Backend for Measured {
    type Queue = Vec<u16>;
    type Texts = [String; 0];
}

/// Names a type in two ways. With a bound of each the compiler would be in doubt.
#[derive(MemSize)]
struct Places<'d, B: Backend> {
    one: Place<'d, B>,
    others: (Place<'static, B>, Vec<Place<'d, B>>),
}

/// Names a type in one way where it lies inline, and in another elsewhere.
#[derive(MemSize)]
struct Elsewhere<'d, B: Backend> {
    one: Place<'d, B>,
    others: Vec<Place<'static, B>>,
}

/// A type around one of the same name.
mod raw {
    use super::{Backend, MemSize};

    #[derive(MemSize)]
    pub(super) struct Stream<'d, B: Backend>(pub(super) &'d str, pub(super) Vec<B::Queue>);
}

#[derive(MemSize)]
struct Stream<'d, B: Backend>(raw::Stream<'d, B>, Option<Box<Stream<'d, B>>>);

#[test]
fn inner_types_may_have_the_same_name() {
    let stream = |inner| Stream::<Metal>(raw::Stream("here", vec![vec![7; 3]]), inner);
    let queue = size_of::<Vec<u16>>() + 3 * size_of::<u16>();
    let heap = stream(Some(Box::new(stream(None)))).heap_size();
    assert_eq!(heap, 2 * queue + size_of::<Stream<'_, Metal>>());
}

#[test]
fn inner_types_may_have_lifetimes() {
    let table = || Table::<Lines> { data: &[], text: String::from("text") };
    let tables = [table()];
    let object = Object { table: table(), tables: &tables, others: Some([table()]) };
    assert_eq!(object.heap_size(), 8);
    let place = || Place::<Measured>("here", None, PhantomData);
    assert_eq!(Places { one: place(), others: (place(), Vec::new()) }.heap_size(), 0);
    let elsewhere = Elsewhere { one: place(), others: vec![place()] };
    assert_eq!(elsewhere.heap_size(), size_of::<Place<'_, Measured>>());
}

/// A type without arguments, and one with numbers.
#[derive(MemSize)]
struct Dense;
#[derive(MemSize)]
struct Shape<const ROWS: usize, const COLUMNS: usize>;

#[derive(MemSize)]
struct Tensor<S, B: Backend> {
    shape: S,
    queue: B::Queue,
}

#[derive(MemSize)]
struct Linear<const IN: usize, const OUT: usize, B: Backend> {
    weight: Tensor<Shape<OUT, IN>, B>,
    bias: Tensor<Shape<OUT, 1>, B>,
    mask: Option<Tensor<([Dense; OUT], Shape<1, OUT>), B>>,
    scale: Tensor<Dense, B>,
}

#[test]
fn inner_types_may_take_types_besides_parameters() {
    fn tensor<S>(shape: S, length: usize) -> Tensor<S, Metal> {
        Tensor { shape, queue: vec![7; length] }
    }
    let linear = Linear {
        weight: tensor(Shape::<3, 2>, 1),
        bias: tensor(Shape, 2),
        mask: Some(tensor(([Dense, Dense, Dense], Shape), 3)),
        scale: tensor(Dense, 4),
    };
    assert_eq!(linear.heap_size(), 10 * size_of::<u16>());
}

/// An argument with arguments leads back: the compiler would ask in circles.
#[derive(MemSize)]
struct Marked<T, N: Note>(Vec<T>, Option<N>);

#[derive(MemSize)]
struct Block<N: Note> {
    lines: Marked<Line<N>, N>,
}

#[derive(MemSize)]
struct Line<N: Note> {
    block: Block<N>,
    marks: Marked<Other, N>,
}

#[derive(MemSize)]
struct Other(Option<Box<Line<Remark>>>);

type Links = Vec<Chain<Remark>>;

/// So it would here, by way of a name that sounds like a pointer.
#[derive(MemSize)]
struct Chain<N: Note> {
    links: Marked<Links, N>,
}

/// The name sounds like a pointer, but no pointer leads from a `P::Backend` to a `P`.
#[derive(MemSize)]
struct QueuePtr<B: Backend>(B::Queue, usize);

#[derive(MemSize)]
struct Screen<P: Platform> {
    queue: QueuePtr<P::Backend>,
}

#[derive(MemSize)]
struct Ordered<Q>(Vec<Q>, usize);

#[derive(MemSize)]
struct Calls<B: Backend, Q> {
    backend: PhantomData<B>,
    last: Option<B::Texts>,
    queues: Q,
}

#[derive(MemSize)]
struct AllCalls<B: Backend, T> {
    calls: Calls<B, Ordered<B::Queue>>,
    by_name: Calls<B, HashMap<String, Option<Box<[(B::Queue, T)]>>>>,
}

#[test]
fn types_made_of_what_a_parameter_gives_do_not_lead_back() {
    let backend = PhantomData;
    exact(|| AllCalls::<Metal, String> {
        calls: Calls {
            backend,
            last: Some([text(), text()].into()),
            queues: Ordered(vec![vec![1, 2]], 0),
        },
        by_name: Calls {
            backend,
            last: None,
            queues: HashMap::from([(text(), Some(Box::from([(vec![3], text())])))]),
        },
    });
}

#[test]
fn what_a_parameter_gives_does_not_lead_back() {
    let screen = Screen::<Mac> { queue: QueuePtr(vec![1, 2], 0) };
    assert_eq!(screen.heap_size(), 2 * size_of::<u16>());
}

struct Foreign(&'static str);

fn foreign(value: &Foreign, tracer: &mut mem_size::Tracer<'_>) {
    tracer.block(mem_size::Block::new(value.0.len()));
}

/// The argument of the inner type cannot be asked.
#[derive(MemSize)]
struct Sealed<N: Note> {
    #[mem_size(with(Foreign = foreign))]
    marks: Marked<Foreign, N>,
}

#[test]
fn arguments_of_inner_types_may_lead_back() {
    let line = || Line {
        block: Block { lines: Marked(Vec::new(), None) },
        marks: Marked(vec![Other(None)], Some(Remark(String::from("line")))),
    };
    let mut outer = line();
    outer.marks.0[0].0 = Some(Box::new(line()));
    let block = Block { lines: Marked(vec![outer], None) };
    let buffers = size_of::<Line<Remark>>() + 2 * size_of::<Other>();
    assert_eq!(block.heap_size(), buffers + size_of::<Line<Remark>>() + 2 * 4);
    let chain = Chain { links: Marked(vec![Vec::new()], Some(Remark(String::from("link")))) };
    assert_eq!(chain.heap_size(), size_of::<Links>() + 4);
    let seal = Remark(String::from("seal"));
    let sealed = Sealed { marks: Marked(vec![Foreign("text")], Some(seal)) };
    assert_eq!(sealed.heap_size(), size_of::<Foreign>() + 2 * 4);
}
