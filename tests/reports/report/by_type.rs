//! The histogram by type: each byte in one row, each value counted once.

use std::any::type_name;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use mem_size::report::{Node, TypeUsage};
use mem_size::{Label, MemSize, MemUsage, Report};
use proptest::prelude::*;

use super::sound;

/// The row of a type; an empty one if no value was met.
fn row<T: ?Sized>(report: &Report) -> TypeUsage {
    let rows = report.by_type();
    let row = rows.into_iter().find(|row| row.type_name == type_name::<T>());
    row.unwrap_or_else(|| TypeUsage::new(type_name::<T>()))
}

#[derive(Debug, MemSize)]
struct User {
    name: String,
    tags: Vec<String>,
    age: u8,
}

#[test]
fn elements_and_fields_of_a_type_share_its_row() {
    let user = |name: &str, tags: &[&str]| User {
        name: name.into(),
        tags: tags.iter().map(ToString::to_string).collect(),
        age: 36,
    };
    let users = vec![user("Ada", &["admin", "author"]), user("Grace", &[])];
    let report = sound(&users);

    let strings = row::<String>(&report);
    assert_eq!(strings.count, 4);
    assert_eq!(strings.own, 4 * size_of::<String>() + "AdaadminauthorGrace".len());
    assert_eq!(strings.deep, strings.own);

    let users_row = row::<User>(&report);
    let fields = size_of::<String>() + size_of::<Vec<String>>() + size_of::<u8>();
    assert_eq!(users_row.count, 2);
    assert_eq!(users_row.own, 2 * (size_of::<User>() - fields));
    assert_eq!(users_row.deep, users.iter().map(MemSize::deep_size).sum::<usize>());

    assert_eq!((row::<u8>(&report).count, row::<u8>(&report).own), (2, 2));
    assert_eq!(row::<Vec<User>>(&report).own, size_of::<Vec<User>>());
}

#[test]
fn value_in_a_value_of_its_type_counts_once_in_deep() {
    #[derive(MemSize)]
    struct Tree {
        text: String,
        below: Vec<Tree>,
    }
    fn tree(depth: usize) -> Tree {
        let below = if depth == 0 { Vec::new() } else { vec![tree(depth - 1), tree(depth - 1)] };
        Tree { text: "x".repeat(depth), below }
    }
    let pair = [tree(3), tree(4)];
    let report = sound(&pair);
    let trees = row::<Tree>(&report);
    assert_eq!(trees.count, 15 + 31);
    assert_eq!(trees.deep, pair.iter().map(MemSize::deep_size).sum::<usize>());
    assert_eq!(row::<String>(&report).count, 15 + 31);
}

#[test]
fn folded_values_count_in_deep_of_those_around_them() {
    #[derive(MemSize)]
    struct Call {
        name: String,
        args: Vec<Arg>,
    }
    #[derive(MemSize)]
    struct Arg {
        value: Call,
        unit: String,
    }
    let leaf = || Call { name: "leaf".into(), args: Vec::new() };
    let arg = |value| Arg { value, unit: "m".into() };
    let call = |name: &str| Call { name: name.into(), args: vec![arg(leaf()), arg(leaf())] };
    let root = Call { name: "root".into(), args: vec![arg(call("one")), arg(call("two"))] };

    let report = sound(&root);
    let args = row::<Arg>(&report);
    assert_eq!(args.count, 6);
    assert_eq!(args.deep, root.args.iter().map(MemSize::deep_size).sum::<usize>());
    assert_eq!(row::<Call>(&report).count, 7);
}

#[test]
fn shared_block_belongs_to_what_it_holds_whichever_handle_comes_first() {
    trait Named: MemSize {}
    #[derive(MemSize)]
    struct Name(String);
    impl Named for Name {}

    let name = Rc::new(Name("shared".into()));
    let first = (Rc::clone(&name), Rc::clone(&name) as Rc<dyn Named>);
    let second = (Rc::clone(&name) as Rc<dyn Named>, Rc::clone(&name));
    let [first, second] = [sound(&first), sound(&second)];
    for report in [&first, &second] {
        assert_eq!(row::<Rc<Name>>(report).own, size_of::<Rc<Name>>());
        assert_eq!(row::<Rc<dyn Named>>(report).own, size_of::<Rc<dyn Named>>());
        assert_eq!(row::<String>(report).count, 1);
    }
    // What a trait object holds goes by the name of the trait.
    let counts = 2 * size_of::<usize>();
    assert_eq!(row::<Name>(&first).own, counts);
    assert_eq!(row::<dyn Named>(&second).own, counts);
}

#[test]
fn block_without_sole_owner_counts_where_it_was_met_first() {
    let text: Arc<str> = "shared".into();
    let report = sound(&vec![Arc::clone(&text), Arc::clone(&text), text]);
    assert_eq!((row::<Arc<str>>(&report).count, row::<str>(&report).count), (3, 1));
}

#[test]
fn flat_elements_are_not_looked_into() {
    let report = sound(&(vec![(1_u16, 2_u32); 5], 7_u32));
    assert_eq!(row::<(u16, u32)>(&report).count, 5);
    assert_eq!(row::<(u16, u32)>(&report).own, 5 * size_of::<(u16, u32)>());
    assert_eq!(row::<u32>(&report).count, 1, "only the one outside");
}

#[test]
fn variant_is_no_second_value_of_its_enum() {
    #[derive(MemSize)]
    enum State {
        Idle,
        Busy(String),
    }
    let states = vec![State::Idle, State::Busy("job".into()), State::Busy("more".into())];
    let report = sound(&states);
    assert_eq!(row::<State>(&report).count, 3);
    assert_eq!(row::<State>(&report).deep, states.iter().map(MemSize::deep_size).sum::<usize>());
}

#[test]
fn report_by_hand_takes_its_types_from_its_nodes() {
    let leaf = |name, bytes| {
        let mut node = Node::new(Label::Field(name), "app::Name");
        (node.own, node.deep) = (bytes, bytes);
        node
    };
    let root = Node::new(Label::Root, "app::User").with_child(leaf("first", 5));
    let report = Report::new(MemUsage::default(), root.with_child(leaf("last", 7)));
    let rows: Vec<_> = report.by_type();
    let rows: Vec<_> = rows.iter().map(|row| (&*row.type_name, row.count, row.deep)).collect();
    assert_eq!(rows, [("app::Name", 2, 12), ("app::User", 1, 12)]);
}

/// A value of many types.
#[derive(Clone, Debug, MemSize)]
enum Any {
    Text(String),
    List(Vec<Any>),
    Map(BTreeMap<String, Any>),
    Table(HashMap<u8, Any>),
    Boxed(Box<Any>),
    Shared(Rc<RefCell<Any>>),
    Pair(Arc<str>, Option<Box<[u16]>>),
}

fn any() -> impl Strategy<Value = Any> {
    let leaf = prop_oneof![
        ".{0,9}".prop_map(Any::Text),
        (".{0,4}", proptest::option::of(0_usize..5)).prop_map(|(text, numbers)| {
            Any::Pair(text.into(), numbers.map(|numbers| vec![7; numbers].into()))
        }),
    ];
    leaf.prop_recursive(5, 60, 5, |inner| {
        let some = proptest::collection::vec(inner.clone(), 0..5);
        prop_oneof![
            some.clone().prop_map(Any::List),
            some.clone().prop_map(|values| {
                let entries = values.into_iter().enumerate();
                Any::Map(entries.map(|(nth, value)| (nth.to_string(), value)).collect())
            }),
            some.prop_map(|values| Any::Table((0..).zip(values).collect())),
            inner.clone().prop_map(|value| Any::Boxed(value.into())),
            inner.prop_map(|value| Any::Shared(Rc::new(RefCell::new(value)))),
        ]
    })
}

/// How many strings there are, told without the library.
fn strings(value: &Any, seen: &mut HashSet<*const RefCell<Any>>) -> usize {
    match value {
        Any::Text(_) => 1,
        Any::List(values) => values.iter().map(|value| strings(value, seen)).sum(),
        Any::Map(values) => values.values().map(|value| 1 + strings(value, seen)).sum(),
        Any::Table(values) => values.values().map(|value| strings(value, seen)).sum(),
        Any::Boxed(value) => strings(value, seen),
        Any::Shared(value) if seen.insert(Rc::as_ptr(value)) => strings(&value.borrow(), seen),
        Any::Shared(_) | Any::Pair(..) => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rows_add_up_and_count_each_value_once(value in any()) {
        // What is shared within the first is shared with the second.
        let values = vec![value.clone(), value];
        let report = sound(&values);
        let mut seen = HashSet::new();
        let expected: usize = values.iter().map(|value| strings(value, &mut seen)).sum();
        let rows = report.by_type();
        let row = rows.iter().find(|row| row.type_name == type_name::<String>());
        prop_assert_eq!(row.map_or(0, |row| row.count), expected);
    }
}
