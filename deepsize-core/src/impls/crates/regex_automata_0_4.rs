//! `regex-automata` 0.4: automata.

use alloc::vec::Vec;

use regex_automata::dfa::regex::Regex;
use regex_automata::dfa::{Automaton, dense, sparse};
use regex_automata::meta;
use regex_automata::nfa::thompson::NFA;

use crate::impls::opaque;
use crate::{MemSize, Tracer};

// Handles on automata and their caches: which ones, nothing tells. Automata over tables that are
// borrowed may have a prefilter of their own.
opaque!(
    {} meta::Regex;
    {} NFA;
    {} dense::DFA<&[u32]>;
    {} sparse::DFA<&[u8]>;
);

/// What its two automata own.
impl<A: Automaton + MemSize> MemSize for Regex<A> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.field("forward", self.forward());
        tracer.field("reverse", self.reverse());
    }
}

/// What its own `memory_usage()` tells: the contents of its tables, without spare room.
impl MemSize for dense::DFA<Vec<u32>> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.estimated(self.memory_usage());
    }
}

/// What its own `memory_usage()` tells: the contents of its tables, without spare room.
impl MemSize for sparse::DFA<Vec<u8>> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        tracer.estimated(self.memory_usage());
    }
}
