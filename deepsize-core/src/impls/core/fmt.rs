//! `core::fmt`.

use core::fmt::{
    Alignment, Arguments, Debug, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, Display,
    Error, Formatter, Write,
};

use crate::impls::{borrowing, flat, opaque_dyn};

flat!(Alignment, Error);
borrowing!(
    {} Arguments<'_>, DebugList<'_, '_>, DebugMap<'_, '_>, DebugSet<'_, '_>, DebugStruct<'_, '_>,
    DebugTuple<'_, '_>, Formatter<'_>
);
opaque_dyn!({}[Debug], [Display], [Write]);
