//! A report as a flamegraph: the folded stacks, drawn by `inferno`.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use inferno::flamegraph::color::{BasicPalette, Palette};
use inferno::flamegraph::{Options, from_lines};

use crate::render::type_name;
use crate::report::Report;
use crate::text::OneLine;

/// A report as a flamegraph, a picture that a browser shows and zooms; made by
/// [`Report::flamegraph`], shown by [`Display`](fmt::Display) as SVG.
///
/// Drawn by the crate `inferno`. **Its licence is the CDDL-1.0**, not that of this crate; the
/// script in the picture is from there. Without the feature `flamegraph` it is not built; the
/// [folded stacks](Report::folded), which any tool for flamegraphs reads, need no feature.
///
/// Frames of less than 0.01 % of the whole are left out. Names are written as in folded stacks.
#[derive(Clone, Debug)]
#[must_use = "a flamegraph does nothing until it is written"]
pub struct Flamegraph<'a> {
    report: &'a Report,
    title: String,
}

impl Report {
    /// The report as a flamegraph, in SVG.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&vec![String::from("a"), String::from("b")]);
    /// let svg = report.flamegraph().title("Two letters").to_string();
    /// assert!(svg.contains("Two letters"));
    /// // std::fs::write("letters.svg", svg)?;
    /// ```
    pub fn flamegraph(&self) -> Flamegraph<'_> {
        Flamegraph { report: self, title: type_name::short(&self.root.type_name, 80) }
    }
}

impl Flamegraph<'_> {
    /// What stands above the picture; the type of the value by default.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }
}

/// A value without bytes gets a picture that says that there is nothing.
impl fmt::Display for Flamegraph<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut options = Options::default();
        options.title = OneLine(&self.title).to_string();
        options.count_name = "bytes".to_string();
        options.name_type = "Field:".to_string();
        options.colors = Palette::Basic(BasicPalette::Mem);
        // The same picture each time.
        options.hash = true;
        let gaps = self.report.usage.gaps;
        if !gaps.is_empty() {
            options.subtitle = Some(alloc::format!("sizes are lower bounds: {gaps}"));
        }
        let (lines, mut svg) = (self.report.folded().to_string(), Vec::new());
        let drawn = from_lines(&mut options, lines.lines(), &mut svg);
        if drawn.is_err() && self.report.root.deep > 0 {
            return Err(fmt::Error);
        }
        f.write_str(&String::from_utf8_lossy(&svg))
    }
}
