//! Layouts as text: a line per field, in columns, with the holes between them.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt::{self, Display};

use super::{FieldLayout, Kind, TypeLayout, ValueLayout, VariantLayout};
use crate::in_words::Bytes;
use crate::limits;

/// A line per field in memory order, with the holes; below it the total padding, the cache lines
/// that a value touches and, where that is certain, what would make the type smaller. The cache
/// lines are the target's, and left out where it does not settle them.
impl Display for TypeLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_cache_lines(limits::CACHE_LINE).fmt(f)
    }
}

/// As of the type; of an enum, the live variant alone.
impl Display for ValueLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of_type, variant: Some(variant), fields } = self else {
            return self.of_type.fmt(f);
        };
        title(of_type, Some(variant), f)?;
        let rows = in_memory(fields, of_type.size, "(tag or padding)");
        let other = of_type.size.saturating_sub(super::extent::sum(fields));
        write_rows(&rows, f)?;
        write!(f, "\n\ntag and padding: {other} of {}", Bytes(of_type.size))
    }
}

impl TypeLayout {
    /// The same table for cache lines of so many bytes, or without a word about them.
    ///
    /// For a build whose text must not depend on the target, and for a target whose cache lines
    /// only its machines know.
    #[must_use]
    pub fn with_cache_lines(self, bytes: Option<usize>) -> impl Display {
        Table { layout: self, line: bytes.filter(|&bytes| bytes > 0) }
    }

    /// The fields that lie across a border between cache lines although they would fit into one, in
    /// a value that starts with a line. All others do so wherever the value starts, or nowhere.
    pub fn crossing(&self, line: usize) -> impl Iterator<Item = &'static FieldLayout> {
        self.fields().iter().filter(move |field| {
            let (Some(start), Some(end)) = (field.offset, field.end()) else { return false };
            let last = end.saturating_sub(1);
            (1..=line).contains(&field.size) && start.checked_div(line) != last.checked_div(line)
        })
    }
}

struct Table {
    layout: TypeLayout,
    line: Option<usize>,
}

impl Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { layout, line } = self;
        title(layout, None, f)?;
        let rows = match layout.kind {
            Kind::Struct(fields) | Kind::Union(fields) => {
                in_memory(fields, layout.size, "(padding)")
            }
            Kind::Enum(_) if layout.is_bare() => Vec::new(),
            Kind::Enum(variants) => by_variant(layout, variants),
        };
        write_rows(&rows, f)?;
        for (index, remark) in remarks(layout, *line).iter().enumerate() {
            f.write_str(if index == 0 { "\n\n" } else { "\n" })?;
            f.write_str(remark)?;
        }
        Ok(())
    }
}

fn title(layout: &TypeLayout, variant: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let TypeLayout { name, size, align, repr, kind } = layout;
    let what = match kind {
        Kind::Struct(_) => "struct",
        Kind::Enum(_) => "enum",
        Kind::Union(_) => "union",
    };
    write!(f, "{what} {name}")?;
    if let Some(variant) = variant {
        write!(f, "::{variant}")?;
    }
    let repr = repr.to_string();
    if !repr.is_empty() {
        write!(f, ", {repr}")?;
    }
    write!(f, ": {}, aligned to {align}", Bytes(*size))
}

/// What is to be said below the table.
fn remarks(layout: &TypeLayout, line: Option<usize>) -> Vec<String> {
    let mut remarks = Vec::new();
    if layout.is_bare() && !layout.variants().is_empty() {
        remarks.push(format!("variants without fields: {}", layout.variants().len()));
    }
    if layout.size > 0 {
        remarks.extend(layout.padding().map(|padding| match padding {
            0 => String::from("padding: none"),
            padding => format!("padding: {padding} of {}", Bytes(layout.size)),
        }));
        remarks.extend(line.map(|line| touched(layout, line)));
    }
    remarks.extend(layout.advice().map(|advice| advice.to_string()));
    remarks
}

/// How many cache lines a value touches, and which fields lie across two.
fn touched(layout: &TypeLayout, line: usize) -> String {
    let (best, worst) = layout.cache_lines(line).into_inner();
    let worst = if worst > best { format!(" to {worst}") } else { String::new() };
    let names: Vec<_> = layout.crossing(line).map(|field| format!("`{}`", field.name)).collect();
    let across = match names.join(", ") {
        names if names.is_empty() => names,
        names if layout.align < line => {
            format!("; across two lines, if the value starts at one: {names}")
        }
        names => format!("; across two lines: {names}"),
    };
    format!("cache lines of {}: {best}{worst}{across}", Bytes(line))
}

/// A line of the table.
struct Row {
    offset: Option<usize>,
    size: usize,
    align: Option<usize>,
    text: String,
}

impl Row {
    fn of(field: &FieldLayout, indent: &str) -> Self {
        let FieldLayout { name, type_name, offset, size, align, index: _ } = *field;
        let text = format!("{indent}{name}: {type_name}");
        Self { offset, size, align: Some(align), text }
    }
}

/// Fields whose offsets are known, and the holes between them.
fn in_memory(fields: &[FieldLayout], size: usize, hole: &str) -> Vec<Row> {
    let (mut rows, mut end) = (Vec::new(), 0);
    let fill = |rows: &mut Vec<Row>, end: usize, next: usize| {
        let size = next.saturating_sub(end);
        if size > 0 {
            let text = String::from(hole);
            rows.push(Row { offset: Some(end), size, align: None, text });
        }
    };
    for field in fields {
        fill(&mut rows, end, field.offset.unwrap_or(end));
        rows.push(Row::of(field, ""));
        end = field.end().unwrap_or(end).max(end);
    }
    fill(&mut rows, end, size);
    rows
}

/// The variants, each with its fields.
fn by_variant(layout: &TypeLayout, variants: &[VariantLayout]) -> Vec<Row> {
    let mut rows = Vec::new();
    for variant in variants {
        let sets_size = layout.largest_variants().any(|largest| largest == variant);
        let remark = if sets_size { "  <- sets the size" } else { "" };
        rows.push(Row {
            offset: None,
            size: variant.bytes(),
            align: Some(variant.align()),
            text: format!("{}{remark}", variant.name),
        });
        rows.extend(variant.fields.iter().map(|field| Row::of(field, "    ")));
    }
    rows
}

fn write_rows(rows: &[Row], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if rows.is_empty() {
        return Ok(());
    }
    let has_offsets = rows.iter().any(|row| row.offset.is_some());
    f.write_str("\n\n")?;
    if has_offsets {
        write!(f, "{:>6}  ", "offset")?;
    }
    write!(f, "{:>6}  {:>5}  ", "size", "align")?;
    f.write_str(if rows.iter().any(|row| row.text.starts_with("    ")) {
        "variant"
    } else {
        "field"
    })?;
    for Row { offset, size, align, text } in rows {
        f.write_str("\n")?;
        if has_offsets {
            write!(f, "{:>6}  ", offset.map(|offset| offset.to_string()).unwrap_or_default())?;
        }
        let align = align.map(|align| align.to_string()).unwrap_or_default();
        write!(f, "{size:>6}  {align:>5}  {text}")?;
    }
    Ok(())
}
