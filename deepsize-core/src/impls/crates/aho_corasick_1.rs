//! `aho-corasick` 1: automata that look for many texts at once.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::dfa::DFA;
use aho_corasick::nfa::{contiguous, noncontiguous};
use aho_corasick::packed::Searcher;
use aho_corasick::{
    AhoCorasick, AhoCorasickKind, Anchored, Match, MatchKind, PatternID, Span, StartKind,
};

use crate::impls::{flat, opaque};
use crate::{MemSize, Tracer};

flat!(AhoCorasickKind, Anchored, Match, MatchKind, PatternID, Span, StartKind, StateID);

// Handles on what their clones share: which ones do, nothing tells, so that an estimate would count
// for each of them.
opaque!(
    {} AhoCorasick;
    {} Searcher;
);

/// Automata that estimate themselves.
macro_rules! estimated {
    ($($automaton:ty),+) => { $(
        /// What its own `memory_usage()` tells: the contents of its tables, without spare room.
        impl MemSize for $automaton {
            fn trace(&self, tracer: &mut Tracer<'_>) {
                tracer.estimated(self.memory_usage());
            }
        }
    )+ };
}
estimated!(DFA, contiguous::NFA, noncontiguous::NFA);
