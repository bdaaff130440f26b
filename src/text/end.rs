//! The end of a text that is too long for its place.

use alloc::format;
use alloc::string::{String, ToString as _};

/// At most `most` characters of a text, those at its end, with a mark where others were. The end of
/// a path tells most.
pub(crate) fn end_of(text: &str, most: usize) -> String {
    let length = text.chars().count();
    match length.checked_sub(most) {
        Some(more @ 1..) => {
            let end: String = text.chars().skip(more).collect();
            format!("…{end}")
        }
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn of_a_long_path_the_end_is_shown() {
        assert_eq!(end_of("a.b", 3), "a.b");
        assert_eq!(end_of("a.bc", 3), "….bc");
        assert_eq!(end_of(&"é".repeat(200), 120), format!("…{}", "é".repeat(120)));
    }
}
