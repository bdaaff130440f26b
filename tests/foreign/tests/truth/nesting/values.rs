//! Values of one crate in each other: documents, geometries, Arrow's types and arrays.

use std::collections::BTreeMap;
use std::mem::forget;
use std::sync::Arc;

use mem_size::MemSize;

use super::{DEPTH_OF_ONE, STACK_OF_ONE, assert_measured, on_a_stack};

/// Measures a value in itself by each of these ways, and by all in turn. It is leaked: to drop it
/// takes a call for each level.
#[track_caller]
fn assert_nests<V: MemSize>(innermost: fn() -> V, ways: &[fn(V) -> V]) {
    let nested = |way_at: &dyn Fn(usize) -> fn(V) -> V| {
        forget(assert_measured(std::any::type_name::<V>(), || {
            (0..DEPTH_OF_ONE).fold(innermost(), |value, depth| way_at(depth)(value))
        }));
    };
    ways.iter().for_each(|&way| nested(&|_| way));
    nested(&|depth| ways[depth % ways.len()]);
}

fn key() -> String {
    String::from("key")
}

#[test]
fn documents_nest() {
    on_a_stack(STACK_OF_ONE, || {
        use serde_json::Value;
        assert_nests(
            || Value::Null,
            &[
                |value| Value::Array(vec![value]),
                |value| Value::Object([(key(), value)].into_iter().collect()),
            ],
        );
        use rmpv::Value as Packed;
        assert_nests(
            || Packed::Nil,
            &[
                |value| Packed::Array(vec![value]),
                |value| Packed::Map(vec![(value, Packed::Nil)]),
                |value| Packed::Map(vec![(Packed::Nil, value)]),
            ],
        );
        use ciborium::Value as Concise;
        assert_nests(
            || Concise::Null,
            &[
                |value| Concise::Array(vec![value]),
                |value| Concise::Tag(1, Box::new(value)),
                |value| Concise::Map(vec![(value, Concise::Null)]),
                |value| Concise::Map(vec![(Concise::Null, value)]),
            ],
        );
        use ron::Value as Ron;
        assert_nests(
            || Ron::Unit,
            &[
                |value| Ron::Seq(vec![value]),
                |value| Ron::Option(Some(Box::new(value))),
                |value| Ron::Map([(Ron::Unit, value)].into_iter().collect()),
                |value| Ron::Map([(value, Ron::Unit)].into_iter().collect()),
            ],
        );
        use prost_types::value::Kind;
        use prost_types::{ListValue, Struct, Value as Message};
        assert_nests(
            || Message { kind: None },
            &[
                |value| Message { kind: Some(Kind::ListValue(ListValue { values: vec![value] })) },
                |value| {
                    let fields = BTreeMap::from([(key(), value)]);
                    Message { kind: Some(Kind::StructValue(Struct { fields })) }
                },
            ],
        );
    });
}

macro_rules! yaml {
    ($($yaml:ident),+) => { $( {
        use $yaml::Value;
        use $yaml::value::{Tag, TaggedValue};
        assert_nests(
            || Value::Null,
            &[
                |value| Value::Sequence(vec![value]),
                |value| Value::Mapping([(Value::Null, value)].into_iter().collect()),
                |value| Value::Tagged(Box::new(TaggedValue { tag: Tag::new("tag"), value })),
            ],
        );
    } )+ };
}

macro_rules! toml {
    ($($toml:ident),+) => { $( {
        use $toml::Value;
        assert_nests(
            || Value::Boolean(true),
            &[
                |value| Value::Array(vec![value]),
                |value| Value::Table([(key(), value)].into_iter().collect()),
            ],
        );
    } )+ };
}

macro_rules! toml_edit {
    ($($toml_edit:ident),+) => { $( {
        use $toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value};
        assert_nests(
            || Value::from(true),
            &[
                |value| Value::Array(Array::from_iter([value])),
                |value| Value::InlineTable(InlineTable::from_iter([("key", value)])),
            ],
        );
        assert_nests(
            || Item::None,
            &[
                |item| Item::Table(Table::from_iter([("key", item)])),
                |item| {
                    let mut tables = ArrayOfTables::new();
                    tables.push(Table::from_iter([("key", item)]));
                    Item::ArrayOfTables(tables)
                },
            ],
        );
    } )+ };
}

#[test]
fn documents_that_people_write_nest() {
    on_a_stack(STACK_OF_ONE, || {
        yaml!(serde_norway, serde_yaml, serde_yaml_ng);
        toml!(toml_0_8, toml_0_9, toml_1);
        toml_edit!(toml_edit_0_22, toml_edit_0_25);
    });
}

#[test]
fn geometries_nest() {
    use geo_types::{Geometry, GeometryCollection, Point};
    on_a_stack(STACK_OF_ONE, || {
        assert_nests(
            || Geometry::Point(Point::new(0, 0)),
            &[|geometry| Geometry::GeometryCollection(GeometryCollection(vec![geometry]))],
        );
    });
}

macro_rules! arrow {
    (
        $name:ident:
        $arrow_array:ident, $arrow_buffer:ident, $arrow_data:ident, $arrow_schema:ident
    ) => {
        #[test]
        fn $name() {
            use $arrow_array::types::Int8Type;
            use $arrow_array::{
                Array, ArrayRef, DictionaryArray, FixedSizeListArray, Int8Array, Int32Array,
                LargeListViewArray, ListArray, StructArray,
            };
            use $arrow_buffer::OffsetBuffer;
            use $arrow_data::ArrayData;
            use $arrow_schema::{DataType, Field, UnionFields, UnionMode};

            fn field(of: DataType) -> Field {
                Field::new("of", of, true)
            }

            fn field_of(array: &ArrayRef) -> Arc<Field> {
                Arc::new(field(array.data_type().clone()))
            }

            fn list(of: ArrayRef) -> ArrayRef {
                let ends = OffsetBuffer::from_lengths([1]);
                Arc::new(ListArray::new(field_of(&of), ends, of, None))
            }

            on_a_stack(STACK_OF_ONE, || {
                assert_nests(
                    || DataType::Int8,
                    &[
                        |of| DataType::List(Arc::new(field(of))),
                        |of| DataType::Struct([field(of)].into_iter().collect()),
                        |of| DataType::Dictionary(Box::new(DataType::Int8), Box::new(of)),
                        |of| {
                            let ends = Arc::new(Field::new("ends", DataType::Int32, false));
                            DataType::RunEndEncoded(ends, Arc::new(field(of)))
                        },
                        |of| {
                            let fields = UnionFields::from_iter([(7, Arc::new(field(of)))]);
                            DataType::Union(fields, UnionMode::Sparse)
                        },
                    ],
                );
                // Whoever makes a union or runs makes all arrays in it anew, by calls in calls.
                assert_nests::<ArrayRef>(
                    || Arc::new(Int8Array::from(vec![7])),
                    &[
                        list,
                        |of| {
                            let (ends, lengths) = (vec![0].into(), vec![1].into());
                            Arc::new(LargeListViewArray::new(
                                field_of(&of),
                                ends,
                                lengths,
                                of,
                                None,
                            ))
                        },
                        |of| Arc::new(FixedSizeListArray::new(field_of(&of), 1, of, None)),
                        |of| Arc::new(StructArray::from(vec![(field_of(&of), of)])),
                        // Its type is cloned, by a call for each dictionary in the other.
                        |of| {
                            let keys = Int8Array::from(vec![0]);
                            list(Arc::new(DictionaryArray::<Int8Type>::new(keys, of)))
                        },
                    ],
                );
                assert_nests::<ArrayData>(
                    || Int8Array::from(vec![7]).into_data(),
                    &[|of| {
                        let data_type = DataType::List(Arc::new(field(of.data_type().clone())));
                        let ends = Int32Array::from(vec![0, 1]).into_data().buffers()[0].clone();
                        let data = ArrayData::builder(data_type).len(1);
                        let data = data.add_buffer(ends).add_child_data(of);
                        // SAFETY: one list of one element.
                        unsafe { data.build_unchecked() }
                    }],
                );
            });
        }
    };
}
arrow!(arrow_58_nests: arrow_array_58, arrow_buffer_58, arrow_data_58, arrow_schema_58);
arrow!(arrow_59_nests: arrow_array_59, arrow_buffer_59, arrow_data_59, arrow_schema_59);
arrow!(arrow_60_nests: arrow_array_60, arrow_buffer_60, arrow_data_60, arrow_schema_60);
