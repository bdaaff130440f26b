//! `core::str`: what its iterators go over is borrowed.

use core::str::{
    Bytes, CharIndices, Chars, EncodeUtf16, Lines, ParseBoolError, SplitAsciiWhitespace,
    SplitWhitespace, Utf8Chunk, Utf8Chunks, Utf8Error,
};

use crate::impls::{borrowing, flat};

flat!(ParseBoolError, Utf8Error);
borrowing!(
    {} Bytes<'_>, CharIndices<'_>, Chars<'_>, EncodeUtf16<'_>, Lines<'_>, SplitAsciiWhitespace<'_>,
    SplitWhitespace<'_>, Utf8Chunk<'_>, Utf8Chunks<'_>
);
