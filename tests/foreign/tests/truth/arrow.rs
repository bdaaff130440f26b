//! Arrow's buffers, types and arrays, in each version.

macro_rules! arrow {
    (
        $of:ident:
        $arrow_array:ident, $arrow_buffer:ident, $arrow_data:ident, $arrow_schema:ident
    ) => {
        mod $of {
            use std::collections::HashMap;
            use std::sync::Arc;

            use mem_size::{Gap, MemSize};
            use $arrow_array::builder::{
                BooleanBuilder, FixedSizeBinaryBuilder, Int32Builder, ListBuilder, MapBuilder,
                PrimitiveRunBuilder, StringBuilder, StringDictionaryBuilder, StringViewBuilder,
            };
            use $arrow_array::types::{Float64Type, Int16Type, Int32Type};
            use $arrow_array::{
                Array, ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array,
                DictionaryArray, FixedSizeListArray, Float16Array, GenericListViewArray,
                Int32Array, Int64Array, IntervalMonthDayNanoArray, NullArray, RecordBatch, Scalar,
                StringArray, StringViewArray, StructArray, TimestampSecondArray, UInt8Array,
                UnionArray, new_empty_array,
            };
            use $arrow_buffer::{
                BooleanBuffer, BooleanBufferBuilder, Buffer, BufferBuilder, MutableBuffer,
                NullBuffer, NullBufferBuilder, OffsetBuffer, OffsetBufferBuilder, RunEndBuffer,
                ScalarBuffer, i256,
            };
            use $arrow_data::ArrayData;
            use $arrow_schema::{
                DataType, Field, Fields, IntervalUnit, Schema, TimeUnit, UnionFields, UnionMode,
            };

            use crate::{at_least, at_least_somewhere, audited, exact, flat, usage};

            const WORD: usize = size_of::<usize>();

            #[test]
            fn buffers_are_exact() {
                exact(Buffer::default);
                exact(|| Buffer::from_vec(Vec::<u8>::new()));
                exact(|| Buffer::from_vec(vec![1_u64, 2, 3]));
                exact(|| Buffer::from_slice_ref([7_u8; 65]));
                exact(|| Buffer::from(MutableBuffer::from_len_zeroed(7)));
                let spare = exact(|| {
                    let mut numbers = Vec::with_capacity(100);
                    numbers.extend([1_u16, 2, 3]);
                    Buffer::from_vec(numbers)
                });
                assert_eq!(usage(&spare).spare, 97 * size_of::<u16>());
                assert_eq!(usage(&spare).overhead, 7 * WORD);
                exact(|| {
                    let mut buffer = Buffer::from_vec((0..100_u8).collect::<Vec<_>>());
                    buffer.advance(10);
                    buffer
                });
                exact(|| {
                    let mut buffer = Buffer::from_slice_ref([7_u8; 65]).slice_with_length(3, 4);
                    buffer.shrink_to_fit();
                    buffer
                });
                exact(|| {
                    let mut buffer = Buffer::from_slice_ref([7_u8; 65]).slice_with_length(3, 0);
                    buffer.shrink_to_fit();
                    buffer
                });
            }

            #[test]
            fn views_of_one_block_count_once() {
                let views = exact(|| {
                    let whole = Buffer::from_vec((0..1000_u32).collect::<Vec<_>>());
                    [whole.slice(8), whole.slice_with_length(0, 4), whole.clone(), whole]
                });
                let usage = usage(&views);
                assert_eq!((usage.shared, usage.spare), (4000, 0));
                let [_, first, ..] = views;
                assert_eq!(first.heap_size(), 4000 + 7 * WORD);
                exact(|| vec![Buffer::from_vec(vec![0_u8; 10]), Buffer::from_vec(vec![0_u8; 10])]);
            }

            #[test]
            fn empty_buffers_that_share_a_node_leave_a_gap() {
                at_least_somewhere(Gap::Opaque, || {
                    [Buffer::default(), Buffer::default()].map(|buffer| (buffer.clone(), buffer))
                });
                exact(|| vec![Buffer::default(), Buffer::from_vec(Vec::<i256>::new())]);
            }

            #[test]
            fn typed_buffers_and_builders_are_exact() {
                flat(&(i256::ONE, IntervalUnit::DayTime, TimeUnit::Second, UnionMode::Dense));
                exact(|| ScalarBuffer::<i64>::from(vec![1, 2, 3]).slice(1, 1));
                exact(|| OffsetBuffer::<i32>::from_lengths([1, 2, 3]));
                exact(|| OffsetBuffer::<i64>::new_zeroed(9));
                exact(|| BooleanBuffer::collect_bool(100, |n| n % 3 == 0));
                exact(|| NullBuffer::new_null(100));
                exact(|| NullBuffer::from(vec![true, false]).slice(1, 1));
                exact(|| RunEndBuffer::new(ScalarBuffer::from(vec![3_i32, 6]), 0, 6));
                exact(|| MutableBuffer::new(0));
                exact(|| MutableBuffer::with_capacity(65));
                exact(|| BufferBuilder::<i256>::new(3));
                exact(|| {
                    let mut builder = BufferBuilder::<u16>::new(0);
                    builder.append_n(100, 7);
                    builder
                });
                exact(|| {
                    let mut builder = BooleanBufferBuilder::new(10);
                    builder.append_n(1000, true);
                    builder
                });
                exact(|| NullBufferBuilder::new(10));
                exact(|| {
                    let mut builder = NullBufferBuilder::new(10);
                    builder.append_n_nulls(1000);
                    builder
                });
                at_least(Gap::Capacity, || {
                    let mut builder = OffsetBufferBuilder::<i32>::new(10);
                    builder.push_length(7);
                    builder
                });
            }

            fn nested() -> DataType {
                let zone = DataType::Timestamp(TimeUnit::Second, Some("Europe/Vienna".into()));
                let fields = Fields::from(vec![
                    Field::new("zone", zone, true),
                    Field::new_dictionary("names", DataType::Int8, DataType::Utf8, false),
                    Field::new("list", DataType::new_list(DataType::Int8, true), false),
                ]);
                let union = UnionFields::from_fields(fields.iter().map(|field| (**field).clone()));
                DataType::Struct(Fields::from(vec![
                    Field::new("struct", DataType::Struct(fields), false),
                    Field::new("union", DataType::Union(union, UnionMode::Dense), false),
                ]))
            }

            #[test]
            fn schemas_are_exact() {
                exact(|| vec![DataType::Utf8, DataType::Decimal128(7, 2)]);
                exact(nested);
                exact(Fields::empty);
                exact(|| Field::new("é", DataType::Utf8, true));
                exact(|| {
                    let metadata = [("unit", "m"), ("origin", "a sensor")];
                    let metadata = metadata.map(|(key, value)| (key.to_owned(), value.to_owned()));
                    let metadata = HashMap::from(metadata);
                    let field = Field::new("length", DataType::Float64, false)
                        .with_metadata(metadata.clone());
                    Schema::new_with_metadata(vec![field.clone(), field], metadata)
                });
                let schema = exact(|| Arc::new(Schema::new(vec![Field::new("a", nested(), true)])));
                assert_eq!([schema.clone(), schema.clone()].heap_size(), schema.heap_size());
                let fields = [schema.fields.clone(), schema.fields.clone()];
                assert_eq!(fields.heap_size() + size_of::<Schema>() + 2 * WORD, schema.heap_size());
                at_least_somewhere(Gap::Opaque, UnionFields::empty);
            }

            /// Of its own type, and behind a handle.
            #[track_caller]
            fn exact_array<A: Array + MemSize + 'static>(build: impl Fn() -> A) {
                // What a first call makes for the whole process.
                drop(build());
                exact(&build);
                exact(|| -> ArrayRef { Arc::new(build()) });
                exact(|| [build().slice(0, 0), build().slice(0, 0)]);
            }

            #[test]
            fn flat_elements_are_exact() {
                flat(&NullArray::new(7));
                exact_array(|| Int32Array::from(vec![1, 2, 3]));
                exact_array(|| Int32Array::from(vec![Some(1), None, Some(3)]));
                exact_array(|| UInt8Array::from_iter_values(0..100));
                exact_array(|| Float16Array::from_iter([None; 70]));
                exact_array(|| Date32Array::from(vec![1; 7]));
                exact_array(|| {
                    IntervalMonthDayNanoArray::from_iter_values([Default::default(); 7])
                });
                exact_array(|| {
                    Decimal128Array::from(vec![1; 7]).with_data_type(DataType::Decimal128(9, 2))
                });
                exact_array(|| {
                    TimestampSecondArray::from(vec![1; 7]).with_timezone("Europe/Vienna")
                });
                exact_array(|| BooleanArray::from(vec![Some(true), None]));
                exact_array(|| {
                    let mut builder = Int32Builder::new();
                    builder.extend((0..3000).map(|n| (n % 3 > 0).then_some(n)));
                    builder.finish()
                });
                exact_array(|| {
                    let mut builder = FixedSizeBinaryBuilder::new(3);
                    builder.append_value(b"abc").unwrap();
                    builder.append_null();
                    builder.finish()
                });
                exact(|| Scalar::new(Int64Array::from(vec![7])));
                exact(|| Box::new(Int64Array::from(vec![7])) as Box<dyn Array>);
            }

            #[test]
            fn texts_are_exact() {
                exact_array(|| StringArray::from(vec!["a", "bc"]));
                exact_array(|| BinaryArray::from_opt_vec(vec![Some(b"a"), None]));
                exact_array(|| {
                    let mut builder = StringBuilder::new();
                    builder.extend((0..1000).map(|n| (n % 3 > 0).then(|| n.to_string())));
                    builder.finish()
                });
                exact_array(|| StringViewArray::from(vec!["short"]));
                exact_array(|| {
                    let mut builder = StringViewBuilder::new().with_fixed_block_size(64);
                    builder.extend((0..100).map(|n| Some(format!("a text that is longer: {n}"))));
                    builder.append_null();
                    builder.finish()
                });
                exact_array(|| {
                    let mut builder = StringDictionaryBuilder::<Int16Type>::new();
                    builder
                        .extend((0..100).map(|n| (n % 9 > 0).then(|| format!("text {}", n % 5))));
                    builder.finish()
                });
            }

            #[test]
            fn nested_arrays_are_exact() {
                let list = || {
                    let mut builder = ListBuilder::new(ListBuilder::new(StringBuilder::new()));
                    for n in 0..100 {
                        builder.values().values().append_value(n.to_string());
                        builder.values().append(true);
                        builder.append(n % 3 > 0);
                    }
                    builder.finish()
                };
                exact_array(list);
                exact_array(|| GenericListViewArray::from(list()));
                exact_array(|| {
                    let lists = [Some(vec![Some(1.0), None]), None, Some(vec![Some(2.0); 2])];
                    FixedSizeListArray::from_iter_primitive::<Float64Type, _, _>(lists, 2)
                });
                exact_array(|| {
                    let mut builder = PrimitiveRunBuilder::<Int16Type, Int32Type>::new();
                    builder.extend([Some(1), Some(1), None, Some(7)]);
                    builder.finish()
                });
                exact(|| {
                    let values: ArrayRef = Arc::new(StringArray::from(vec!["a", "b"]));
                    [[0, 1, 1], [1, 1, 0]].map(|keys| {
                        DictionaryArray::new(Int32Array::from(keys.to_vec()), values.clone())
                    })
                });
            }

            #[test]
            fn unions_are_exact() {
                let fields = || {
                    [(2, DataType::Int32), (7, DataType::Utf8)]
                        .into_iter()
                        .map(|(id, of)| (id, Arc::new(Field::new(of.to_string(), of, true))))
                };
                let children = || -> Vec<ArrayRef> {
                    vec![
                        Arc::new(Int32Array::from(vec![7, 8])),
                        Arc::new(StringArray::from(vec!["a", "b"])),
                    ]
                };
                let ids = || ScalarBuffer::from(vec![2_i8, 7]);
                let union = exact(|| {
                    UnionArray::try_new(fields().collect(), ids(), None, children()).unwrap()
                });
                let spare = usage(union.child(7)).spare + usage(union.data_type()).spare;
                assert_eq!(usage(&union).spare, 6 * size_of::<ArrayRef>() + spare);
                exact(|| -> ArrayRef {
                    let offsets = Some(ScalarBuffer::from(vec![1, 0]));
                    Arc::new(
                        UnionArray::try_new(fields().collect(), ids(), offsets, children())
                            .unwrap(),
                    )
                });
            }

            /// The bytes are right, and the gap says that this cannot be known.
            #[track_caller]
            fn exact_but_for<T: MemSize>(gap: Gap, build: impl Fn() -> T) {
                let (value, audit) = audited(&build);
                assert!(audit.is_exact(), "{audit}");
                assert!(usage(&value).gaps.count(gap) > 0);
            }

            fn columns() -> Vec<(&'static str, ArrayRef)> {
                vec![
                    ("a", Arc::new(Int32Array::from(vec![Some(1), None]))),
                    ("b", Arc::new(StringArray::from(vec!["x", "yz"]))),
                ]
            }

            #[test]
            fn columns_do_not_tell_their_capacity() {
                at_least(Gap::Capacity, || RecordBatch::try_from_iter(columns()).unwrap());
                at_least(Gap::Capacity, || StructArray::try_from(columns()).unwrap());
                at_least(Gap::Capacity, || ArrayData::from(Int32Array::from(vec![Some(1), None])));
                let batch = RecordBatch::try_from_iter(columns()).unwrap();
                exact_but_for(Gap::Capacity, || {
                    let (schema, columns) = (batch.schema_ref().clone(), columns());
                    let mut exactly = Vec::with_capacity(columns.len());
                    exactly.extend(columns.into_iter().map(|(_, column)| column));
                    let fields = schema.fields.iter().map(|field| (**field).clone());
                    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
                    RecordBatch::try_new(schema, exactly).unwrap()
                });
                at_least(Gap::Capacity, || {
                    let mut builder =
                        MapBuilder::new(None, StringBuilder::new(), BooleanBuilder::new());
                    builder.keys().append_value("key");
                    builder.values().append_value(true);
                    builder.append(true).unwrap();
                    builder.finish()
                });
                exact(|| new_empty_array(&DataType::Utf8));
            }
        }
    };
}

arrow!(arrow_58: arrow_array_58, arrow_buffer_58, arrow_data_58, arrow_schema_58);
arrow!(arrow_59: arrow_array_59, arrow_buffer_59, arrow_data_59, arrow_schema_59);
arrow!(arrow_60: arrow_array_60, arrow_buffer_60, arrow_data_60, arrow_schema_60);
