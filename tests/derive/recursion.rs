//! Types that hold themselves, each other, or ever new instances of themselves.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use mem_size::MemSize;

use crate::{exact, text};

#[derive(MemSize)]
struct Node {
    before: String,
    next: Option<Box<Node>>,
    after: String,
}

#[derive(MemSize)]
struct Person {
    name: String,
    jobs: Vec<Job>,
}

#[derive(MemSize)]
struct Job {
    title: String,
    colleagues: Vec<Person>,
    boss: Option<Box<Person>>,
}

#[derive(MemSize)]
struct Alternating<A, B> {
    first: A,
    next: Option<Box<Alternating<B, A>>>,
}

#[derive(MemSize)]
enum Json<N> {
    Null,
    Number(N),
    Text(String),
    List(Vec<Json<N>>),
    Object(HashMap<String, Self>),
}

#[derive(MemSize)]
struct Tree {
    parent: RefCell<Weak<Tree>>,
    children: RefCell<Vec<Rc<Tree>>>,
    next: RefCell<Option<Rc<Tree>>>,
}

#[test]
fn a_list_with_the_link_in_the_middle() {
    let mut list = None;
    for _ in 0..20 {
        list = Some(Box::new(exact(|| Node { before: text(), next: None, after: text() })));
    }
    assert!(list.is_some());
    exact(|| {
        (0..100).fold(None, |next, _| Some(Box::new(Node { before: text(), next, after: text() })))
    });
}

#[test]
fn types_that_hold_each_other() {
    exact(|| {
        let person = |jobs| Person { name: text(), jobs };
        let job = |colleagues, boss| Job { title: text(), colleagues, boss };
        person(vec![
            job(vec![person(Vec::new()), person(vec![job(Vec::new(), None)])], None),
            job(Vec::new(), Some(Box::new(person(Vec::new())))),
        ])
    });
}

#[test]
fn arguments_that_change_places() {
    exact(|| {
        let third = Alternating { first: text(), next: None };
        let second = Alternating { first: 7_u8, next: Some(Box::new(third)) };
        Alternating { first: text(), next: Some(Box::new(second)) }
    });
}

#[test]
fn enums_of_themselves() {
    exact(|| {
        let text = || Json::Text(text());
        let list = Json::List(vec![Json::Null, text(), Json::Number(1_u64)]);
        Json::Object(HashMap::from([(String::from("list"), list), (String::from("text"), text())]))
    });
}

#[test]
fn a_cycle_counts_once() {
    let tree = || Tree {
        parent: RefCell::default(),
        children: RefCell::default(),
        next: RefCell::default(),
    };
    let root = exact(|| {
        let root = Rc::new(tree());
        let child = Rc::new(tree());
        *child.parent.borrow_mut() = Rc::downgrade(&root);
        *child.next.borrow_mut() = Some(Rc::clone(&root));
        root.children.borrow_mut().push(child);
        root
    });
    let cycle: Vec<_> = root.children.take();
    drop(cycle);
}

trait Growth {
    type Node;
    type Leaf;
}

struct OfStrings;

impl Growth for OfStrings {
    type Node = Bough<Self>;
    type Leaf = String;
}

/// What an associated type is, a bound says: it leads back to the type.
#[derive(MemSize)]
enum Bough<T: Growth<Node = Bough<T>>> {
    Inner(Vec<T::Node>, Option<Box<<T as Growth>::Node>>),
    Leaf(T::Leaf),
}

#[derive(MemSize)]
struct Stump<T, N>
where
    T: Growth<Node = Vec<N>>,
{
    node: T::Node,
}

struct OfVecs;

impl Growth for OfVecs {
    type Node = Vec<String>;
    type Leaf = u8;
}

#[test]
fn an_associated_type_may_lead_back_where_a_bound_says_so() {
    let leaf = || Bough::<OfStrings>::Leaf(text());
    exact(|| Bough::<OfStrings>::Inner(vec![leaf(), leaf()], Some(Box::new(leaf()))));
    exact(|| Stump::<OfVecs, String> { node: vec![text()] });
}

/// Nothing that implements it is ever held, or can be measured.
trait Driver {
    type Error;
}

struct Postgres;

impl Driver for Postgres {
    type Error = String;
}

/// Leads back with the parameters that it has.
#[derive(MemSize)]
enum Failure<'a, D: Driver, const N: usize> {
    Driver(D::Error),
    Caused(Box<Failure<'a, D, N>>, &'a str),
    Several(Vec<(Failure<'a, D, N>, [Rc<Failure<'static, D, N>>; N])>),
}

/// The same by references that are followed.
#[derive(MemSize)]
struct Step<'a, D: Driver> {
    #[mem_size(follow)]
    before: Option<&'a Step<'a, D>>,
    error: D::Error,
}

#[test]
fn to_lead_back_asks_nothing_of_a_parameter() {
    let one = || Failure::<Postgres, 2>::Driver(text());
    exact(|| {
        let caused = Failure::Caused(Box::new(one()), "because");
        Failure::Several(vec![(caused, [Rc::new(one()), Rc::new(one())])])
    });
    let first = Step::<Postgres> { before: None, error: text() };
    let second = Step::<Postgres> { before: Some(&first), error: text() };
    assert_eq!(second.heap_size(), first.deep_size() + second.error.heap_size());
}
