//! An audit as text, for people.

use std::cmp::Reverse;
use std::fmt;

use super::{Audit, DarkBlock, PhantomBlock, RepeatedBlock, ResizedBlock, Totals};
use crate::sort;
use crate::text::{Number, OneLine, digits};

/// How many blocks of one kind are written out.
const MOST: usize = 20;

/// One line when everything agrees; else what does not, the largest first, twenty of a kind.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::render::type_name::short(self.type_name, usize::MAX);
        let name = OneLine(&name);
        if self.is_exact() {
            write!(f, "audit of {name}: exact, {}", self.allocated)?;
            return self.write_gaps(f);
        }
        writeln!(f, "audit of {name}: {}\n", self.verdict())?;
        let (measured, allocated) = (self.measured, self.allocated);
        let width = digits(measured.bytes).max(digits(allocated.bytes));
        writeln!(f, "measured   {:>width$} B in {}", measured.bytes, blocks(measured.blocks))?;
        write!(f, "allocated  {:>width$} B in {}", allocated.bytes, blocks(allocated.blocks))?;
        self.write_gaps(f)?;
        write_kind(f, "dark matter: allocated, but reported by no `trace`", dark(&self.dark))?;
        write_kind(f, "reported more than once", self.repeated.iter().map(repeated).collect())?;
        write_kind(f, "reported with another size", self.resized.iter().map(resized).collect())?;
        write_kind(f, "reported, but not allocated", self.phantom.iter().map(phantom).collect())
    }
}

impl Audit {
    fn verdict(&self) -> String {
        let kinds = [
            (self.dark.len(), format!("{} of dark matter", Number(self.dark_bytes(), "byte"))),
            (
                self.repeated.len(),
                format!("{} reported more than once", blocks(self.repeated.len())),
            ),
            (
                self.resized.len(),
                format!("{} reported with another size", blocks(self.resized.len())),
            ),
            (
                self.phantom.len(),
                format!("{} reported, but not allocated", blocks(self.phantom.len())),
            ),
        ];
        let wrong = kinds.into_iter().filter(|&(count, _)| count > 0).map(|(_, text)| text);
        wrong.collect::<Vec<_>>().join("; ")
    }

    fn write_gaps(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.gaps.is_empty() { Ok(()) } else { write!(f, "\ngaps       {}", self.gaps) }
    }
}

/// `103 bytes in 2 blocks`.
impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", Number(self.bytes, "byte"), blocks(self.blocks))
    }
}

fn blocks(count: usize) -> Number {
    Number(count, "block")
}

/// A line, or several, about one block or about several like it.
struct Entry {
    bytes: usize,
    text: String,
    backtrace: Option<String>,
}

fn write_kind(f: &mut fmt::Formatter<'_>, title: &str, mut entries: Vec<Entry>) -> fmt::Result {
    if entries.is_empty() {
        return Ok(());
    }
    sort::by_key(&mut entries, |entry| Reverse(entry.bytes));
    write!(f, "\n\n{title}")?;
    for Entry { text, backtrace, .. } in entries.iter().take(MOST) {
        write!(f, "\n  {}", OneLine(text))?;
        for line in backtrace.iter().flat_map(|frames| frames.lines()) {
            write!(f, "\n      {line}")?;
        }
    }
    match entries.len().saturating_sub(MOST) {
        0 => Ok(()),
        more => write!(f, "\n  … {more} more"),
    }
}

/// Blocks of one size that were allocated in one place are one entry.
fn dark(dark: &[DarkBlock]) -> Vec<Entry> {
    let mut blocks: Vec<_> =
        dark.iter().map(|block| (block.size, block.backtrace.as_deref())).collect();
    sort::by_key(&mut blocks, |&block| block);
    let entry = |alike: &[(usize, Option<&str>)]| {
        let (&(size, backtrace), count) = (alike.first()?, alike.len());
        Some(Entry {
            bytes: size.saturating_mul(count),
            text: if count == 1 { format!("{size} B") } else { format!("{size} B ×{count}") },
            backtrace: backtrace.map(ToString::to_string),
        })
    };
    blocks.chunk_by(|a, b| a == b).filter_map(entry).collect()
}

fn repeated(block: &RepeatedBlock) -> Entry {
    let RepeatedBlock { size, places, backtrace } = block;
    Entry {
        bytes: *size,
        text: format!("{size} B by {}", places.join(" and ")),
        backtrace: backtrace.clone(),
    }
}

fn resized(block: &ResizedBlock) -> Entry {
    let ResizedBlock { measured, allocated, place, backtrace } = block;
    Entry {
        bytes: measured.abs_diff(*allocated),
        text: format!("{measured} B for {allocated} B, by {place}"),
        backtrace: backtrace.clone(),
    }
}

fn phantom(block: &PhantomBlock) -> Entry {
    let PhantomBlock { size, place } = block;
    Entry { bytes: *size, text: format!("{size} B by {place}"), backtrace: None }
}
