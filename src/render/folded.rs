//! Folded stacks: a line for each node, with the way to it and its own bytes.

use alloc::string::String;
use core::fmt::{self, Write as _};

use crate::render::own_bytes::OwnBytes;
use crate::render::tree::label;
use crate::render::{DEEPER, MOST_LEVELS};
use crate::report::{Node, Report};
use crate::text::breaks_the_line;

/// A report as folded stacks, which `inferno`, `flamegraph.pl`, speedscope and Perfetto read; made
/// by [`Report::folded`], shown by [`Display`](fmt::Display).
///
/// A line for each node with bytes of its own: the names and types from the root to it, with `;`
/// between them, then a space and the bytes. Spare bytes and overhead have frames of their own.
/// The numbers of all lines add up to the deep size.
///
/// The format leaves no room for some characters of names: `;` becomes `,`, control characters and
/// blanks become `_`, and the blank after a comma or a colon goes. Nor has it room for gaps: look
/// at [`Report::usage`] for whether the sizes are lower bounds.
///
/// ```
/// use mem_size::Report;
///
/// let report = Report::of(&(vec![[0_u8; 4]; 2], 7_u8));
/// let folded = report.folded().to_string();
/// let vec = format!("(Vec<[u8,4]>,u8);0:Vec<[u8,4]> {}\n", size_of::<Vec<[u8; 4]>>() + 8);
/// assert!(folded.contains(&vec));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "folded stacks do nothing until they are written"]
pub struct Folded<'a> {
    report: &'a Report,
}

impl Report {
    /// The report as folded stacks, the input of flamegraphs.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let folded = Report::of(&7_u64).folded().to_string();
    /// assert_eq!(folded, "u64 8\n");
    /// ```
    pub const fn folded(&self) -> Folded<'_> {
        Folded { report: self }
    }
}

impl fmt::Display for Folded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_node(&self.report.root, &mut String::new(), 0, f)
    }
}

/// The lines of a node and of those below it. `way` is what leads to it.
fn write_node(
    node: &Node,
    way: &mut String,
    level: usize,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let length = way.len();
    if !way.is_empty() {
        way.push(';');
    }
    write!(way, "{}", Frame(&label(node, usize::MAX)))?;
    let own = OwnBytes::of(node);
    if own.other > 0 {
        writeln!(f, "{way} {}", own.other)?;
    }
    for (what, bytes) in own.apart {
        if bytes > 0 {
            writeln!(f, "{way};{what} {bytes}")?;
        }
    }
    if level < MOST_LEVELS {
        for child in &node.children {
            write_node(child, way, level.saturating_add(1), f)?;
        }
    } else if node.deep > node.own {
        writeln!(f, "{way};{} {}", Frame(DEEPER), node.deep.saturating_sub(node.own))?;
    }
    way.truncate(length);
    Ok(())
}

/// A name that neither ends the frame nor the line, nor looks like a number after it.
struct Frame<'a>(&'a str);

impl fmt::Display for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = '_';
        for c in self.0.chars() {
            match c {
                ' ' if matches!(before, ',' | ':') => {}
                ';' => f.write_char(',')?,
                c if c.is_whitespace() || breaks_the_line(c) => f.write_char('_')?,
                c => f.write_char(c)?,
            }
            before = if c == ';' { ',' } else { c };
        }
        if self.0.is_empty() { f.write_char('_') } else { Ok(()) }
    }
}
