//! A text that is too long for its column, without its middle.

use alloc::format;
use alloc::string::{String, ToString as _};

use super::width;

/// The text, at most `columns` wide: of a longer one, its beginning and its end, with a mark
/// between them.
pub(crate) fn without_middle(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let room = columns.saturating_sub(1);
    let end = room / 2;
    let beginning = fitting(text.chars(), room.saturating_sub(end));
    let end: String = fitting(text.chars().rev(), end).chars().rev().collect();
    format!("{beginning}…{end}")
}

/// The characters from the first on that fit.
fn fitting(characters: impl Iterator<Item = char>, columns: usize) -> String {
    let mut text = String::new();
    for c in characters {
        text.push(c);
        if width(&text) > columns {
            text.pop();
            break;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{width, without_middle};

    #[test]
    fn beginning_and_end_are_kept() {
        assert_eq!(without_middle("abcdefgh", 8), "abcdefgh");
        assert_eq!(without_middle("abcdefgh", 7), "abc…fgh");
        assert_eq!(without_middle("abcdefgh", 6), "abc…gh");
        assert_eq!(without_middle("abcdefgh", 1), "…");
        assert_eq!(without_middle("日本語の名前です", 9), "日本…です");
        assert!(width(&without_middle("日本語の名前です", 8)) <= 8);
    }
}
