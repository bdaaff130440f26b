//! Texts that a file has once, and elsewhere names by number.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

/// Texts with their numbers, from 0 in the order of first use.
#[derive(Default)]
pub(crate) struct Numbered {
    numbers: BTreeMap<String, usize>,
}

impl Numbered {
    /// The number of a text: the one it has already, or the next.
    pub(crate) fn number(&mut self, text: &str) -> usize {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let next = self.numbers.len();
        self.numbers.insert(text.into(), next);
        next
    }

    /// The texts by their numbers.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let mut texts = vec![""; self.numbers.len()];
        for (text, &number) in &self.numbers {
            if let Some(place) = texts.get_mut(number) {
                *place = text;
            }
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::Numbered;

    #[test]
    fn equal_texts_have_one_number() {
        let mut numbered = Numbered::default();
        assert_eq!(["b", "a", "b", ""].map(|text| numbered.number(text)), [0, 1, 0, 2]);
        assert_eq!(numbered.texts(), ["b", "a", ""]);
    }
}
