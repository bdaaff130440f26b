//! What the user may ask for.

use std::ffi::OsString;
use std::fmt::{self, Display};
use std::path::PathBuf;

use bytesize::ByteSize;
use clap::{Args, Parser, Subcommand, ValueEnum};
use mem_size::Diff;
use mem_size::render::Bytes;
use mem_size::snapshot::Keys;

// As Cargo calls it: with its own name as the first argument.
/// Shows and compares the reports and snapshots that mem-size has written: `cargo mem-size --help`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo")]
pub(crate) enum Cargo {
    /// Shows and compares the reports and snapshots that mem-size has written.
    #[command(name = "mem-size", version, after_help = EXIT_CODES)]
    MemSize {
        #[command(subcommand)]
        command: Command,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compares two reports, or two snapshots.
    Diff(DiffArgs),
    /// Shows a report, a snapshot, or anything else that mem-size has written.
    Show(ShowArgs),
    /// Writes a report as one HTML page to standard output.
    Html(HtmlArgs),
    /// Shows what grows from each report or snapshot to the next.
    Series(SeriesArgs),
    /// Shows the types of this crate, with their sizes.
    #[command(long_about = LAYOUTS)]
    Layouts(LayoutsArgs),
}

#[derive(Debug, Args)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct DiffArgs {
    /// The earlier report or snapshot.
    pub(crate) before: PathBuf,
    /// The later one.
    pub(crate) after: PathBuf,
    /// Writes Markdown, for a pull request.
    #[arg(long, conflicts_with_all = ["json", "depth"])]
    pub(crate) markdown: bool,
    /// Writes JSON.
    #[arg(long, conflicts_with_all = ["depth", "min_percent", "exact"])]
    pub(crate) json: bool,
    /// Fails if the memory has grown by more than a share (`5%`) or a number of bytes (`64KiB`; a
    /// number alone is bytes).
    #[arg(long, value_name = "GROWTH", value_parser = Growth::parse)]
    pub(crate) fail_over: Option<Growth>,
    #[command(flatten)]
    pub(crate) limits: Limits,
    #[command(flatten)]
    pub(crate) names: Names,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Any file that mem-size has written. The options are for reports and snapshots.
    pub(crate) file: PathBuf,
    /// What each line stands for.
    #[arg(long, value_enum, default_value_t = By::Field)]
    pub(crate) by: By,
    #[command(flatten)]
    pub(crate) limits: Limits,
}

#[derive(Debug, Args)]
pub(crate) struct HtmlArgs {
    /// The report or snapshot.
    pub(crate) file: PathBuf,
    /// Which report of a snapshot to take; for a file with one report, the title of the page.
    #[arg(long)]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SeriesArgs {
    /// Reports or snapshots, at least two, the earliest first.
    #[arg(required = true, num_args = 2..)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) limits: Limits,
    #[command(flatten)]
    pub(crate) names: Names,
}

#[derive(Debug, Args)]
pub(crate) struct LayoutsArgs {
    /// A list of types that `--json` has written; without it, the test of the crate is run.
    #[arg(conflicts_with = "test_args")]
    pub(crate) file: Option<PathBuf>,
    /// Shows the fields of each type, and the holes between them.
    #[arg(long)]
    pub(crate) fields: bool,
    /// Writes JSON, to keep it in a file.
    #[arg(long, conflicts_with = "fields")]
    pub(crate) json: bool,
    /// Options for `cargo test`, such as `-p NAME` or `--lib` [default: `--tests`].
    #[arg(last = true, value_name = "CARGO TEST OPTIONS")]
    pub(crate) test_args: Vec<OsString>,
}

#[derive(Debug, Args)]
pub(crate) struct Limits {
    /// Shows at most this many levels below the root [default: 20].
    #[arg(long, value_name = "LEVELS")]
    pub(crate) depth: Option<usize>,
    /// Leaves out or sums up what has a smaller share of the whole [default: 0.1 for `show`, else
    /// 1].
    #[arg(long, value_name = "PERCENT", value_parser = percent, allow_negative_numbers = true)]
    pub(crate) min_percent: Option<f64>,
    /// Writes sizes in bytes, not in units such as KiB.
    #[arg(long)]
    exact: bool,
}

impl Limits {
    pub(crate) const fn bytes(&self) -> Bytes {
        if self.exact { Bytes::Exact } else { Bytes::Units }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Names {
    /// Takes names that differ only in numbers, such as `job 1` and `job 2`, for the same name.
    #[arg(long)]
    numbers_alike: bool,
}

impl Names {
    pub(crate) fn keys(&self) -> Keys<'static> {
        let keys = Keys::new();
        if self.numbers_alike { keys.numbers_alike() } else { keys }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// A tree of fields.
    Field,
    /// A table of types, by their own bytes.
    Type,
}

/// A share that something may have.
fn percent(text: &str) -> Result<f64, String> {
    match text.strip_suffix('%').unwrap_or(text).trim().parse::<f64>() {
        Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(percent),
        _ => Err("expected a number from 0 to 100".to_owned()),
    }
}

/// By how much memory may grow.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Growth {
    Percent(f64),
    Bytes(u64),
}

impl Growth {
    fn parse(text: &str) -> Result<Self, String> {
        let expected = || "expected a share such as `5%` or bytes such as `64KiB`".to_owned();
        let Some(percent) = text.strip_suffix('%') else {
            return text.parse().map(|ByteSize(bytes)| Self::Bytes(bytes)).map_err(|_| expected());
        };
        match percent.trim().parse::<f64>() {
            Ok(percent) if percent.is_finite() && percent >= 0.0 => Ok(Self::Percent(percent)),
            _ => Err(expected()),
        }
    }

    pub(crate) fn is_exceeded(self, diff: &Diff) -> bool {
        match self {
            Self::Percent(percent) => diff.percent() > percent,
            Self::Bytes(bytes) => u64::try_from(diff.bytes()).is_ok_and(|growth| growth > bytes),
        }
    }
}

impl Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(percent) => write!(f, "{percent} %"),
            Self::Bytes(bytes) => write!(f, "{bytes} bytes"),
        }
    }
}

const LAYOUTS: &str = "Shows the types of this crate that derive `MemSize`, with their sizes.

A test of the crate lists them. Put this beside its types, in `src/lib.rs` or `src/main.rs`:

  #[cfg(test)]
  mem_size::layouts_test!();

and this into `Cargo.toml`:

  [dev-dependencies]
  mem-size = { version = \"0.1\", features = [\"json\", \"registry\"] }";

const EXIT_CODES: &str = "Exit codes:
  0  all is well
  1  --fail-over: the memory grew by more, or more places than before could not be measured
  2  wrong arguments, a file that cannot be read, or no test that lists the types

A file may be a pipe; `-` is standard input.";
