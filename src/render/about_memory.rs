//! The file format of Firefox's `about:memory`: a path and its bytes for each part of a tree.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use crate::render::own_bytes::OwnBytes;
use crate::render::tree::label;
use crate::render::{DEEPER, MOST_LEVELS};
use crate::report::{Node, Report};
use crate::text::{JsonText, breaks_the_line, comma};

/// Reports as a file that `about:memory` of any Firefox loads, compares with another one, and shows
/// as trees; shown by [`Display`](fmt::Display).
///
/// Each report stands under `explicit`, where the page sums up; of what its nodes own, spare bytes
/// and overhead have lines of their own. With [`heap_allocated`](Self::heap_allocated) the page
/// also tells how much of the heap is in none of the reports: `heap-unclassified`. The bytes where
/// a value itself sits count as heap here, which a value on the stack or in a static is not; so
/// that line is too small by the shallow sizes of such values.
///
/// A `/` in a name is written as `\`, which the page shows as `/`, and a control character as `_`.
///
/// ```
/// use mem_size::{Report, render::AboutMemory};
///
/// let (users, cache) = (vec![String::from("Ada")], vec![0_u8; 1000]);
/// let (users, cache) = (Report::of(&users), Report::of(&cache));
/// let page = AboutMemory::of_process("server")
///     .report("users", &users)
///     .report("cache", &cache)
///     .heap_allocated(5000);
/// assert!(page.to_string().contains(r#""path":"explicit/cache","#));
/// // std::fs::write("memory.json", page.to_string())?;
/// ```
#[derive(Clone, Debug)]
#[must_use = "a page does nothing until it is written"]
pub struct AboutMemory<'a> {
    process: &'a str,
    reports: Vec<(&'a str, &'a Report)>,
    heap_allocated: Option<usize>,
    resident: Option<usize>,
}

impl<'a> AboutMemory<'a> {
    /// A page about a process of this name, without reports so far.
    pub const fn of_process(name: &'a str) -> Self {
        Self { process: name, reports: Vec::new(), heap_allocated: None, resident: None }
    }

    /// Adds a report under a name. A `/` in the name makes a level of its own: `caches/images`.
    pub fn report(mut self, name: &'a str, report: &'a Report) -> Self {
        self.reports.push((name, report));
        self
    }

    /// Bytes of all live blocks, as `allocated_bytes()` tells them under `CountingAlloc`.
    pub const fn heap_allocated(mut self, bytes: usize) -> Self {
        self.heap_allocated = Some(bytes);
        self
    }

    /// Resident memory of the process; the page sorts processes by it.
    pub const fn resident(mut self, bytes: usize) -> Self {
        self.resident = Some(bytes);
        self
    }
}

/// What the page adds up, where it is said to be in the heap or neither.
#[derive(Clone, Copy)]
enum Kind {
    Heap = 1,
    Other = 2,
}

impl fmt::Display for AboutMemory<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // With `false` the page warns that blocks are larger than reports say; here both count the
        // bytes that were requested.
        f.write_str(r#"{"version":1,"hasMozMallocUsableSize":true,"reports":["#)?;
        let mut lines = Lines { process: self.process, written: 0, f };
        let whole = [("heap-allocated", self.heap_allocated), ("resident", self.resident)];
        for (path, bytes) in whole {
            if let Some(bytes) = bytes {
                lines.line(path, Kind::Other, bytes, "Of the whole process.")?;
            }
        }
        for &(name, report) in &self.reports {
            let gaps = report.usage.gaps;
            let mut about = report.root.type_name.to_string();
            if !gaps.is_empty() {
                write!(about, "; sizes are lower bounds: {gaps}")?;
            }
            lines.node((&report.root, 0), &mut ["explicit/", name].concat(), &about)?;
        }
        f.write_str("]}\n")
    }
}

/// A character of a name; the page would show a control character as it is.
fn in_path(c: char) -> char {
    match c {
        '/' => '\\',
        c if breaks_the_line(c) => '_',
        c => c,
    }
}

struct Lines<'a, 'f> {
    process: &'a str,
    written: usize,
    f: &'a mut fmt::Formatter<'f>,
}

impl Lines<'_, '_> {
    /// A line for a node with nothing below it, else one for each part of it.
    fn node(
        &mut self,
        (node, level): (&Node, usize),
        path: &mut String,
        about: &str,
    ) -> fmt::Result {
        let OwnBytes { apart, other } = OwnBytes::of(node);
        if other == node.deep {
            return self.line(path, Kind::Heap, other, about);
        }
        let length = path.len();
        let is_cut = level >= MOST_LEVELS;
        let deeper = if is_cut { node.deep.saturating_sub(node.own) } else { 0 };
        for (what, bytes) in apart.into_iter().chain([("(other)", other), (DEEPER, deeper)]) {
            if bytes > 0 {
                write!(path, "/{what}")?;
                self.line(path, Kind::Heap, bytes, about)?;
                path.truncate(length);
            }
        }
        if is_cut {
            return Ok(());
        }
        let mut names = BTreeSet::new();
        for child in node.children.iter().filter(|child| child.deep > 0) {
            let mut name = label(child, usize::MAX);
            if !names.insert(name.clone()) {
                // Another type whose path alone is different.
                name = [child.name(), ": ", &*child.type_name].concat();
            }
            path.push('/');
            path.extend(name.chars().map(in_path));
            self.node((child, level.saturating_add(1)), path, &child.type_name)?;
            path.truncate(length);
        }
        Ok(())
    }

    fn line(&mut self, path: &str, kind: Kind, bytes: usize, about: &str) -> fmt::Result {
        let comma = comma(self.written);
        self.written = self.written.saturating_add(1);
        let [process, path, about] = [self.process, path, about].map(JsonText);
        write!(
            self.f,
            "{comma}\n{{\"process\":{process},\"path\":{path},\"kind\":{},",
            kind as u8
        )?;
        write!(self.f, "\"units\":0,\"amount\":{bytes},\"description\":{about}}}")
    }
}
