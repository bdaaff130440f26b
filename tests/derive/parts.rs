//! `with(Type = function)`: where it finds the type, and that generic types are in nobody's way by
//! it.
#![expect(unused_qualifications, reason = "a type is found under a longer path as well")]

use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Weak;

use mem_size::{Block, Gap, Label, LiveCount, MemSize, Place, Sink, Tracer, with};

use crate::{exact, text, with_gap};

pub(crate) mod foreign {
    pub(crate) struct Url(pub(crate) String);
    pub(super) struct Buffer<'a, T>(pub(super) Vec<T>, pub(super) &'a str);
    /// Called like a lock of std, but nothing is known of its parts.
    pub(super) struct Mutex<T>(pub(super) Option<T>);
    impl<T: mem_size::MemSize> mem_size::MemSize for Mutex<T> {
        fn trace(&self, tracer: &mut mem_size::Tracer<'_>) {
            self.0.trace(tracer);
        }
    }
    pub(crate) trait Plugin {}
    impl Plugin for u64 {}
}
use foreign::{Buffer, Plugin, Url};

pub(crate) fn url(url: &Url, tracer: &mut Tracer<'_>) {
    url.0.trace(tracer);
}

fn buffer<T>(buffer: &Buffer<'_, T>, tracer: &mut Tracer<'_>) {
    tracer.block(Block::buffer(buffer.0.as_ptr(), buffer.0.len(), buffer.0.capacity()));
}

#[derive(MemSize)]
struct Several<'a, T> {
    #[mem_size(with(Url = url, Buffer = buffer))]
    mixed: Vec<(foreign::Url, Option<Buffer<'a, T>>, String)>,
    #[mem_size(with(foreign::Url = Self::url))]
    long: Option<Box<foreign::Url>>,
    #[mem_size(with(Vec<Url> = with::opaque_vec, Url = url))]
    outer_first: (Vec<Url>, Url),
    #[mem_size(with(Box<dyn Plugin> = with::opaque_box, Url = url))]
    objects: HashMap<u8, (Box<dyn Plugin>, Url)>,
    #[mem_size(with(T = with::opaque))]
    parameter: Option<Vec<T>>,
}

impl<T> Several<'_, T> {
    fn url(value: &Url, tracer: &mut Tracer<'_>) {
        url(value, tracer);
    }
}

#[test]
fn each_named_type_is_found_wherever_it_lies() {
    struct Foreign;
    let urls = || vec![Url(String::new())];
    with_gap(Gap::Opaque, || Several::<Foreign> {
        mixed: vec![
            (Url(text()), Some(Buffer(vec![Foreign], "")), text()),
            (Url(text()), None, text()),
        ],
        long: Some(Box::new(Url(text()))),
        outer_first: (urls(), Url(text())),
        objects: HashMap::from([(1, (Box::new(7_u64) as Box<dyn Plugin>, Url(text())))]),
        parameter: Some(vec![Foreign]),
    });
}

/// For all fields at once, but for those with a word of their own.
#[derive(MemSize)]
#[mem_size(with(Url = url))]
enum Page {
    Plain(Url),
    Linked {
        to: Vec<Url>,
        name: String,
    },
    Counted(#[mem_size(with = with::opaque)] Url, #[mem_size(skip)] Option<Url>),
    #[mem_size(skip)]
    Left(Url),
}

#[test]
fn a_word_on_the_type_is_for_all_fields() {
    exact(|| vec![Page::Plain(Url(text())), Page::Linked { to: vec![Url(text())], name: text() }]);
    with_gap(Gap::Opaque, || Page::Counted(Url(String::new()), None));
}

/// Measured by hand, and knows nothing of parts.
struct ByHand<T>(T);

impl<T: MemSize> MemSize for ByHand<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.0.trace(tracer);
    }
}

/// All sorts of generic types, which must be measured as ever.
#[derive(MemSize)]
pub(crate) struct Odd<'a, T, I: Iterator, const N: usize> {
    by_hand: ByHand<Vec<T>>,
    nested: Vec<ByHand<Odd<'a, T, I, N>>>,
    item: Option<I::Item>,
    same: Option<<I as Iterator>::Item>,
    borrowed: Option<&'a Odd<'a, T, I, N>>,
    phantom: PhantomData<(T, I)>,
    weak: Weak<T>,
    array: [T; N],
    call: fn(&T) -> &T,
    object: Option<Box<dyn Fn(&T) -> I>>,
}

#[derive(MemSize)]
struct Left<T> {
    value: T,
    right: Option<Box<Right<T>>>,
}

#[derive(MemSize)]
struct Right<T> {
    left: Option<Box<Left<T>>>,
    tail: Tail<T>,
}

#[derive(MemSize)]
struct Tail<T: ?Sized>(u8, T);

#[derive(MemSize)]
enum Never<T> {
    Not(PhantomData<T>),
}

/// Nothing is known of the parts of a count.
#[derive(MemSize)]
struct Live<T> {
    count: LiveCount<Self>,
    value: T,
}

/// The same but for lifetimes, twice.
#[derive(MemSize)]
enum Reference<'b, 'c, T> {
    Borrowed(&'b T),
    Copied(&'c T),
    Buffers(ByLife<'b, T>, ByLife<'c, T>),
}

#[derive(MemSize)]
struct ByLife<'a, T>(&'a str, Vec<T>);

#[test]
fn generic_types_are_measured_as_ever() {
    let texts = (text(), text());
    exact(|| Reference::<String>::Buffers(ByLife(&texts.0, vec![text()]), ByLife("", Vec::new())));
    exact(|| [Reference::Borrowed(&texts.0), Reference::Copied(&texts.1)]);
    exact(|| Odd::<String, std::iter::Empty<String>, 2> {
        by_hand: ByHand(vec![text()]),
        nested: Vec::new(),
        item: Some(text()),
        same: None,
        borrowed: None,
        phantom: PhantomData,
        weak: Weak::new(),
        array: [text(), text()],
        call: |text| text,
        object: None,
    });
    exact(|| Left {
        value: text(),
        right: Some(Box::new(Right { left: None, tail: Tail(1, text()) })),
    });
    exact(|| Box::new(Tail(1, [text()])) as Box<Tail<[String]>>);
    exact(|| Never::<String>::Not(PhantomData));
    // Each copy of the code has a place of its own for the counter, so both calls are of one copy.
    let live: fn() -> Live<String> = || Live { count: LiveCount::new(), value: text() };
    let live = std::hint::black_box(live);
    drop(live());
    exact(live);
}

#[derive(MemSize)]
struct Node<T> {
    value: T,
    id: PhantomData<T>,
    children: Vec<Node<T>>,
}

#[derive(MemSize)]
struct Marked<T> {
    key: Never<T>,
    value: Tail<T>,
}

/// Takes a function itself, and is part of others.
#[derive(MemSize)]
struct Mixed<T> {
    #[mem_size(with(Url = url))]
    urls: HashMap<u8, (T, Url)>,
    node: Node<T>,
}

#[test]
fn generic_types_are_parts_of_others() {
    #[derive(MemSize)]
    struct Whole {
        #[mem_size(with(Url = url))]
        mixed: Vec<Mixed<Url>>,
        #[mem_size(with(Url = url))]
        marked: Marked<Url>,
        #[mem_size(with(Url = url))]
        unsized_tail: Box<Tail<[Url]>>,
    }
    let node = || Node { value: Url(text()), id: PhantomData, children: Vec::new() };
    exact(|| Whole {
        mixed: vec![Mixed {
            urls: HashMap::from([(1, (Url(text()), Url(text())))]),
            node: Node { value: Url(text()), id: PhantomData, children: vec![node()] },
        }],
        marked: Marked { key: Never::Not(PhantomData), value: Tail(1, Url(text())) },
        unsized_tail: Box::new(Tail(1, [Url(text())])),
    });
}

/// What a listener hears of places: labels, sizes and how many they stand for.
#[derive(Default)]
struct Places(Vec<(Label, usize, usize)>);

impl Sink for Places {
    fn enter(&mut self, place: &Place) {
        self.0.push((place.label, place.size, place.count));
    }
}

fn places(value: &impl MemSize) -> Vec<(Label, usize, usize)> {
    let mut places = Places::default();
    Tracer::with_sink(&mut places).measure(value);
    places.0
}

/// As `Url`, measured by its own impl.
#[derive(MemSize)]
struct Owned(String);

/// Without a bound it is measured by hand.
struct Links<K, V>(Vec<(K, V)>, Box<V>);

impl MemSize for Links<String, Owned> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let entries = self.0.iter().map(|(key, value)| (key, value));
        tracer.elements(self.0.iter().map(|(_, value)| value));
        tracer.entries(entries);
        tracer.block_with(Block::holding(&*self.1), |tracer| tracer.pointee(&*self.1));
    }
}

impl MemSize for Links<String, Url> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let entries = self.0.iter().map(|(key, value)| (key, value));
        let url = |url: &Url, tracer: &mut Tracer<'_>| tracer.field("0", &url.0);
        tracer.elements_with(self.0.iter().map(|(_, value)| value), url);
        tracer.entries_with(entries, String::trace, url);
        tracer.block_with(Block::holding(&*self.1), |tracer| {
            tracer.pointee_with(&*self.1, |tracer| url(&self.1, tracer));
        });
    }
}

#[test]
fn places_have_their_labels_whoever_measures_them() {
    #[derive(MemSize)]
    struct Plain {
        table: HashMap<u8, Owned>,
        list: Vec<Option<Owned>>,
        boxed: Box<Owned>,
    }
    #[derive(MemSize)]
    #[mem_size(with(Url = field_of))]
    struct ByParts {
        table: HashMap<u8, Url>,
        list: Vec<Option<Url>>,
        boxed: Box<Url>,
    }
    fn field_of(url: &Url, tracer: &mut Tracer<'_>) {
        tracer.field("0", &url.0);
    }
    let plain = Plain {
        table: HashMap::from([(1, Owned(text())), (2, Owned(text()))]),
        list: vec![Some(Owned(text())), None],
        boxed: Box::new(Owned(text())),
    };
    let by_parts = ByParts {
        table: HashMap::from([(1, Url(text())), (2, Url(text()))]),
        list: vec![Some(Url(text())), None],
        boxed: Box::new(Url(text())),
    };
    assert_eq!(places(&by_parts), places(&plain));
    assert_eq!(by_parts.own_size(), plain.own_size());
    assert!(places(&by_parts).contains(&(Label::Key, 2, 2)));

    let plain = Links(vec![(text(), Owned(text()))], Box::new(Owned(text())));
    let with = Links(vec![(text(), Url(text()))], Box::new(Url(text())));
    assert_eq!(places(&with), places(&plain));
    assert_eq!(with.mem_usage(), plain.mem_usage());
}

/// Leads back to itself through a type of another crate.
#[derive(MemSize)]
struct Locked<T> {
    next: foreign::Mutex<Box<Locked<T>>>,
    beside: Option<Box<Self>>,
    value: T,
}

#[derive(MemSize)]
struct HoldsLocked {
    #[mem_size(with(Url = url))]
    locked: Box<Locked<Url>>,
}

#[test]
fn types_may_lead_back_through_one_without_parts() {
    fn locked<T>(next: Option<Box<Locked<T>>>, value: T) -> Locked<T> {
        Locked { next: foreign::Mutex(next), beside: None, value }
    }
    exact(|| locked(Some(Box::new(locked(None, text()))), text()));
    let url = || Url(text());
    with_gap(Gap::Opaque, || HoldsLocked {
        locked: Box::new(Locked {
            next: foreign::Mutex(None),
            beside: Some(Box::new(locked(None, url()))),
            value: url(),
        }),
    });
}

/// Called like a map of another crate, with an argument behind the hasher.
#[derive(MemSize)]
struct IndexMap<K, V, S, const N: usize> {
    entries: [Option<(K, V)>; N],
    hasher: S,
}

#[derive(MemSize)]
#[mem_size(with(Url = url))]
struct Sites(IndexMap<String, Url, Box<u8>, 2>);

#[test]
fn a_map_of_ones_own_has_a_part_for_each_argument() {
    exact(|| {
        let entries = [Some((text(), Url(text()))), None];
        Sites(IndexMap { entries, hasher: Box::new(1) })
    });
}

trait Source {
    type Item;
}

struct Words;

impl Source for Words {
    type Item = String;
}

trait Stream<T> {}

impl Stream<String> for Box<u8> {}

#[derive(MemSize)]
struct Buffered<I>(Vec<I>);

/// To find what a bound gives the trait, the compiler must look at another impl.
#[derive(MemSize)]
struct Lexer<I: Stream<<Words as Source>::Item>> {
    input: Option<Buffered<I>>,
    name: String,
}

#[test]
fn a_bound_may_give_a_trait_what_another_type_gives() {
    exact(|| Lexer { input: Some(Buffered(vec![Box::new(1), Box::new(2)])), name: text() });
}
