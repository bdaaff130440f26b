//! `cargo mem-size show`: one file, by field or by type.

use std::process::ExitCode;
use std::time::SystemTime;

use jiff::Timestamp;
use mem_size::Report;

use crate::args::{By, ShowArgs};
use crate::file::{Saved, Unreadable};
use crate::print;

/// Deeper down a line would be all branches.
const DEFAULT_DEPTH: usize = 20;

pub(crate) fn run(args: &ShowArgs) -> Result<ExitCode, Unreadable> {
    if args.by == By::Type && args.limits.depth.is_some() {
        return Err(Unreadable::NoLevels);
    }
    match Saved::load(&args.file)? {
        Saved::Report(report) => show(&report, args)?,
        Saved::Other(other) => print(&other)?,
        Saved::Snapshot(snapshot) => {
            for (nth, named) in snapshot.reports.iter().enumerate() {
                let line_break = if nth == 0 { "" } else { "\n" };
                // A name may break its line.
                print(&format!("{line_break}{}:", named.name.escape_debug()))?;
                show(&named.report, args)?;
            }
            print(&format!("\ntaken: {}", moment(snapshot.time)))?;
            if let Some(alloc) = snapshot.alloc {
                print(&format!("allocator: {alloc}"))?;
            }
            if let Some(resident) = snapshot.resident {
                let resident = args.limits.bytes().show(resident);
                print(&format!("resident memory: {resident}"))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(report: &Report, args: &ShowArgs) -> Result<(), Unreadable> {
    let limits = &args.limits;
    match args.by {
        By::Field => {
            let tree = report.tree().bytes(limits.bytes());
            let tree = tree.depth(limits.depth.unwrap_or(DEFAULT_DEPTH));
            print(&limits.min_percent.map_or(tree, |percent| tree.min_percent(percent)))
        }
        By::Type => {
            let table = report.type_table().bytes(limits.bytes());
            print(&limits.min_percent.map_or(table, |percent| table.min_percent(percent)))
        }
    }
}

/// A moment to the second, in UTC.
fn moment(time: SystemTime) -> String {
    match Timestamp::try_from(time) {
        Ok(moment) => format!("{moment:.0}"),
        Err(error) => error.to_string(),
    }
}
