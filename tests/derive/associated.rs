//! Associated types of parameters, where more than one trait may give them.

use std::ops::{Add, Mul};
use std::rc::{Rc, Weak};

use mem_size::MemSize;

use crate::{exact, text};

/// Two traits have an associated type of one name, and a bound says what one of them is.
#[derive(MemSize)]
struct Sums<T: Add<Output = T> + Mul<u8> + Mul<u16, Output = Box<str>>> {
    term: T,
    sum: <T as Add>::Output,
    product: Option<<T as Mul<u8>>::Output>,
    other: Option<<T as Mul<u16>>::Output>,
}

#[derive(MemSize)]
struct Term(String);

impl Add for Term {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + &other.0)
    }
}

impl Mul<u8> for Term {
    type Output = Vec<String>;
    fn mul(self, times: u8) -> Vec<String> {
        vec![self.0; times.into()]
    }
}

impl Mul<u16> for Term {
    type Output = Box<str>;
    fn mul(self, times: u16) -> Box<str> {
        self.0.repeat(times.into()).into()
    }
}

#[test]
fn associated_types_of_one_name_are_told_apart_by_their_traits() {
    let term = || Term(text());
    exact(|| Sums {
        term: term(),
        sum: term() + term(),
        product: Some(term() * 3_u8),
        other: Some(term() * 3_u16),
    });
}

/// What a type gives of itself.
trait Parts {
    type Part;
}

/// With the bound the compiler does not look at the impl.
#[derive(MemSize)]
struct Whole<T>
where
    Self: Parts,
{
    part: <Self as Parts>::Part,
    others: Vec<<Self as Parts>::Part>,
    value: Option<T>,
}

impl<T> Parts for Whole<T> {
    type Part = Vec<T>;
}

/// Without parameters it does, and what it finds may lead back.
#[derive(MemSize)]
struct Link
where
    Self: Parts,
{
    next: <Self as Parts>::Part,
    text: String,
}

impl Parts for Link {
    type Part = Option<Box<Self>>;
}

#[derive(MemSize)]
struct Named<'a>(&'a str, <Self as Parts>::Part)
where
    Self: Parts;

impl Parts for Named<'_> {
    type Part = String;
}

#[test]
fn associated_types_of_the_type_itself_are_asked_where_it_is_bounded() {
    exact(|| Whole { part: vec![text()], others: vec![vec![text()]], value: Some(text()) });
    exact(|| {
        let last = Link { next: None, text: text() };
        Link { next: Some(Box::new(last)), text: text() }
    });
    exact(|| Named("name", text()));
}

/// Not that of std: a future of former times.
trait Future {
    type Item;
}

impl Future for u16 {
    type Item = String;
}

#[derive(MemSize)]
enum Poll<F: Future> {
    Pending(F),
    Ready(F::Item),
}

#[derive(MemSize)]
struct Both<A: Future, B>(Poll<A>, Option<Poll<B>>)
where
    B: Future<Item = A::Item>;

#[test]
fn a_trait_called_future_need_not_be_that_of_std() {
    exact(|| Both::<u16, u16>(Poll::Ready(text()), Some(Poll::Pending(1))));
}

/// Takes a where-clause apart, as the macros of pin projections do.
macro_rules! rewritten {
    (
        struct $name:ident<$($param:ident),*> where $($bounded:ty: ($($bound:tt)*)),+;
        $($fields:tt)*
    ) => {
        #[derive(MemSize)]
        struct $name<$($param),*> where $($bounded: $($bound)*),+ { $($fields)* }
    };
}

rewritten! {
    struct Repeated<T, U> where T: (Iterator), U: (?Sized), T::Item: (Parts);
    items: PartsOf<T::Item>,
    owner: Weak<U>,
}

#[derive(MemSize)]
struct PartsOf<T: Parts>(Vec<T::Part>, Option<T>);

#[test]
fn where_clauses_may_be_written_by_macros() {
    exact(|| Repeated::<std::vec::IntoIter<Whole<String>>, str> {
        items: PartsOf(vec![vec![text()]], None),
        owner: Rc::downgrade(&Rc::from("gone")),
    });
}

/// What borrowed data is made of.
trait Kind<'a> {
    type Slice: ?Sized;
    type Item;
}

struct Texts;
impl<'a> Kind<'a> for Texts {
    type Slice = str;
    type Item = &'a str;
}

#[derive(MemSize)]
struct Borrowed<'a, T: ?Sized>(&'a T);

/// Borrows for the lifetime that its parameters' trait takes.
#[derive(MemSize)]
struct Map<'a, K, V>
where
    K: Kind<'a> + ?Sized,
    V: Kind<'a>,
{
    keys: &'a <K as Kind<'a>>::Slice,
    values: Option<(&'a [V::Item], u8)>,
    borrowed: Borrowed<'a, V::Slice>,
    call: fn(&V::Slice) -> u8,
}

/// The same in a union, and with another lifetime in between.
#[derive(MemSize)]
union Either<'a, 'b, K: Kind<'a>> {
    slice: &'a &'b &'a K::Slice,
    number: u8,
}

#[test]
fn associated_types_may_be_borrowed_for_the_lifetime_of_their_trait() {
    let map = Map::<Texts, Texts> {
        keys: "keys",
        values: Some((&["values"], 1)),
        borrowed: Borrowed("borrowed"),
        call: |_| 7,
    };
    assert_eq!((map.call)(map.keys), 7);
    assert_eq!(map.heap_size(), 0);
    assert_eq!(Either::<Texts> { number: 7 }.heap_size(), 0);
    assert_eq!(Either::<Texts> { slice: &&"slice" }.heap_size(), 0);
}

/// Has a type of its own in it.
trait Graph {
    type Matrix;
}

struct Sparse;
impl Graph for Sparse {
    type Matrix = Vec<u16>;
}

struct Dense;
impl Graph for Dense {
    type Matrix = Box<[u8; 9]>;
}

#[test]
fn inner_types_may_differ_in_lifetimes_where_they_differ_in_types() {
    #[derive(MemSize)]
    struct State<'g, G: Graph> {
        name: &'g str,
        matrix: G::Matrix,
    }
    #[derive(MemSize)]
    struct Matcher<'a, 'b, G: Graph, H: Graph> {
        states: (State<'a, G>, State<'b, H>),
    }
    exact(|| Matcher::<Sparse, Dense> {
        states: (
            State { name: "one", matrix: vec![7; 3] },
            State { name: "other", matrix: Box::new([7; 9]) },
        ),
    });
}

/// Chooses a type by a number.
struct Length<const N: usize>;

trait Storage {
    type Words;
}

impl Storage for Length<1> {
    type Words = String;
}

impl Storage for Length<2> {
    type Words = Vec<String>;
}

#[derive(MemSize)]
struct Bitmap<const N: usize>
where
    Length<{ N }>: Storage,
{
    words: <Length<{ N }> as Storage>::Words,
    more: Vec<<Length<N> as Storage>::Words>,
}

#[test]
fn a_type_is_given_for_a_constant() {
    exact(|| Bitmap::<1> { words: text(), more: vec![text()] });
    exact(|| Bitmap::<2> { words: vec![text()], more: vec![vec![text(), text()]] });
}
