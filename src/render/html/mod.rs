//! A report as one HTML file that needs nothing else: an icicle of its fields and a table of its
//! types.

mod data;

use alloc::string::{String, ToString as _};
use core::fmt::{self, Write as _};

use crate::render::type_name;
use crate::report::Report;
use crate::text::OneLine;
use data::Data;

/// The page; `{{…}}` stands for what is put in.
const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A report as one HTML file; made by [`Report::html`], shown by [`Display`](fmt::Display).
///
/// It holds all that it needs and fetches nothing. Fields are drawn as wide as they have bytes; a
/// click or a key goes into one. Beside it is the table of types, and a search marks names in both.
///
/// For a very large report, the largest lines are in the file; those left out are summed up in a
/// line of their parent, and the file says how many there are.
///
/// ```
/// use mem_size::Report;
///
/// let report = Report::of(&vec![String::from("a"), String::from("b")]);
/// let page = report.html().title("Two letters").to_string();
/// assert!(page.contains("<title>Two letters</title>"));
/// // std::fs::write("letters.html", page)?;
/// ```
#[derive(Clone, Debug)]
#[must_use = "a page does nothing until it is written"]
pub struct Html<'a> {
    report: &'a Report,
    title: String,
    rows: usize,
}

impl Report {
    /// The report as one HTML file to look at in a browser, with options to change it.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let page = Report::of(&vec![0_u8; 1000]).html().to_string();
    /// assert!(page.starts_with("<!doctype html>"));
    /// assert!(!page.contains("http:") && !page.contains("https:"), "it fetches nothing");
    /// ```
    pub fn html(&self) -> Html<'_> {
        let title = type_name::short(&self.root.type_name, usize::MAX);
        Html { report: self, title, rows: 5000 }
    }
}

impl Html<'_> {
    /// The title of the page; the type of the value by default.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Puts at most this many lines of the report into the file, the largest; 5000 by default. The
    /// root is always there.
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }
}

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = PAGE;
        while let Some((before, after)) = rest.split_once("{{") {
            f.write_str(before)?;
            let (what, after) = after.split_once("}}").unwrap_or((after, ""));
            match what {
                "title" => write!(f, "{}", Escaped(&OneLine(&self.title).to_string()))?,
                "style" => f.write_str(STYLE)?,
                "data" => write!(f, "{}", Data { report: self.report, rows: self.rows })?,
                _ => f.write_str(SCRIPT)?,
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

/// A text between tags.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            _ => f.write_char(c),
        })
    }
}
