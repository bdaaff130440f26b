//! `url` 2.

use url::{Host, OpaqueOrigin, Origin, ParseError, Url};

use crate::impls::flat;
use crate::{Block, Gap, MemSize, Tracer};

flat!(OpaqueOrigin, ParseError);

/// A block of at least the text, and a gap: it does not tell its capacity.
impl MemSize for Url {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.block(Block::holding(self.as_str()));
        tracer.gap(Gap::Capacity);
    }
}

/// What scheme and host own; an opaque origin is a number.
impl MemSize for Origin {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Self::Tuple(scheme, host, _) = self {
            scheme.trace(tracer);
            host.trace(tracer);
        }
    }
}

/// What the name of the domain owns; addresses are plain numbers.
impl<S: MemSize> MemSize for Host<S> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Self::Domain(name) = self {
            name.trace(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        S::is_flat()
    }
}
