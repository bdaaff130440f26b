//! The counts of all handles as text.

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use crate::handles::{SharedBlock, TotalRefCount};
use crate::number::{Number, digits};

/// How many blocks get a line.
const MOST_LINES: usize = 16;
const HEADS: [&str; 5] = ["outside", "met", "strong", "weak", "bytes"];

/// A summary, and a line for each of the blocks with most handles outside.
impl fmt::Display for TotalRefCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.summary(f)?;
        self.left_open(f)?;
        let mut held: Vec<_> =
            self.blocks.iter().filter(|block| block.outside() != Some(0)).collect();
        held.sort_by_key(|block| Reverse(block.outside()));
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
            let at_most = if self.is_complete() { "" } else { "at most " };
            let met = self.handles().saturating_sub(kept_by);
            write!(f, ": {met} met, {at_most}{} outside", self.outside())?;
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
            write!(f, "\nleft out on demand: {}", Number(self.skipped, "place"))?;
        }
        match self.blocks.iter().filter(|block| block.counts.is_none()).count() {
            0 => Ok(()),
            pinned => write!(f, "\nwithout counts, as pinned: {}", Number(pinned, "block")),
        }
    }
}

fn table(blocks: &[&SharedBlock], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if blocks.is_empty() {
        return Ok(());
    }
    let mut widths = HEADS.map(str::len);
    for block in blocks {
        for (width, number) in widths.iter_mut().zip(numbers(block)) {
            *width = (*width).max(number.map_or(1, digits));
        }
    }
    f.write_str("\n\n")?;
    for (head, width) in HEADS.into_iter().zip(widths) {
        write!(f, "{head:>width$}  ")?;
    }
    let address = blocks.iter().filter_map(|block| block.address).max().map_or(0, hex_digits);
    let address = address.max("address".len());
    write!(f, "{:address$}  type", "address")?;
    for block in blocks {
        f.write_str("\n")?;
        for (number, width) in numbers(block).into_iter().zip(widths) {
            match number {
                Some(number) => write!(f, "{number:>width$}  ")?,
                None => write!(f, "{:>width$}  ", "?")?,
            }
        }
        match block.address {
            Some(inside) => write!(f, "{inside:<#address$x}  {}", block.type_name)?,
            None => write!(f, "{:address$}  {}", "?", block.type_name)?,
        }
    }
    Ok(())
}

/// The numbers of a line, in the order of [`HEADS`].
fn numbers(block: &SharedBlock) -> [Option<usize>; 5] {
    let (strong, weak) = (block.counts.map(|it| it.strong), block.counts.map(|it| it.weak));
    [block.outside(), Some(block.met), strong, weak, Some(block.size)]
}

/// With `0x` in front.
fn hex_digits(number: usize) -> usize {
    number.checked_ilog2().map_or(3, |log| log as usize / 4 + 3)
}
