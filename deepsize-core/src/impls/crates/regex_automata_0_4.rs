//! `regex-automata` 0.4: automata.

use alloc::vec::Vec;

use regex_automata::dfa::{dense, sparse};
use regex_automata::meta;
use regex_automata::nfa::thompson::NFA;

use crate::impls::opaque;
use crate::{MemSize, Tracer};

// Handles on automata and their caches: which ones, nothing tells.
opaque!(
    {} meta::Regex;
    {} NFA;
);

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
