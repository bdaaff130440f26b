//! JSON, as far as formats for other tools need it.

use core::fmt::{self, Write as _};

/// A text as a JSON string, in quotes. `<` is escaped as well, so that a script in a web page may
/// hold it.
pub(crate) struct JsonText<'a>(pub(crate) &'a str);

impl fmt::Display for JsonText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(f, "\\{c}")?,
                '<' | '\u{2028}' | '\u{2029}' | '\u{7f}' | ..' ' => {
                    write!(f, "\\u{:04x}", u32::from(c))?;
                }
                _ => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// What separates an item from the `before` items before it.
pub(crate) const fn comma(before: usize) -> &'static str {
    if before == 0 { "" } else { "," }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString as _};

    use super::JsonText;

    #[test]
    fn serde_json_reads_each_character_back() {
        let text: String = ('\0'..='\u{2100}').chain(['😀', char::MAX]).collect();
        let json = JsonText(&text).to_string();
        assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text));
        assert!(json.chars().all(|c| !c.is_control() || c > '\u{7f}'));
    }

    #[test]
    fn script_does_not_end() {
        assert_eq!(JsonText("</script>").to_string(), r#""\u003c/script>""#);
    }
}
