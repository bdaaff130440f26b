//! The counts of all handles as text.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use crate::handles::{SharedBlock, TotalRefCount};
use crate::sort;
use crate::text::{Columns, Number, Side};

/// How many blocks get a line.
const MOST_LINES: usize = 16;
const HEADS: [&str; 7] = ["outside", "met", "strong", "weak", "bytes", "address", "type"];
const SIDES: [Side; 7] = {
    use Side::{Left, Right};
    [Right, Right, Right, Right, Right, Left, Left]
};

/// A summary, and a line for each of the blocks with most handles outside.
impl fmt::Display for TotalRefCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.summary(f)?;
        self.left_open(f)?;
        let mut held: Vec<_> =
            self.blocks.iter().filter(|block| block.outside() != Some(0)).collect();
        sort::by_key(&mut held, |block| Reverse(block.outside()));
        let (shown, rest) = held.split_at(held.len().min(MOST_LINES));
        table(shown, f)?;
        match rest.len() {
            0 => Ok(()),
            more => write!(f, "\n… {more} more with handles outside"),
        }
    }
}

impl TotalRefCount {
    fn summary(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dead = self.blocks.iter().filter(|block| block.is_dead());
        let (dead, kept_by) = dead.fold((0_usize, 0_usize), |(dead, met), block| {
            (dead + 1, met.saturating_add(block.met))
        });
        let live = self.blocks.len().saturating_sub(dead);
        if live == 0 {
            f.write_str("no shared blocks")?;
        } else {
            let (live, strong) = (Number(live, "shared block"), self.strong());
            write!(f, "{live} with {}", Number(strong, "strong handle"))?;
            if self.weak() > 0 {
                write!(f, " and {} weak", self.weak())?;
            }
            let (met, outside) = (self.handles().saturating_sub(kept_by), self.outside());
            write!(f, ": {met} met, ")?;
            if self.without_counts() > 0 {
                write!(f, "{outside} outside as far as known")?;
            } else if outside > 0 && !self.is_complete() {
                write!(f, "at most {outside} outside")?;
            } else {
                write!(f, "{outside} outside")?;
            }
        }
        match dead {
            0 => Ok(()),
            _ => write!(f, "; {}, kept by weak handles", Number(dead, "dead block")),
        }
    }

    /// Why the numbers may not be final.
    fn left_open(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.gaps.is_empty() {
            write!(f, "\nnot looked into: {}", self.gaps)?;
        }
        if self.skipped > 0 {
            write!(f, "\nskipped: {}", Number(self.skipped, "place"))?;
        }
        match self.without_counts() {
            0 => Ok(()),
            pinned => write!(f, "\nwithout counts, as pinned: {}", Number(pinned, "block")),
        }
    }

    fn without_counts(&self) -> usize {
        self.blocks.iter().filter(|block| block.counts.is_none()).count()
    }
}

fn table(blocks: &[&SharedBlock], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if blocks.is_empty() {
        return Ok(());
    }
    let mut columns = Columns::with_heads(SIDES, HEADS);
    for block in blocks {
        columns.push(&row(block));
    }
    write!(f, "\n\n{columns}")
}

fn row(block: &SharedBlock) -> [String; 7] {
    let known = |cell: Option<String>| cell.unwrap_or_else(|| "?".to_string());
    let number = |number: Option<usize>| known(number.map(|number| number.to_string()));
    [
        number(block.outside()),
        block.met.to_string(),
        number(block.counts.map(|counts| counts.strong)),
        number(block.counts.map(|counts| counts.weak)),
        block.size.to_string(),
        known(block.address.map(|inside| format!("{inside:#x}"))),
        block.type_name.to_string(),
    ]
}
