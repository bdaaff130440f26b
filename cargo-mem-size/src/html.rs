//! `cargo mem-size html`: a page to look at in a browser.

use std::process::ExitCode;

use mem_size::Report;

use crate::args::HtmlArgs;
use crate::file::{Saved, Unreadable};
use crate::print;

pub(crate) fn run(args: &HtmlArgs) -> Result<ExitCode, Unreadable> {
    match Saved::load(&args.file)? {
        Saved::Report(report) => page(&report, args.name.as_deref())?,
        Saved::Other(_) => return Err(Unreadable::OnlyShown(args.file.clone())),
        Saved::Snapshot(snapshot) => match (&args.name, &*snapshot.reports) {
            (None, [only]) => page(&only.report, Some(&only.name))?,
            (Some(name), _) if snapshot.report(name).is_some() => {
                snapshot.report(name).map_or(Ok(()), |report| page(report, Some(name)))?;
            }
            (_, reports) => {
                let names = reports.iter().map(|named| format!("`{}`", named.name.escape_debug()));
                let names: Vec<_> = names.collect();
                return Err(Unreadable::WhichReport(args.file.clone(), names.join(", ")));
            }
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn page(report: &Report, title: Option<&str>) -> Result<(), Unreadable> {
    let page = report.html();
    match title {
        Some(title) => print(&page.title(title)),
        None => print(&page),
    }
}
