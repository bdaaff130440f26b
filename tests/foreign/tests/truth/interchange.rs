//! Values of formats by which programs exchange data.

use std::collections::BTreeMap;

use mem_size::Gap;

use crate::{at_least, exact, flat};

#[test]
fn messagepack_is_exact_but_for_its_texts() {
    use rmpv::Value;
    flat(&rmpv::Integer::from(7));
    exact(|| Value::Nil);
    exact(|| Value::Binary(vec![7; 100]));
    exact(|| Value::Ext(1, Vec::with_capacity(9)));
    exact(|| {
        let entry = |n: u8| (Value::from(n), Value::Array(vec![Value::from(n); usize::from(n)]));
        Value::Map((0..20).map(entry).collect())
    });
    at_least(Gap::Capacity, || Value::from("a text"));
    at_least(Gap::Capacity, || vec![Value::from(""), Value::from("a text".repeat(9))]);
}

#[test]
fn concise_binary_objects_are_exact() {
    use ciborium::Value;
    flat(&ciborium::value::Integer::from(7));
    exact(|| Value::Null);
    exact(|| Value::Bytes(Vec::with_capacity(9)));
    exact(|| Value::Text(String::from("a text")));
    exact(|| Value::Tag(1, Box::new(Value::from("a text"))));
    exact(|| {
        let entry = |n: u8| (Value::from(n), Value::Array(vec![Value::from(n); usize::from(n)]));
        Value::Map((0..20).map(entry).collect())
    });
    // As a parser leaves it, with room for more.
    let parse = || ciborium::from_reader::<Value, _>(&b"\x9f\x61a\x41b\xa1\x01\xf4\xff"[..]).ok();
    assert!(
        exact(parse).is_some_and(|value| value.as_array().is_some_and(|array| array.len() == 3))
    );
}

#[test]
fn rusty_object_notation_is_exact() {
    use ron::value::{Map, Value};
    exact(|| Value::Unit);
    exact(|| Value::Option(Some(Box::new(Value::Char('x')))));
    exact(|| Value::Bytes(Vec::with_capacity(10)));
    exact(Map::new);
    for length in [1_u32, 11, 12, 100] {
        exact(|| {
            let entry = |n: u32| (Value::from(n), Value::String(n.to_string()));
            Value::Map((0..length).map(entry).collect())
        });
    }
    let parse = || ron::from_str::<Value>("{'a': [1, 2.5, \"text\"], \"b\": Some({1: ()})}").ok();
    // The first one of a process leaves a block behind, which later ones use.
    drop(parse());
    exact(parse);
}

#[test]
fn well_known_types_of_protobuf_are_exact() {
    use prost_types::value::Kind;
    use prost_types::{Any, Duration, FieldMask, ListValue, Struct, Timestamp, Value};
    flat(&Timestamp::default());
    flat(&Duration::default());
    exact(|| Any { type_url: String::from("example.org/x"), value: vec![1, 2, 3] });
    exact(|| FieldMask { paths: vec![String::from("a.b"), String::new()] });
    exact(|| {
        let text = |text: &str| Value { kind: Some(Kind::StringValue(text.into())) };
        let list = ListValue { values: vec![text("a"), Value { kind: None }] };
        let fields = BTreeMap::from([
            (String::from("list"), Value { kind: Some(Kind::ListValue(list)) }),
            (String::from("text"), text("some text")),
        ]);
        Value { kind: Some(Kind::StructValue(Struct { fields })) }
    });
}
