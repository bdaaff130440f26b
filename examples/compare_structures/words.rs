//! The words of a text, in one data structure after the other.

use std::collections::{BTreeMap, HashMap, HashSet, LinkedList, VecDeque};
use std::ops::Range;
use std::sync::Arc;

use mem_size::{Comparison, MemSize, compare};

/// All words of a text, in their order.
pub(crate) struct Words<'a> {
    text: &'a str,
    words: Vec<&'a str>,
}

/// A copy of the text, and where the words are in it.
#[derive(MemSize)]
struct Spans {
    text: Box<str>,
    spans: Vec<Range<u32>>,
}

impl<'a> Words<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { text, words: words.collect() }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// How many different words there are.
    pub(crate) fn different(&self) -> usize {
        self.words.iter().collect::<HashSet<_>>().len()
    }

    /// Every word in its order, however often it occurs.
    pub(crate) fn in_order(&self) -> Comparison {
        compare! {
            "strings" => self.collect::<Vec<String>, _>(),
            "grown one by one" => self.grown(),
            "in a slice" => self.collect::<Box<[String]>, _>(),
            "in a ring" => self.collect::<VecDeque<String>, _>(),
            "in a list" => self.collect::<LinkedList<String>, _>(),
            "boxed text" => self.collect::<Vec<Box<str>>, _>(),
            "shared text" => self.collect::<Vec<Arc<str>>, _>(),
            "each text once" => self.interned(),
            "spans of one text" => self.spans(),
        }
    }

    /// Each word once, with how often it occurs.
    pub(crate) fn counted(&self) -> Comparison {
        let mut counts = BTreeMap::<&str, usize>::new();
        for word in &self.words {
            *counts.entry(word).or_default() += 1;
        }
        let owned = || counts.iter().map(|(&word, &count)| (String::from(word), count));
        let boxed = || counts.iter().map(|(&word, &count)| (Box::<str>::from(word), count));
        compare! {
            "hash table" => owned().collect::<HashMap<_, _>>(),
            "hash table, boxed" => boxed().collect::<HashMap<_, _>>(),
            "tree, from sorted" => owned().collect::<BTreeMap<_, _>>(),
            "tree, grown" => self.grown_tree(),
            "sorted pairs" => owned().collect::<Vec<_>>(),
            "sorted pairs, boxed" => boxed().collect::<Box<[_]>>(),
        }
    }

    fn collect<C: FromIterator<T>, T: From<&'a str>>(&self) -> C {
        self.words.iter().copied().map(T::from).collect()
    }

    /// What most programs have: room to spare, as nobody knew how many there would be.
    fn grown(&self) -> Vec<String> {
        let mut words = Vec::new();
        for &word in &self.words {
            words.push(String::from(word));
        }
        words
    }

    /// In the order of the text, which leaves the nodes of the tree partly empty.
    fn grown_tree(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for &word in &self.words {
            *counts.entry(String::from(word)).or_default() += 1;
        }
        counts
    }

    fn interned(&self) -> Vec<Arc<str>> {
        let mut known = HashSet::<Arc<str>>::new();
        let mut share = |word: &str| {
            if let Some(text) = known.get(word) {
                return Arc::clone(text);
            }
            let text = Arc::<str>::from(word);
            known.insert(Arc::clone(&text));
            text
        };
        self.words.iter().map(|word| share(word)).collect()
    }

    fn spans(&self) -> Spans {
        let start = self.text.as_ptr().addr();
        let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        let span = |word: &&str| {
            let from = word.as_ptr().addr() - start;
            place(from)..place(from + word.len())
        };
        Spans { text: self.text.into(), spans: self.words.iter().map(span).collect() }
    }
}
