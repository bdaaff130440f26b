//! Odd values and odd names: keys that are handles, values without a size, trait objects, handles
//! in handles; roots whose names are not fit for any format.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, LinkedList, VecDeque};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use mem_size::graph::OwnerGraph;
use mem_size::{MemSize, Tracer};

use crate::{dot, freed, snapshot};

trait Shape: MemSize {}

#[derive(MemSize)]
struct Named(String);

impl Shape for Named {}

type Texts = Rc<RefCell<Vec<Rc<str>>>>;
type Nested = RefCell<Vec<Texts>>;

#[derive(Default, MemSize)]
struct Odd {
    keys: HashMap<Rc<str>, Rc<()>>,
    nested: Vec<Rc<Nested>>,
    objects: Vec<Arc<dyn Shape>>,
    same: Vec<Arc<dyn Shape>>,
    weak: Vec<Weak<Nested>>,
    empty: Vec<Rc<()>>,
    slices: Vec<Rc<[Rc<str>]>>,
}

type Forget = fn(&mut Odd);

const FIELDS: [(&str, Forget); 7] = [
    ("keys", |odd| odd.keys = HashMap::new()),
    ("nested", |odd| odd.nested = Vec::new()),
    ("objects", |odd| odd.objects = Vec::new()),
    ("same", |odd| odd.same = Vec::new()),
    ("weak", |odd| odd.weak = Vec::new()),
    ("empty", |odd| odd.empty = Vec::new()),
    ("slices", |odd| odd.slices = Vec::new()),
];

/// With a key that is held outside, if there is one.
fn odd(outside: &mut Vec<Rc<str>>) -> Odd {
    let texts: Vec<Rc<str>> = (0..9).map(|n| Rc::from("x".repeat(10 * n))).collect();
    let unit = Rc::new(());
    let keys = texts.iter().map(|text| (Rc::clone(text), Rc::clone(&unit))).collect();
    let inner = Rc::new(RefCell::new(texts[..5].to_vec()));
    let nested = Rc::new(RefCell::new(vec![Rc::clone(&inner), inner]));
    let object = |n: usize| -> Arc<dyn Shape> { Arc::new(Named("y".repeat(n))) };
    let objects: Vec<_> = (0..5).map(object).collect();
    let slice: Rc<[Rc<str>]> = texts[3..].into();
    outside.extend(texts.last().cloned());
    Odd {
        keys,
        weak: vec![Rc::downgrade(&nested)],
        nested: vec![Rc::clone(&nested), nested],
        same: objects[2..].to_vec(),
        objects,
        empty: vec![Rc::clone(&unit), unit],
        slices: vec![Rc::clone(&slice), slice],
    }
}

#[test]
fn odd_fields_free_what_the_allocator_gets_back() {
    for (name, clear) in FIELDS {
        let mut outside = Vec::new();
        let mut value = odd(&mut outside);
        let graph = OwnerGraph::of(&value);
        let field = graph.find(name).map(|field| field.exclusive());
        assert_eq!(field, Some(freed(|| clear(&mut value))), "{name}");
    }
    let mut outside = Vec::new();
    let value = odd(&mut outside);
    let fate = OwnerGraph::of(&value).fate();
    assert_eq!(fate.freed + fate.kept_outside, value.heap_size());
    assert_eq!(fate.freed, freed(|| drop(value)));
}

#[test]
fn many_roots_in_blocks_and_cycles_are_each_told() {
    #[derive(Default, MemSize)]
    struct Node {
        next: RefCell<Option<Rc<Node>>>,
        name: String,
    }
    let nodes: Vec<Rc<Node>> = (0..3000)
        .map(|number| Rc::new(Node { name: number.to_string(), ..Node::default() }))
        .collect();
    for node in &nodes {
        *node.next.borrow_mut() = Some(Rc::clone(node));
    }
    let mut builder = OwnerGraph::builder();
    for (number, node) in nodes.iter().enumerate() {
        builder = builder.root(number.to_string(), node);
    }
    let graph = builder.build();
    let block = 2 * size_of::<usize>() + size_of::<Node>();
    assert_eq!(graph.fate().leaked + graph.fate().kept_outside, graph.usage().heap);
    for (root, node) in graph.roots().zip(&nodes) {
        assert_eq!((root.exclusive(), root.leaked()), (0, block + node.name.capacity()));
    }
    let name = graph.find("7.name").map(|name| name.exclusive());
    assert_eq!(name, Some(nodes[7].name.capacity()));
    for node in &nodes {
        node.next.take();
    }
}

/// A root that comes after the one around it is a part of that, in whatever block it lies.
#[test]
fn root_in_a_block_of_one_before_counts_once() {
    #[track_caller]
    fn check<T: MemSize, P: MemSize + ?Sized>(whole: T, part: fn(&T) -> &P) {
        let heap = whole.heap_size();
        let graph = OwnerGraph::builder().root("whole", &whole).root("part", part(&whole)).build();
        let [first, part] = ["whole", "part"].map(|name| graph.find(name).expect("it is a root"));
        assert_eq!((graph.usage().heap, graph.fate().freed), (heap, heap));
        assert_eq!((first.exclusive(), part.exclusive()), (heap, 0));
        assert_eq!(freed(|| drop(whole)), heap);
    }
    let text = || String::from("a text");
    let pair = || (1_u8, text());
    check(vec![text(), text()], |texts| &texts[1]);
    check(vec![text(), text(), text()], |texts| &texts[1..]);
    check(vec![vec![text()], vec![text(), text()]], |texts| &texts[1][0]);
    check(Box::new(pair()), |boxed| &boxed.1);
    check(vec![Some(Box::new(pair()))], |boxed| &boxed[0].as_ref().expect("it is set").1);
    check((Rc::new(pair()), ()), |lone| &lone.0.1);
    let shared = Rc::new(pair());
    check((Rc::clone(&shared), shared), |twice| &twice.0.1);
    let slice: Rc<[String]> = Rc::from([text(), text()]);
    check((Rc::clone(&slice), slice), |twice| &twice.0[1]);
    check((0..99).map(|n| (n, text())).collect::<BTreeMap<u8, _>>(), |map| &map[&50]);
    check((0..99).map(|n| (n, text())).collect::<HashMap<u8, _>>(), |map| &map[&50]);
    check((0..9).map(|_| text()).collect::<VecDeque<_>>(), |texts| &texts[5]);
    check((0..9).map(|_| text()).collect::<LinkedList<_>>(), |texts| texts.back().expect("nine"));
}

/// Names that lie close together, as the linker may put them, of different lengths.
#[test]
fn names_are_told_apart_wherever_they_lie() {
    const LEN: usize = 24;
    #[repr(align(64))]
    struct Letters([u8; LEN]);
    static LETTERS: Letters = Letters(*b"abcdefghijklmnopqrstuvwx");

    struct Fields<'a>(&'a [(&'static str, String)]);

    impl MemSize for Fields<'_> {
        fn trace(&self, tracer: &mut Tracer<'_>) {
            for (name, value) in self.0 {
                tracer.field(name, value);
            }
        }
    }

    let letters = std::str::from_utf8(&LETTERS.0).expect("letters are text");
    let names = (0..LEN).flat_map(|start| (start + 1..=LEN).map(move |end| &letters[start..end]));
    let fields: Vec<_> = names.map(|name| (name, "x".repeat(name.len()))).collect();
    let graph = OwnerGraph::of(&Fields(&fields));
    for (name, value) in fields {
        let found = graph.find(name).map(|field| field.exclusive());
        assert_eq!(found, Some(value.len()), "{name}");
    }
}

#[test]
fn hostile_names_break_no_format() {
    let long = "long\u{301} ".repeat(2000);
    let names = ["\"", "a\nb", "\u{0}\u{1b}[31m", "\\", "</script>", "\u{2028}\u{202e}", &long];
    let text: Rc<str> = Rc::from("shared");
    let values = names.map(|_| vec![Rc::clone(&text)]);
    let mut builder = OwnerGraph::builder();
    for (name, value) in names.iter().zip(&values) {
        builder = builder.root(*name, value);
    }
    let graph = builder.build();
    let read = snapshot::read(&graph);
    for name in names {
        assert!(read.strings.iter().any(|string| string == name), "{name:?}");
    }
    let picture = dot::read(&graph.dot().to_string());
    assert_eq!(picture.labels.len(), names.len() + 2);
    let table = graph.to_string();
    let is_bad = |c: char| c.is_control() && c != '\n';
    assert!(!table.contains(is_bad));
    assert!(table.lines().count() < 40);
}
