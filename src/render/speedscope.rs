//! The file format of speedscope: frames, and where each opens and closes.

use alloc::format;
use alloc::string::String;
use core::fmt::{self, Write as _};

use crate::render::own_bytes::OwnBytes;
use crate::render::tree::label;
use crate::render::type_name;
use crate::render::{DEEPER, MOST_LEVELS};
use crate::report::{Node, Report};
use crate::text::{JsonText, Numbered, comma};

/// A report as a file of speedscope; made by [`Report::speedscope`], shown by
/// [`Display`](fmt::Display).
///
/// A frame for each name and type, as wide as it has bytes; its children stand in it one after the
/// other, widest first, and its spare bytes and overhead after them. "Left Heavy" puts equal ways
/// together, "Sandwich" sums up equal frames wherever they are.
#[derive(Clone, Copy, Debug)]
#[must_use = "a file does nothing until it is written"]
pub struct Speedscope<'a> {
    report: &'a Report,
}

impl Report {
    /// The report as a file of speedscope, the viewer of profiles, in JSON.
    ///
    /// ```
    /// use mem_size::Report;
    ///
    /// let report = Report::of(&vec![String::from("a"), String::from("b")]);
    /// let json = report.speedscope().to_string();
    /// assert!(json.contains(r#""unit":"bytes""#));
    /// // std::fs::write("users.speedscope.json", json)?;
    /// ```
    pub const fn speedscope(&self) -> Speedscope<'_> {
        Speedscope { report: self }
    }
}

impl fmt::Display for Speedscope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = &self.report.root;
        let mut events = Events::default();
        events.node(root, 0)?;
        let (type_name, gaps) =
            (type_name::short(&root.type_name, usize::MAX), self.report.usage.gaps);
        let name = if gaps.is_empty() {
            type_name
        } else {
            format!("{type_name}; sizes are lower bounds: {gaps}")
        };
        f.write_str(r#"{"$schema":"https://www.speedscope.app/file-format-schema.json","#)?;
        let version = env!("CARGO_PKG_VERSION");
        write!(f, r#""exporter":"mem-size@{version}","shared":{{"frames":["#)?;
        for (nth, frame) in events.frames.texts().into_iter().enumerate() {
            write!(f, r#"{}{{"name":{}}}"#, comma(nth), JsonText(frame))?;
        }
        write!(f, r#"]}},"profiles":[{{"type":"evented","name":{},"#, JsonText(&name))?;
        let (end, events) = (events.at, events.text);
        write!(f, r#""unit":"bytes","startValue":0,"endValue":{end},"events":[{events}]}}]}}"#)
    }
}

/// The events so far.
#[derive(Default)]
struct Events {
    text: String,
    /// How many bytes lie before the next event.
    at: usize,
    frames: Numbered,
}

impl Events {
    fn node(&mut self, node: &Node, level: usize) -> fmt::Result {
        if node.deep == 0 {
            return Ok(());
        }
        let end = self.at.saturating_add(node.deep);
        let frame = self.frames.number(&label(node, usize::MAX));
        self.event('O', frame)?;
        if level < MOST_LEVELS {
            for child in &node.children {
                self.node(child, level.saturating_add(1))?;
            }
        } else {
            self.part(DEEPER, node.deep.saturating_sub(node.own))?;
        }
        for (what, bytes) in OwnBytes::of(node).apart {
            self.part(what, bytes)?;
        }
        self.at = end;
        self.event('C', frame)
    }

    /// A part of the node that is open, if it has bytes.
    fn part(&mut self, what: &str, bytes: usize) -> fmt::Result {
        if bytes == 0 {
            return Ok(());
        }
        let frame = self.frames.number(what);
        self.event('O', frame)?;
        self.at = self.at.saturating_add(bytes);
        self.event('C', frame)
    }

    fn event(&mut self, kind: char, frame: usize) -> fmt::Result {
        let (comma, at) = (comma(self.text.len()), self.at);
        write!(self.text, r#"{comma}{{"type":"{kind}","frame":{frame},"at":{at}}}"#)
    }
}
