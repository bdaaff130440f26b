//! How many columns of a terminal a text takes.

#[cfg(feature = "report")]
pub(crate) fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// Without the tables of Unicode each character is taken for one column.
#[cfg(not(feature = "report"))]
pub(crate) fn width(text: &str) -> usize {
    text.chars().count()
}
