//! `widestring` 1: strings of 16 and 32 bits.

use widestring::{
    U16CStr, U16CString, U16Str, U16String, U32CStr, U32CString, U32Str, U32String, Utf16Str,
    Utf16String, Utf32Str, Utf32String,
};

use crate::{Block, Flat, MemSize, Tracer};

/// Texts without a size.
macro_rules! texts {
    ($($text:ident),+) => { $(
        /// Its units lie inside what holds it.
        impl MemSize for $text {
            #[inline]
            fn trace(&self, _: &mut Tracer<'_>) {}
        }

        impl Flat for $text {}
    )+ };
}
texts!(U16CStr, U16Str, U32CStr, U32Str, Utf16Str, Utf32Str);

/// One block of the units and the nul.
impl MemSize for U16CString {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_slice_with_nul()));
    }
}

/// One block of the units and the nul.
impl MemSize for U32CString {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_slice_with_nul()));
    }
}

/// As the vector inside.
impl MemSize for U16String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}

/// As the vector inside.
impl MemSize for U32String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.as_vec().trace(tracer);
    }
}

/// One block of `capacity()` units.
impl MemSize for Utf16String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let text = self.as_slice();
        tracer.block(Block::buffer(text.as_ptr(), text.len(), self.capacity()));
    }
}

/// One block of `capacity()` units.
impl MemSize for Utf32String {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        let text = self.as_slice();
        tracer.block(Block::buffer(text.as_ptr(), text.len(), self.capacity()));
    }
}
