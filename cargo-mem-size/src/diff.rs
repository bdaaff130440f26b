//! `cargo mem-size diff`: two files against each other.

use std::process::ExitCode;

use mem_size::Diff;

use crate::args::{DiffArgs, Growth};
use crate::file::{Saved, Unreadable};
use crate::{GREW, complain, print};

pub(crate) fn run(args: &DiffArgs) -> Result<ExitCode, Unreadable> {
    let keys = args.names.keys();
    let diff = match (Saved::load(&args.before)?, Saved::load(&args.after)?) {
        (Saved::Report(before), Saved::Report(after)) => Diff::of_reports(&before, &after, &keys),
        (Saved::Snapshot(before), Saved::Snapshot(after)) => {
            Diff::of_snapshots(&before, &after, &keys)
        }
        (before, after) => {
            return Err(Unreadable::mixed([(&args.before, &before), (&args.after, &after)]));
        }
    };
    show(&diff, args)?;
    Ok(args.fail_over.map_or(ExitCode::SUCCESS, |growth| judge(&diff, growth)))
}

fn show(diff: &Diff, args: &DiffArgs) -> Result<(), Unreadable> {
    let (limits, bytes) = (&args.limits, args.limits.bytes());
    if args.json {
        return print(&diff.to_json());
    }
    if args.markdown {
        let markdown = diff.markdown().bytes(bytes);
        let percent = limits.min_percent;
        return print(&percent.map_or(markdown, |percent| markdown.min_percent(percent)));
    }
    let text = diff.text().bytes(bytes);
    let text = limits.depth.map_or(text, |levels| text.depth(levels));
    print(&limits.min_percent.map_or(text, |percent| text.min_percent(percent)))
}

/// What cannot be measured may be large: then no growth is known to be small.
fn judge(diff: &Diff, growth: Growth) -> ExitCode {
    let [before, after] = [diff.before, diff.after].map(|whole| whole.usage.gaps);
    if growth.is_exceeded(diff) {
        let (bytes, percent) = (diff.bytes(), diff.percent());
        // Of nothing, there is no share.
        let share =
            if percent.is_finite() { format!("{percent:.1} %") } else { "from nothing".to_owned() };
        let message = format!("memory grew by {bytes} bytes ({share}), more than {growth}");
        return complain(&message, GREW);
    }
    if after.total() > before.total() {
        let message = format!("more could not be measured: {before} before, {after} after");
        return complain(&message, GREW);
    }
    ExitCode::SUCCESS
}
