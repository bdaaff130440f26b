//! `string-interner` 0.20: interners, which tell nothing of their memory.

use string_interner::StringInterner;
use string_interner::backend::Backend;
use string_interner::symbol::{SymbolU16, SymbolU32, SymbolUsize};

use crate::impls::{flat, opaque};

flat!(SymbolU16, SymbolU32, SymbolUsize);

opaque!({B: Backend, H} StringInterner<B, H>;);
