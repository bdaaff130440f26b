//! Names that somebody else has given, in one line.

use core::fmt::{self, Write as _};

/// A text with its control characters escaped as in a string literal, also those that break a line
/// or change the direction of writing; all others as they are.
pub(crate) struct OneLine<'a>(pub(crate) &'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| {
            if breaks_the_line(c) { c.escape_default().fmt(f) } else { f.write_char(c) }
        })
    }
}

/// Whether it may not stand in a name as it is.
pub(crate) fn breaks_the_line(c: char) -> bool {
    let is_line_break = matches!(c, '\u{2028}' | '\u{2029}');
    let is_direction = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || is_line_break || is_direction
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::OneLine;

    #[test]
    fn only_what_breaks_a_line_is_escaped() {
        let text = "Größe\n\t\r\x1b[1m\u{85}\u{2028}\u{202e} \\ 'a' \"b\" →";
        let escaped = "Größe\\n\\t\\r\\u{1b}[1m\\u{85}\\u{2028}\\u{202e} \\ 'a' \"b\" →";
        assert_eq!(OneLine(text).to_string(), escaped);
    }
}
