//! `core::char` and `core::ascii`.

use core::char::{
    CharTryFromError, DecodeUtf16, DecodeUtf16Error, EscapeDebug, EscapeDefault, EscapeUnicode,
    ParseCharError, ToLowercase, ToUppercase, TryFromCharError,
};

use crate::impls::{flat, hidden};
use crate::{Gap, MemSize};

flat!(
    CharTryFromError,
    DecodeUtf16Error,
    EscapeDebug,
    EscapeDefault,
    EscapeUnicode,
    ParseCharError,
    ToLowercase,
    ToUppercase,
    TryFromCharError,
    core::ascii::EscapeDefault,
);

hidden!(Gap::Opaque => {I: Iterator<Item = u16> + MemSize} DecodeUtf16<I>: I;);
