//! `regex` 1: automata and their caches, which tell nothing of their memory.

use regex::{Regex, RegexSet, bytes};

use crate::impls::opaque;

opaque!(
    {} Regex;
    {} RegexSet;
    {} bytes::Regex;
    {} bytes::RegexSet;
);
