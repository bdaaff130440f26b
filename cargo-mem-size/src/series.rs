//! `cargo mem-size series`: several files, one after the other.

use std::process::ExitCode;

use mem_size::snapshot::Series;

use crate::args::SeriesArgs;
use crate::file::{Saved, Unreadable};
use crate::print;

pub(crate) fn run(args: &SeriesArgs) -> Result<ExitCode, Unreadable> {
    let (mut reports, mut snapshots) = (Vec::new(), Vec::new());
    for path in &args.files {
        match Saved::load(path)? {
            Saved::Report(report) if snapshots.is_empty() => reports.push(*report),
            Saved::Snapshot(snapshot) if reports.is_empty() => snapshots.push(snapshot),
            Saved::Other(_) => return Err(Unreadable::OnlyShown(path.clone())),
            _ => {
                let first = args.files.first().unwrap_or(path);
                return Err(Unreadable::Mixed(first.clone(), path.clone()));
            }
        }
    }
    let keys = args.names.keys();
    let series = if snapshots.is_empty() {
        Series::of_reports(&reports, &keys)
    } else {
        Series::of_snapshots(&snapshots, &keys)
    };
    let limits = &args.limits;
    let text = series.text().bytes(limits.bytes());
    let text = limits.depth.map_or(text, |levels| text.depth(levels));
    print(&limits.min_percent.map_or(text, |percent| text.min_percent(percent)))?;
    Ok(ExitCode::SUCCESS)
}
