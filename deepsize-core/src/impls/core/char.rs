//! `core::char` and `core::ascii`.

use core::char::{
    CharTryFromError, DecodeUtf16Error, EscapeDebug, EscapeDefault, EscapeUnicode, ParseCharError,
    ToLowercase, ToUppercase, TryFromCharError,
};

use crate::impls::flat;

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
