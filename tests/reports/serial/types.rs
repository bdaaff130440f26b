//! Lists of types and layouts are written and read back.
#![expect(dead_code, reason = "the types are only listed")]

use mem_size::registry::{self, Types};
use mem_size::{HasLayout, MemSize, TypeLayout, assert_no_leaks};
use serde_json::{Value, json};

#[derive(MemSize)]
#[repr(C)]
struct Entry {
    kind: u8,
    id: u32,
}

#[derive(MemSize)]
struct Node<'a> {
    next: std::cell::RefCell<Option<std::rc::Rc<Node<'a>>>>,
    name: &'a str,
}

#[derive(MemSize)]
#[repr(u8, align(8))]
enum Mark {
    None,
    At(u16, u8),
    Named { first: [u8; 3] },
}

#[derive(MemSize)]
#[repr(C, packed(2))]
union Bits {
    float: f32,
    bytes: [u8; 5],
}

#[derive(MemSize)]
#[repr(transparent)]
struct Wrapper(u64);

fn layouts() -> [TypeLayout; 6] {
    [
        Entry::LAYOUT,
        Node::LAYOUT,
        Mark::LAYOUT,
        Bits::LAYOUT,
        Wrapper::LAYOUT,
        <Option<u8> as Other>::LAYOUT,
    ]
}

/// A layout of a generic type.
trait Other {
    const LAYOUT: TypeLayout;
}

impl<T> Other for Option<T> {
    const LAYOUT: TypeLayout = Pair::<T>::LAYOUT;
}

#[derive(MemSize)]
struct Pair<T>(T, Vec<T>);

#[test]
fn layouts_come_back_as_they_were_and_are_shown_as_they_were() {
    for layout in layouts() {
        let json = serde_json::to_string(&layout).unwrap();
        let read: TypeLayout = serde_json::from_str(&json).unwrap();
        assert_eq!(read, layout);
        assert_eq!(read.to_string(), layout.to_string());
        assert_eq!(read.name.full(), layout.name.full());
        assert_eq!(read.advice(), layout.advice());
        assert_eq!(format!("{read:?}"), format!("{layout:?}"));
    }
}

#[test]
fn list_of_types_comes_back_as_it_was_and_is_shown_as_it_was() {
    let modules = ["reports::serial::types", "reports::serial::nowhere"]
        .map(|path| registry::types().within(path));
    for types in modules.into_iter().chain([registry::types()]) {
        let read: Types = serde_json::from_str(&serde_json::to_string(&types).unwrap()).unwrap();
        assert_eq!(read, types);
        assert_eq!(read.to_string(), types.to_string());
        assert_eq!(read.cyclic(), types.cyclic());
        let narrowed = |types: Types| types.within("reports::serial::types").to_string();
        assert_eq!(narrowed(read), narrowed(types));
    }
    assert!(!registry::types().within("reports::serial::types").cyclic().fields.is_empty());
}

#[test]
fn schema_is_as_documented() {
    let value: Value = serde_json::to_value(Entry::LAYOUT).unwrap();
    let expected = json!({
        "schema": "mem-size/layout/1",
        "layout": {
            "name": "reports::serial::types::Entry", "size": 8, "align": 4, "repr": { "c": true },
            "kind": { "struct": [
                { "name": "kind", "type": "u8", "offset": 0, "size": 1, "align": 1, "index": 0 },
                { "name": "id", "type": "u32", "offset": 4, "size": 4, "align": 4, "index": 1 },
            ] },
        },
    });
    assert_eq!(value, expected);
    let value = serde_json::to_value(Mark::LAYOUT).unwrap();
    let repr = json!({ "align": 8, "tag": { "type": "u8", "size": 1, "align": 1 } });
    assert_eq!(value["layout"]["repr"], repr);
    let variant = &value["layout"]["kind"]["enum"][2];
    assert_eq!(
        (&variant["name"], &variant["fields"][0]["name"]),
        (&json!("Named"), &json!("first"))
    );
    let value = serde_json::to_value(Bits::LAYOUT).unwrap();
    assert_eq!(value["layout"]["repr"], json!({ "c": true, "packed": 2 }));
    assert_eq!(value["layout"]["kind"]["union"].as_array().map(Vec::len), Some(2));

    let value = serde_json::to_value(registry::types().within("reports::serial::types")).unwrap();
    assert_eq!(
        (&value["schema"], &value["within"]),
        (&json!("mem-size/types/1"), &json!("reports::serial::types"))
    );
    let entry = &value["types"].as_array().unwrap()[1];
    assert_eq!(entry["module"], "reports::serial::types");
    assert_eq!(entry["layout"]["name"], "reports::serial::types::Entry");
}

#[test]
fn what_is_read_again_takes_no_further_memory() {
    let json = serde_json::to_string(&registry::types()).unwrap();
    assert_no_leaks!(30, || serde_json::from_str::<Types>(&json).unwrap());
}

#[test]
fn types_of_one_name_may_differ() {
    let layouts = [1, 2, 1].map(|size| {
        let json = json!({
            "schema": "mem-size/layout/1",
            "layout": { "name": "app::A", "size": size, "align": 0, "kind": { "struct": [
                { "name": "a", "type": "u8", "size": size, "offset": 7, "align": 1, "index": 0 },
            ] } },
        });
        serde_json::from_value::<TypeLayout>(json).unwrap()
    });
    assert_eq!(layouts[0], layouts[2]);
    assert_ne!(layouts[0], layouts[1]);
    assert!(layouts[1].to_string().starts_with("struct A: 2 bytes"));
}
