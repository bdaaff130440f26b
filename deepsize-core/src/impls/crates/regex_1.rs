//! `regex` 1: automata and their caches, which tell nothing of their memory.

use regex::{Error, Match, Regex, RegexSet, bytes};

use crate::impls::{borrowing, opaque};
use crate::{Gap, MemSize, Tracer};

borrowing!({} Match<'_>, bytes::Match<'_>);

opaque!(
    {} Regex;
    {} RegexSet;
    {} bytes::Regex;
    {} bytes::RegexSet;
);

/// What the message owns.
impl MemSize for Error {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Syntax(message) => message.trace(tracer),
            Self::CompiledTooBig(_) => {}
            _ => tracer.gap(Gap::Opaque),
        }
    }
}
