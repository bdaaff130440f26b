//! Cycles as text: each with its way back to itself.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use crate::graph::{Cycle, CycleWay, Cycles};
use crate::render::type_name;
use crate::text::{InUnits, Number};

/// What is said where a gap may hide handles.
pub(super) const NOT_ALL: &str = "; some places were not looked into";
/// How many columns a type may take.
const TYPE_COLUMNS: usize = 40;
/// How many cycles are shown, and of a long one how many blocks at each end.
const MOST_CYCLES: usize = 10;
const MOST_BLOCKS: usize = 6;

/// A line of how many there are, then each with its way.
impl fmt::Display for Cycles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.cycles.is_empty() {
            return f.write_str(if self.is_complete { "no cycles" } else { "no cycles met" });
        }
        write!(f, "{}", Number(self.cycles.len(), "cycle"))?;
        if self.count() > self.cycles.len() {
            write!(f, ", {} times", self.count())?;
        }
        write!(f, "; dropping all roots would lose {}", bytes(self.lost))?;
        if !self.is_complete {
            f.write_str(NOT_ALL)?;
        }
        for (number, cycle) in (1..).zip(self.cycles.iter().take(MOST_CYCLES)) {
            write!(f, "\n\n#{number}  {cycle}")?;
        }
        match self.cycles.len().saturating_sub(MOST_CYCLES) {
            0 => Ok(()),
            more => write!(f, "\n\n… {more} more"),
        }
    }
}

/// Its numbers, then a line for each block and each way.
impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let times = if self.count > 1 { format!(", {} times", self.count) } else { String::new() };
        let blocks = Number(self.blocks, "block");
        write!(f, "{} in {blocks}{times}, fingerprint {}", bytes(self.bytes), self.fingerprint)?;
        let rows: Vec<_> =
            self.ways.iter().enumerate().map(|(at, way)| self.rows(at, way)).collect();
        let width = rows.iter().flatten().map(|row| row[0].chars().count()).max().unwrap_or(0);
        let hidden = rows.len().saturating_sub(2 * MOST_BLOCKS);
        for (at, [block, way]) in rows.iter().enumerate() {
            if hidden > 1 && (MOST_BLOCKS..MOST_BLOCKS + hidden).contains(&at) {
                if at == MOST_BLOCKS {
                    write!(f, "\n    │  … {hidden} more blocks")?;
                }
                continue;
            }
            let is_last = at + 1 == rows.len();
            let branches = [if at == 0 { "╭→" } else { "│ " }, if is_last { "╰─" } else { "│ " }];
            for ([left, right], branch) in [block, way].into_iter().zip(branches) {
                let line = format!("    {branch} {left:width$}  {right}");
                write!(f, "\n{}", line.trim_end())?;
            }
        }
        Ok(())
    }
}

impl Cycle {
    /// A block with its counts, and the way to the next one with what can be done there.
    fn rows(&self, at: usize, way: &CycleWay) -> [[String; 2]; 2] {
        let names = if way.names.is_empty() { "[element]" } else { &way.names };
        let remark = match (self.weak_at == Some(at), at + 1 == self.ways.len()) {
            (true, true) => "leads back: a `Weak` here would end the cycle",
            (true, false) => "a `Weak` here would end the cycle",
            (false, true) => "leads back",
            (false, false) => "",
        };
        let type_name = type_name::short(&way.type_name, TYPE_COLUMNS);
        [[type_name, split(way)], [format!(".{names}"), remark.to_string()]]
    }
}

/// How the strong count splits.
fn split(way: &CycleWay) -> String {
    let mut parts = Vec::from([format!("{} from the cycle", way.from_cycle)]);
    parts.extend(way.owners.iter().map(|(path, handles)| {
        let path = if path.is_empty() { "the root" } else { path };
        format!("{handles} from {path}")
    }));
    if way.outside > 0 {
        parts.push(format!("{} outside", way.outside));
    }
    let strong = way.strong.map_or_else(|| String::from("?"), |strong| strong.to_string());
    format!("strong {strong} = {}", parts.join(" + "))
}

fn bytes(bytes: usize) -> String {
    InUnits::of(bytes as u64).to_string()
}
