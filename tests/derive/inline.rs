//! Types of one's own that lie inline in a generic type, and hold associated types of its
//! parameters.

#![deny(private_bounds, private_interfaces)]

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use mem_size::{Flat, MemSize};

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
    struct Line<B: Backend<Queue = u32>>([Point<B>; 2]);
    struct Plain;
    impl Backend for Plain {
        type Queue = u32;
        type Texts = [String; 0];
    }
    fn assert_flat<T: Flat>(_: &T) {}
    let point = || Point::<Plain> { at: 7, scale: 1.0 };
    assert_flat(&Line([point(), point()]));
    assert!(Line::<Plain>::is_flat());
}
