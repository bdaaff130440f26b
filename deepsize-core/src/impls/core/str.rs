//! `core::str`: what its iterators go over is borrowed.

use core::str::{
    Bytes, CharIndices, Chars, EncodeUtf16, EscapeDebug, EscapeDefault, EscapeUnicode, Lines,
    MatchIndices, Matches, ParseBoolError, RMatchIndices, RMatches, RSplit, RSplitN,
    RSplitTerminator, Split, SplitAsciiWhitespace, SplitInclusive, SplitN, SplitTerminator,
    SplitWhitespace, Utf8Chunk, Utf8Chunks, Utf8Error,
};

use crate::impls::{borrowing, flat};

flat!(ParseBoolError, Utf8Error);
borrowing!(
    {} Bytes<'_>, CharIndices<'_>, Chars<'_>, EncodeUtf16<'_>, EscapeDebug<'_>, EscapeDefault<'_>,
    EscapeUnicode<'_>, Lines<'_>, SplitAsciiWhitespace<'_>, SplitWhitespace<'_>, Utf8Chunk<'_>,
    Utf8Chunks<'_>
);

/// The iterators over the matches of a pattern, one by one: all patterns cannot be named yet.
macro_rules! matches_of {
    ($({$($generics:tt)*} $pattern:ty;)+) => { $(
        borrowing!(
            {$($generics)*} MatchIndices<'_, $pattern>, Matches<'_, $pattern>,
            RMatchIndices<'_, $pattern>, RMatches<'_, $pattern>, RSplit<'_, $pattern>,
            RSplitN<'_, $pattern>, RSplitTerminator<'_, $pattern>, Split<'_, $pattern>,
            SplitInclusive<'_, $pattern>, SplitN<'_, $pattern>, SplitTerminator<'_, $pattern>
        );
    )+ };
}

matches_of!(
    {} char;
    {} &str;
    {} &[char];
    {const N: usize} [char; N];
    {const N: usize} &[char; N];
    {} fn(char) -> bool;
);
