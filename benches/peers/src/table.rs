//! Numbers as words, and rows as an aligned Markdown table.

use crate::child::Outcome;

/// A Markdown table; the first row is the head, and all columns but the first are to the right.
pub fn markdown(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..columns).filter_map(width).collect();
    let mut table = String::new();
    for (nth, row) in rows.iter().enumerate() {
        for (column, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            table += &if column == 0 {
                format!("| {cell:<width$} ")
            } else {
                format!("| {cell:>width$} ")
            };
        }
        table += "|\n";
        if nth == 0 {
            for (column, &width) in widths.iter().enumerate() {
                let colon = if column == 0 { "-" } else { ":" };
                table += &format!("|{}{colon}", "-".repeat(width + 1));
            }
            table += "|\n";
        }
    }
    table
}

/// How far off an answer is.
pub fn accuracy(outcome: Outcome, truth: isize) -> String {
    match outcome {
        Outcome::Bytes { heap, gaps: 0 } if heap == truth => String::from("exact"),
        Outcome::Bytes { heap, gaps: 0 } => error(heap, truth),
        Outcome::Bytes { heap, gaps: 1 } => format!("≥ {heap} + gap"),
        Outcome::Bytes { heap, gaps } => format!("≥ {heap} + {gaps} gaps"),
        Outcome::NoImpl => String::from("no impl"),
        Outcome::Hangs => String::from("hangs"),
        Outcome::Overflows => String::from("overflows"),
        Outcome::Panics => String::from("panics"),
        Outcome::Crashes => String::from("crashes"),
    }
}

/// In per cent, or in bytes where that would round to nothing.
fn error(heap: isize, truth: isize) -> String {
    let off = heap - truth;
    let per_cent = 100.0 * off as f64 / truth as f64;
    let sign = if off < 0 { '−' } else { '+' };
    if per_cent.abs() < 0.05 {
        format!("{sign}{} B", off.abs())
    } else {
        format!("{sign}{:.1} %", per_cent.abs())
    }
}

/// Three digits, in the unit that suits.
pub fn time(nanos: f64) -> String {
    let (number, unit) = match nanos {
        ..1e3 => (nanos, "ns"),
        1e3..1e6 => (nanos / 1e3, "µs"),
        _ => (nanos / 1e6, "ms"),
    };
    let decimals = if number < 9.995 {
        2
    } else if number < 99.95 {
        1
    } else {
        0
    };
    format!("{number:.decimals$} {unit}")
}

/// Two digits, times as long.
pub fn ratio(ratio: f64) -> String {
    match ratio {
        ..0.01 => String::from("< 0.01 ×"),
        0.01..0.995 => format!("{ratio:.2} ×"),
        0.995..9.95 => format!("{ratio:.1} ×"),
        9.95..1e4 => format!("{ratio:.0} ×"),
        1e4..1e6 => format!("{:.0} k ×", ratio / 1e3),
        _ => format!("{:.0} M ×", ratio / 1e6),
    }
}

/// `12,345,678`
pub fn thousands(number: isize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
