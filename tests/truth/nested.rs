//! Random nested values: whatever is nested in whatever, the answer is the truth.
#![expect(
    clippy::arc_with_non_send_sync,
    reason = "an `Arc` of what holds an `Rc` is measured too"
)]

use std::collections::{BTreeMap, HashMap, LinkedList, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use mem_size::MemSize;
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::test_runner::Config;

use crate::exact;

/// A value in which the usual types are nested in all ways.
#[derive(MemSize)]
#[expect(clippy::linkedlist, reason = "it is one of the types to be measured")]
enum Value {
    Nothing,
    Number(u64),
    Text(String),
    List(Vec<Value>),
    Ring(VecDeque<Value>),
    Chain(LinkedList<Value>),
    Table(HashMap<String, Value>),
    Tree(BTreeMap<u16, Value>),
    Boxed(Box<Value>),
    Slice(Box<[Value]>),
    Pair(Box<(Value, Option<Box<Value>>)>),
    Shared(Rc<Value>, Rc<Value>),
    Once(Arc<Value>),
    Many(Arc<[Value]>, Arc<[Value]>),
}

/// How to make a value: the value itself must be made while the allocator is watched.
#[derive(Clone, Debug)]
enum Recipe {
    Nothing,
    Number(u64),
    Text(String, usize),
    Several(Kind, usize, Vec<Recipe>),
}

/// What several values become.
#[derive(Clone, Copy, Debug)]
enum Kind {
    List,
    Ring,
    Chain,
    Table,
    Tree,
    Boxed,
    Slice,
    Pair,
    Shared,
    Once,
    Many,
}

fn recipes() -> impl Strategy<Value = Recipe> {
    let leaf = prop_oneof![
        Just(Recipe::Nothing),
        any::<u64>().prop_map(Recipe::Number),
        (".{0,9}", 0_usize..30).prop_map(|(text, spare)| Recipe::Text(text, spare)),
    ];
    let kinds = prop_oneof![
        Just(Kind::List),
        Just(Kind::Ring),
        Just(Kind::Chain),
        Just(Kind::Table),
        Just(Kind::Tree),
        Just(Kind::Boxed),
        Just(Kind::Slice),
        Just(Kind::Pair),
        Just(Kind::Shared),
        Just(Kind::Once),
        Just(Kind::Many),
    ];
    leaf.prop_recursive(5, 120, 30, move |inner| {
        (kinds.clone(), 0_usize..9, proptest::collection::vec(inner, 0..30))
            .prop_map(|(kind, spare, recipes)| Recipe::Several(kind, spare, recipes))
    })
}

fn make(recipe: &Recipe) -> Value {
    match recipe {
        Recipe::Nothing => Value::Nothing,
        Recipe::Number(number) => Value::Number(*number),
        Recipe::Text(text, spare) => {
            let mut made = String::with_capacity(*spare);
            made.push_str(text);
            Value::Text(made)
        }
        Recipe::Several(kind, spare, recipes) => make_several(*kind, *spare, recipes),
    }
}

fn make_several(kind: Kind, spare: usize, recipes: &[Recipe]) -> Value {
    let values = || recipes.iter().map(make);
    let list = || {
        let mut list = Vec::with_capacity(spare);
        values().for_each(|value| list.push(value));
        list
    };
    let one = || values().next().unwrap_or(Value::Nothing);
    match kind {
        Kind::List => Value::List(list()),
        Kind::Chain => Value::Chain(values().collect()),
        Kind::Tree => Value::Tree((0..).zip(values()).collect()),
        Kind::Boxed => Value::Boxed(Box::new(one())),
        Kind::Slice => Value::Slice(values().collect()),
        Kind::Pair => Value::Pair(Box::new((one(), values().nth(1).map(Box::new)))),
        Kind::Once => Value::Once(Arc::new(one())),
        Kind::Ring => {
            let mut ring = VecDeque::with_capacity(spare);
            values().for_each(|value| ring.push_front(value));
            Value::Ring(ring)
        }
        Kind::Table => {
            let mut table = HashMap::with_capacity(spare);
            table.extend(values().enumerate().map(|(nth, value)| (nth.to_string(), value)));
            Value::Table(table)
        }
        Kind::Shared => {
            let shared = Rc::new(one());
            Value::Shared(Rc::clone(&shared), shared)
        }
        Kind::Many => {
            let many: Arc<[Value]> = values().collect();
            Value::Many(Arc::clone(&many), many)
        }
    }
}

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    #[test]
    fn nested_values_are_exact(recipe in recipes()) {
        exact(|| make(&recipe));
    }

    #[test]
    fn several_roots_share_what_they_share(recipes in proptest::collection::vec(recipes(), 1..4)) {
        exact(|| {
            let shared: Vec<Arc<Value>> =
                recipes.iter().map(|recipe| Arc::new(make(recipe))).collect();
            [shared.clone(), shared]
        });
    }
}
