//! Arrow's arrays: what the crate itself tells of their memory, beside mem-size. None of the peers
//! has impls for them.

use std::sync::Arc;

use arrow_array::builder::{
    Int64Builder, StringBuilder, StringDictionaryBuilder, StringViewBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int32Array, Int64Array, RecordBatch, StringArray, StructArray,
};
use arrow_schema::Field;

use crate::child::Outcome;
use crate::counting::counted;
use crate::ways::{Blocks, Probe, Way};
use crate::{table, times};

/// The argument that asks for this table alone.
pub const FLAG: &str = "--arrow";

struct Subject {
    name: &'static str,
    arrays: fn() -> Vec<ArrayRef>,
}

const SUBJECTS: &[Subject] = &[
    Subject { name: "`Int64Array` of a million", arrays: || vec![numbers(1_000_000)] },
    Subject { name: "`Int64Array` of a million, by a builder", arrays: built },
    Subject { name: "`StringArray` of 100,000", arrays: || vec![texts()] },
    Subject { name: "`StringViewArray` of 100,000", arrays: views },
    Subject { name: "`DictionaryArray` of 100,000 keys", arrays: dictionary },
    Subject { name: "100 dictionaries over one array", arrays: dictionaries },
    Subject { name: "1,000 slices of a `StringArray`", arrays: slices },
    Subject { name: "20 columns of 10 numbers", arrays: || (0..20).map(|_| numbers(10)).collect() },
    Subject { name: "`StructArray` of 2 columns", arrays: columns },
    Subject { name: "10 batches of 2 columns, which they share", arrays: batches },
];

fn numbers(count: i64) -> ArrayRef {
    Arc::new(Int64Array::from_iter_values(0..count))
}

fn built() -> Vec<ArrayRef> {
    let mut builder = Int64Builder::new();
    builder.extend((0..1_000_000).map(|n| (n % 9 > 0).then_some(n)));
    vec![Arc::new(builder.finish())]
}

fn texts() -> ArrayRef {
    let mut builder = StringBuilder::new();
    builder.extend((0..100_000).map(|n| Some(format!("text {n}"))));
    Arc::new(builder.finish())
}

fn views() -> Vec<ArrayRef> {
    let mut builder = StringViewBuilder::new();
    builder.extend((0..100_000).map(|n| Some(format!("a text that does not fit: {n}"))));
    vec![Arc::new(builder.finish())]
}

fn dictionary() -> Vec<ArrayRef> {
    let mut builder = StringDictionaryBuilder::<Int32Type>::new();
    builder.extend((0..100_000).map(|n| Some(format!("text {}", n % 500))));
    vec![Arc::new(builder.finish())]
}

fn dictionaries() -> Vec<ArrayRef> {
    let values: ArrayRef = Arc::new(StringArray::from_iter_values(["a", "text"].repeat(500)));
    let keys = || Int32Array::from_iter_values(0..100);
    let dictionary = |_| DictionaryArray::<Int32Type>::new(keys(), Arc::clone(&values));
    (0..100).map(|nth| Arc::new(dictionary(nth)) as ArrayRef).collect()
}

fn slices() -> Vec<ArrayRef> {
    let texts = texts();
    (0..1_000).map(|nth| texts.slice(nth * 100, 100)).collect()
}

fn columns() -> Vec<ArrayRef> {
    let column = |name, array: ArrayRef| {
        (Arc::new(Field::new(name, array.data_type().clone(), false)), array)
    };
    let columns = vec![column("numbers", numbers(100_000)), column("texts", texts())];
    vec![Arc::new(StructArray::from(columns))]
}

fn batches() -> Vec<ArrayRef> {
    let columns = [("numbers", numbers(100_000)), ("texts", texts())];
    let batches: Vec<_> =
        (0..10).flat_map(|_| RecordBatch::try_from_iter(columns.clone())).collect();
    batches.into_iter().map(|batch| Arc::new(StructArray::from(batch)) as ArrayRef).collect()
}

/// The section of `RESULTS.md`.
pub fn table() -> String {
    let head = ["heap of", "allocated, B", "mem-size", "Arrow", "time", "time of Arrow"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(SUBJECTS.iter().map(row));
    format!(
        "## Arrow

None of the peers has impls for Arrow's arrays; the crate itself has `get_array_memory_size()`,
here summed up over the arrays.

{}",
        table::markdown(&rows)
    )
}

fn row(subject: &Subject) -> Vec<String> {
    // What a first call makes for the whole process.
    drop((subject.arrays)());
    let (arrays, live) = counted(subject.arrays);
    let by_arrow = |arrays: &Vec<ArrayRef>| -> usize {
        arrays.iter().map(|array| array.get_array_memory_size()).sum()
    };
    let own = Probe(&arrays, Blocks::Shared).mem_size();
    let ways: Vec<_> = own.into_iter().chain([Way::new(&arrays, by_arrow)]).collect();
    let mut row = vec![subject.name.to_owned(), table::thousands(live.bytes)];
    for answer in ways.iter().map(|way| (way.answer)()) {
        let outcome = Outcome::Bytes { heap: answer.bytes.cast_signed(), gaps: answer.gaps };
        row.push(table::accuracy(outcome, live.bytes));
    }
    row.extend(times::medians(&ways).into_iter().map(table::time));
    row
}
