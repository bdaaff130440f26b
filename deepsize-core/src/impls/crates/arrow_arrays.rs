//! The arrays and batches of all versions of `arrow-array`.

use core::ptr;

use crate::{Block, Gap, MemSize, Tracer};

/// The arrays of one version.
macro_rules! arrays {
    ($arrow_array:ident, $arrow_schema:ident) => {
        use $arrow_array::types::{
            ArrowDictionaryKeyType, ArrowPrimitiveType, ByteArrayType, ByteViewType,
            RunEndIndexType,
        };
        use $arrow_array::{
            Array, BooleanArray, Datum, DictionaryArray, FixedSizeBinaryArray, FixedSizeListArray,
            GenericByteArray, GenericByteViewArray, GenericListArray, GenericListViewArray,
            MapArray, NullArray, OffsetSizeTrait, PrimitiveArray, RecordBatch, RunArray, Scalar,
            StructArray, UnionArray,
        };
        use $arrow_schema::DataType;

        use super::arrow_arrays::{arrays_of, slots, trace_as_any_array, trace_columns};
        use super::arrow_schemas::trace_list;
        use crate::impls::flat;
        use crate::{Gap, MemSize, Tracer, WeakTarget};

        flat!(NullArray);

        arrays_of! {
            {} BooleanArray { values }
            {T: ArrowPrimitiveType} PrimitiveArray<T> { data_type, values }
            {T: ByteArrayType} GenericByteArray<T> { data_type, offsets, values }
            {} FixedSizeBinaryArray { data_type, values }
            {O: OffsetSizeTrait} GenericListArray<O> { data_type, offsets, values }
            {O: OffsetSizeTrait} GenericListViewArray<O> { data_type, offsets, sizes, values }
            {} FixedSizeListArray { data_type, values }
            {} MapArray { data_type, offsets, entries }
        }

        /// What its type, views and nulls own, and the list of buffers that they point into.
        impl<T: ByteViewType + ?Sized> MemSize for GenericByteViewArray<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data_type", self.data_type());
                tracer.field("views", self.views());
                trace_list(self.data_buffers(), tracer);
                if let Some(nulls) = self.nulls() {
                    tracer.field("nulls", nulls);
                }
            }
        }

        /// What its type, keys and values own.
        impl<K: ArrowDictionaryKeyType> MemSize for DictionaryArray<K> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data_type", self.data_type());
                tracer.field("keys", self.keys());
                tracer.field("values", self.values());
            }
        }

        /// What its type, ends and values own.
        impl<R: RunEndIndexType> MemSize for RunArray<R> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data_type", self.data_type());
                tracer.field("run_ends", self.run_ends());
                tracer.field("values", self.values());
            }
        }

        /// What its type, columns and nulls own; and a gap, for it does not tell how many columns
        /// it has room for.
        impl MemSize for StructArray {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data_type", self.data_type());
                trace_columns(self.columns(), tracer);
                if let Some(nulls) = self.nulls() {
                    tracer.field("nulls", nulls);
                }
            }
        }

        // LAYOUT: one place for each number up to the largest of a field. From arrow-array's
        // src/array/union_array.rs (`From<ArrayData>`), 58 to 60; tests/foreign.
        /// What its type, numbers, offsets and arrays own, and the block of these.
        impl MemSize for UnionArray {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("data_type", self.data_type());
                tracer.field("type_ids", self.type_ids());
                if let Some(offsets) = self.offsets() {
                    tracer.field("offsets", offsets);
                }
                let DataType::Union(fields, _) = self.data_type() else { return };
                let child = |(id, _)| (id, self.child(id));
                tracer.block_with(slots(fields.iter().map(child)), |tracer| {
                    fields.iter().map(child).for_each(|(_, child)| tracer.elements([child]));
                });
            }
        }

        /// What schema and columns own; and a gap, for it does not tell how many columns it has
        /// room for.
        impl MemSize for RecordBatch {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.field("schema", self.schema_ref());
                trace_columns(self.columns(), tracer);
            }
        }

        /// What the array of one value owns.
        impl<T: Array> MemSize for Scalar<T> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                <dyn Array + '_>::trace(self.get().0, tracer);
            }
        }

        /// As the array that it is. A gap where a handle or a reference to an array stands for one,
        /// and for arrays of other crates.
        impl MemSize for dyn Array + '_ {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                trace_as_any_array!($arrow_array, self, tracer);
            }
        }

        impl WeakTarget for dyn Array + '_ {}
    };
}
pub(super) use arrays;

/// Arrays with the methods that tell what they own, besides their nulls.
macro_rules! arrays_of {
    ($({$($generics:tt)*} $array:ty { $($part:ident),+ })+) => { $(
        /// What its type, its buffers and the arrays in it own.
        impl<$($generics)*> MemSize for $array {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                $( tracer.field(stringify!($part), self.$part()); )+
                if let Some(nulls) = self.nulls() {
                    tracer.field("nulls", nulls);
                }
            }
        }
    )+ };
}
pub(super) use arrays_of;

/// Traces an array as the type that it has.
macro_rules! trace_as_any_array {
    ($arrow_array:ident, $array:ident, $tracer:ident) => {
        super::arrow_arrays::trace_as! { $arrow_array, $array, $tracer:
            Int32Array, Int64Array, Float64Array, StringArray, StringViewArray, BooleanArray,
            Float32Array, Int8Array, Int16Array, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
            Float16Array, TimestampSecondArray, TimestampMillisecondArray,
            TimestampMicrosecondArray, TimestampNanosecondArray, Date32Array, Date64Array,
            Time32SecondArray, Time32MillisecondArray, Time64MicrosecondArray,
            Time64NanosecondArray, DurationSecondArray, DurationMillisecondArray,
            DurationMicrosecondArray, DurationNanosecondArray, IntervalYearMonthArray,
            IntervalDayTimeArray, IntervalMonthDayNanoArray, Decimal32Array, Decimal64Array,
            Decimal128Array, Decimal256Array, LargeStringArray, BinaryArray, LargeBinaryArray,
            BinaryViewArray, FixedSizeBinaryArray, ListArray, LargeListArray, ListViewArray,
            LargeListViewArray, FixedSizeListArray, StructArray, MapArray, UnionArray,
            Int8DictionaryArray, Int16DictionaryArray, Int32DictionaryArray, Int64DictionaryArray,
            UInt8DictionaryArray, UInt16DictionaryArray, UInt32DictionaryArray,
            UInt64DictionaryArray, Int16RunArray, Int32RunArray, Int64RunArray, NullArray
        }
    };
}
pub(super) use trace_as_any_array;

macro_rules! trace_as {
    ($arrow_array:ident, $array:ident, $tracer:ident: $($type:ident),+) => {
        // A handle or a reference answers with the array that it leads to.
        let any = $array.as_any();
        if core::ptr::addr_eq(any, $array) {
            $( if let Some(array) = any.downcast_ref::<$arrow_array::$type>() {
                return array.trace($tracer);
            } )+
        }
        $tracer.gap(Gap::Opaque);
    };
}
pub(super) use trace_as;

/// Counts a vector of columns, of which nothing tells the capacity.
pub(super) fn trace_columns<A: MemSize>(columns: &[A], tracer: &mut Tracer<'_>) {
    tracer.block_with(Block::holding(columns), |tracer| tracer.elements(columns));
    tracer.gap(Gap::Capacity);
}

/// The block of a vector with a place for each number up to the largest, of which some hold a
/// handle. A place without one is of the same size.
pub(super) fn slots<'a, A: 'a>(present: impl Iterator<Item = (i8, &'a A)>) -> Block {
    let (mut len, mut vacant, mut start) = (1, 1_usize, None);
    for (id, child) in present {
        let place = usize::try_from(id).unwrap_or(0);
        vacant = (vacant + (place + 1).saturating_sub(len)).saturating_sub(1);
        len = len.max(place + 1);
        start = Some(ptr::from_ref(child).addr().saturating_sub(place * size_of::<A>()));
    }
    let block = Block::new(len * size_of::<A>()).spare(vacant * size_of::<A>());
    start.map_or(block, |start| block.starting_at_address(start))
}
