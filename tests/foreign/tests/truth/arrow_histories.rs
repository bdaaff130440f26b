//! Arrays that share buffers, after random histories, and what projects that measure them by hand
//! have got wrong.

use std::sync::Arc;

use arrow_array_60::builder::{StringViewBuilder, UInt64Builder};
use arrow_array_60::types::Int32Type;
use arrow_array_60::{
    Array, ArrayRef, DictionaryArray, Int32Array, Int64Array, ListArray, RecordBatch, StringArray,
    StructArray, UInt64Array, make_array,
};
use arrow_buffer_60::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_data_60::transform::MutableArrayData;
use arrow_schema_60::{DataType, Field, Fields, Schema};
use mem_size::cache::Weigher;
use mem_size::{Gap, MemSize, Tracer};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{at_least, audited, exact, usage};

const NODE: usize = 7 * size_of::<usize>();

/// What is done to a list of arrays; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    Numbers { present: usize, spare: usize },
    Append(Vec<Option<u64>>),
    Texts(Vec<String>),
    Views(Vec<String>),
    Slice { of: usize, from: usize, len: usize },
    Handle(usize),
    Dictionary { values: usize, keys: usize },
    List(usize),
    Struct(usize, usize),
    Concat(usize, usize),
    Drop(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let text = || vec("[a-zé]{0,20}", 0..20);
    let nth = || 0..100_usize;
    prop_oneof![
        (nth(), nth()).prop_map(|(present, spare)| Step::Numbers { present, spare }),
        vec(any::<Option<u64>>(), 0..200).prop_map(Step::Append),
        text().prop_map(Step::Texts),
        text().prop_map(Step::Views),
        (nth(), nth(), nth()).prop_map(|(of, from, len)| Step::Slice { of, from, len }),
        nth().prop_map(Step::Handle),
        (nth(), 1..50_usize).prop_map(|(values, keys)| Step::Dictionary { values, keys }),
        nth().prop_map(Step::List),
        (nth(), nth()).prop_map(|(a, b)| Step::Struct(a, b)),
        (nth(), nth()).prop_map(|(a, b)| Step::Concat(a, b)),
        nth().prop_map(Step::Drop),
    ]
}

fn item(array: &ArrayRef) -> Arc<Field> {
    Arc::new(Field::new("item", array.data_type().clone(), true))
}

fn concat(arrays: [&ArrayRef; 2]) -> ArrayRef {
    let parts = arrays.map(|array| array.to_data());
    if arrays[0].data_type() != arrays[1].data_type() {
        return make_array(parts[0].clone());
    }
    let mut whole = MutableArrayData::new(parts.iter().collect(), true, 7);
    for (nth, part) in parts.iter().enumerate() {
        whole.try_extend(nth, 0, part.len()).expect("offsets that fit");
    }
    make_array(whole.freeze())
}

/// What a step makes out of the arrays so far.
fn made(step: &Step, arrays: &[ArrayRef]) -> Option<ArrayRef> {
    let nth = |nth: usize| arrays.get(nth % arrays.len().max(1));
    Some(match step {
        &Step::Numbers { present, spare } => {
            let mut numbers = Vec::with_capacity(present + spare);
            numbers.extend(0..i64::try_from(present).ok()?);
            Arc::new(Int64Array::new(ScalarBuffer::from(numbers), None))
        }
        Step::Append(numbers) => {
            let mut builder = UInt64Builder::with_capacity(7);
            builder.extend(numbers.iter().copied());
            Arc::new(builder.finish())
        }
        Step::Texts(texts) => Arc::new(StringArray::from_iter_values(texts)),
        Step::Views(texts) => {
            let mut builder = StringViewBuilder::new().with_fixed_block_size(32);
            builder.extend(texts.iter().map(Some));
            Arc::new(builder.finish())
        }
        &Step::Slice { of, from, len } => {
            let array = nth(of)?;
            let from = from % (array.len() + 1);
            array.slice(from, len % (array.len() - from + 1))
        }
        &Step::Handle(of) => nth(of)?.clone(),
        &Step::Dictionary { values, keys } => {
            let values = nth(values)?;
            let len = i32::try_from(values.len()).ok().filter(|&len| len > 0)?;
            let keys = (0..i32::try_from(keys).ok()?).map(|key| (key % 3 > 0).then_some(key % len));
            Arc::new(DictionaryArray::<Int32Type>::new(keys.collect(), values.clone()))
        }
        &Step::List(of) => {
            let values = nth(of)?;
            let offsets = OffsetBuffer::from_lengths([values.len()]);
            Arc::new(ListArray::new(item(values), offsets, values.clone(), None))
        }
        &Step::Struct(a, b) => {
            let (a, b) = (nth(a)?, nth(b)?);
            let len = a.len().min(b.len());
            let columns = vec![a.slice(0, len), b.slice(0, len)];
            let fields = Fields::from(vec![item(a), item(b)]);
            Arc::new(StructArray::new(
                fields,
                columns,
                (len > 0).then(|| NullBuffer::new_null(len)),
            ))
        }
        &Step::Concat(a, b) => concat([nth(a)?, nth(b)?]),
        Step::Drop(_) => return None,
    })
}

fn arrays_after(steps: &[Step]) -> Vec<ArrayRef> {
    let mut arrays = Vec::new();
    for step in steps {
        match (step, arrays.len()) {
            (Step::Drop(_), 0) => {}
            (Step::Drop(nth), len) => drop(arrays.swap_remove(nth % len)),
            _ => arrays.extend(made(step, &arrays)),
        }
    }
    arrays
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn arrays_are_exact_after_any_history(steps in vec(step(), 0..30)) {
        let (mut arrays, audit) = audited(|| arrays_after(&steps));
        let usage = usage(&arrays);
        let (empty, columns) = (usage.gaps.count(Gap::Opaque), usage.gaps.count(Gap::Capacity));
        prop_assert_eq!(usage.gaps.total(), empty + columns);
        // Only columns may have more room, and only empty buffers that share a node hide it.
        prop_assert!(audit.is_exact() || empty + columns > 0, "{}", audit);
        prop_assert!(audit.resized.len() <= columns, "{}", audit);
        prop_assert!(audit.dark.iter().all(|dark| empty > 0 && dark.size == NODE), "{}", audit);
        prop_assert!(audit.measured.bytes <= audit.allocated.bytes, "{}", audit);
        prop_assert!(audit.phantom.is_empty() && audit.repeated.is_empty(), "{}", audit);
        arrays.reverse();
        prop_assert_eq!(crate::usage(&arrays), usage);
    }
}

fn numbers() -> RecordBatch {
    let numbers: ArrayRef = Arc::new(UInt64Array::from_iter_values(0..10_000));
    let texts: ArrayRef =
        Arc::new(StringArray::from_iter_values((0..10_000).map(|n| n.to_string())));
    RecordBatch::try_from_iter([("numbers", numbers), ("texts", texts)]).expect("equal lengths")
}

/// The block behind a handle.
const fn counted<T>() -> usize {
    2 * size_of::<usize>() + size_of::<T>()
}

#[test]
fn slices_of_a_batch_count_its_buffers_once() {
    let batch = numbers();
    let slices: Vec<_> = (0..100).map(|nth| batch.slice(nth * 100, 100)).collect();
    let by_arrow: usize = slices.iter().map(RecordBatch::get_array_memory_size).sum();
    assert!(by_arrow > 50 * batch.get_array_memory_size());
    let mut tracer = Tracer::new();
    tracer.measure(&batch);
    let own = 2 * size_of::<ArrayRef>() + counted::<UInt64Array>() + counted::<StringArray>();
    for slice in &slices {
        assert_eq!(tracer.measure(slice).heap, own);
    }
}

#[test]
fn batches_that_share_columns_count_them_once() {
    let batch = numbers();
    let again = batch.project(&[1, 0]).expect("columns that are there");
    let clone = again.clone();
    let mut tracer = Tracer::new();
    tracer.measure(&batch);
    let own = counted::<Schema>() + counted::<[Arc<Field>; 2]>() + 2 * size_of::<ArrayRef>();
    assert_eq!(tracer.measure(&again).heap, own);
    assert_eq!(tracer.measure(&clone).heap, 2 * size_of::<ArrayRef>());
    assert_eq!(tracer.measure(again.column(0)).heap, 0);
}

#[test]
fn values_of_dictionaries_count_once() {
    let values: ArrayRef = Arc::new(StringArray::from_iter_values(["a text", "another"]));
    let keys = || (0..100).map(|key| Some(key % 2)).collect();
    let columns = exact(|| {
        let values: ArrayRef = Arc::new(StringArray::from_iter_values(["a text", "another"]));
        [(); 3].map(|()| DictionaryArray::<Int32Type>::new(keys(), values.clone()))
    });
    let [first, ..] = &columns;
    assert!(columns.heap_size() < 3 * first.heap_size());
    assert_eq!(usage(&values).gaps.total(), 0);
}

#[test]
fn what_others_keep_is_not_exclusive() {
    let numbers: ArrayRef = Arc::new(UInt64Array::from_iter_values(0..1000));
    let slice = numbers.slice(10, 10);
    let exclusive = || Weigher::exclusive().weigh_usize(&(), &slice) - size_of::<ArrayRef>();
    assert_eq!(exclusive(), counted::<UInt64Array>());
    drop(numbers);
    assert_eq!(exclusive(), slice.heap_size());
    assert_eq!(slice.heap_size(), counted::<UInt64Array>() + 8000 + NODE);
}

/// Memory of a `Bytes` looks like any other; the crate lets nobody see whose it is.
#[test]
fn memory_that_was_handed_over_counts_as_own() {
    let bytes = bytes::Bytes::from(vec![7_u8; 100]);
    let buffers = [Buffer::from(bytes.clone()), Buffer::from(bytes.clone())];
    // Not twice, though there are two nodes, of which one counts. That there are tells of it.
    assert_eq!((buffers.heap_size(), usage(&buffers).gaps.count(Gap::Opaque)), (100 + NODE, 1));
    let handed_over = Buffer::from(bytes::Bytes::from_static(b"static"));
    assert_eq!(handed_over.heap_size(), 6 + NODE);
}

/// Who knows better says so.
#[test]
fn imported_arrays_are_foreign_by_a_function() {
    fn imported(array: &ArrayRef, tracer: &mut Tracer<'_>) {
        tracer.foreign_memory(array.get_array_memory_size());
    }

    #[derive(MemSize)]
    struct Column {
        #[mem_size(with = imported)]
        array: ArrayRef,
    }

    let column = Column { array: Arc::new(Int32Array::from(vec![1, 2, 3])) };
    let usage = usage(&column);
    assert_eq!((usage.heap, usage.foreign), (0, column.array.get_array_memory_size()));
    assert_eq!(usage.gaps.count(Gap::Foreign), 1);
}

#[test]
fn handles_that_stand_for_arrays_leave_a_gap() {
    let inner: ArrayRef = Arc::new(Int32Array::from(vec![1, 2, 3]));
    let outer = at_least(Gap::Opaque, || -> ArrayRef { Arc::new(inner.clone()) });
    assert_eq!(outer.heap_size(), counted::<ArrayRef>());
    let weak = Arc::downgrade(&inner);
    assert_eq!((usage(&weak).heap, usage(&weak).gaps.total()), (0, 0));
}

#[test]
fn deep_types_and_arrays_end() {
    let mut kind = DataType::Int8;
    let mut array: ArrayRef = Arc::new(Int32Array::from(vec![1]));
    for _ in 0..10_000 {
        kind = DataType::Dictionary(Box::new(DataType::Int8), Box::new(kind));
    }
    for _ in 0..100 {
        let offsets = OffsetBuffer::from_lengths([array.len()]);
        array = Arc::new(ListArray::new(item(&array), offsets, array, None));
    }
    assert_eq!(usage(&kind).heap, 20_000 * size_of::<DataType>());
    assert!(usage(&array).is_exact());
    // Dropped by hand, for drops recur.
    while let DataType::Dictionary(_, value) = kind {
        kind = *value;
    }
}
