//! The strings of all versions of `smartstring`.

/// The string of one version.
macro_rules! smart_strings {
    ($smartstring:ident) => {
        use $smartstring::{SmartString, SmartStringMode};

        use crate::{Block, MemSize, Tracer};

        /// One block of `capacity()` bytes, unless the text lies inline.
        impl<M: SmartStringMode> MemSize for SmartString<M> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                if !self.is_inline() {
                    tracer.block(Block::buffer(self.as_ptr(), self.len(), self.capacity()));
                }
            }
        }
    };
}
pub(super) use smart_strings;
