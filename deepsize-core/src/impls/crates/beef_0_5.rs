//! `beef` 0.5: texts and slices, borrowed or owned.

use crate::{Block, Gap, MemSize, Tracer};

/// What is borrowed owns nothing. Of what is owned at least the present elements, and a gap: it
/// does not tell its capacity.
macro_rules! cows {
    ($($cow:ident)::+) => {
        impl MemSize for $($cow)::+<'_, str> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                if self.is_owned() {
                    tracer.block(Block::holding::<str>(self));
                    tracer.gap(Gap::Capacity);
                }
            }
        }

        impl<T: MemSize + Clone> MemSize for $($cow)::+<'_, [T]> {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                if self.is_owned() {
                    let elements: &[T] = self;
                    let block = Block::holding(elements);
                    tracer.block_with(block, |tracer| tracer.elements(elements));
                    tracer.gap(Gap::Capacity);
                }
            }
        }
    };
}

#[cfg(target_pointer_width = "64")]
cows!(beef::lean::Cow);
cows!(beef::Cow);
