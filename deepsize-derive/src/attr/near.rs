//! Which option a misspelt word was meant to be.

use crate::attr::word::{Place, Word};

/// The option of this place that is only a slip away.
pub(super) fn nearest(word: &str, place: Place) -> Option<Word> {
    place
        .words()
        .map(|option| (distance(word, option.name()), option))
        .filter(|&(slips, option)| slips <= option.name().len().div_ceil(3))
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, option)| option)
}

/// How many letters must be put in, taken out or changed.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line.saturating_add(1);
        for (cell, other) in row.iter_mut().zip(std::iter::once(None).chain(to.chars().map(Some))) {
            let Some(other) = other else {
                *cell = left;
                continue;
            };
            let change = diagonal.saturating_add(usize::from(letter != other));
            diagonal = *cell;
            left = change.min(diagonal.saturating_add(1)).min(left.saturating_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_slips() {
        assert_eq!(distance("skip", "skip"), 0);
        assert_eq!(distance("skp", "skip"), 1);
        assert_eq!(distance("skipp", "skip"), 1);
        assert_eq!(distance("folow", "follow"), 1);
        assert_eq!(distance("wiht", "with"), 2);
        assert_eq!(distance("", "with"), 4);
    }
}
