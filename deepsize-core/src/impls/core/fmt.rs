//! `core::fmt`.

use core::fmt::{
    Alignment, Arguments, Debug, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, Display,
    Error, Formatter, Write,
};

use crate::impls::{borrowing, flat, opaque_dyn};

flat!(Alignment, Error);

#[cfg(mem_size_since_1_98)]
#[clippy::msrv = "1.98"]
mod num_buffer {
    use core::fmt::NumBuffer;

    super::flat!(
        NumBuffer<i8>,
        NumBuffer<i16>,
        NumBuffer<i32>,
        NumBuffer<i64>,
        NumBuffer<i128>,
        NumBuffer<isize>,
        NumBuffer<u8>,
        NumBuffer<u16>,
        NumBuffer<u32>,
        NumBuffer<u64>,
        NumBuffer<u128>,
        NumBuffer<usize>
    );
}

borrowing!(
    {} Arguments<'_>, DebugList<'_, '_>, DebugMap<'_, '_>, DebugSet<'_, '_>, DebugStruct<'_, '_>,
    DebugTuple<'_, '_>, Formatter<'_>
);
opaque_dyn!({}[Debug], [Display], [Write]);
