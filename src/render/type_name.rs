//! Type names as a person would write them, cut to fit a line.

use alloc::format;
use alloc::string::{String, ToString as _};

use mem_size_core::type_layout::short_name;

use crate::text::{width, without_middle};

/// Strips the paths from a name that [`core::any::type_name`] made, and replaces the innermost
/// arguments by `…` until it is at most `columns` wide, or nothing is left to replace.
pub(crate) fn short(type_name: &str, columns: usize) -> String {
    let name = short_name(type_name).to_string();
    let mut depth = deepest(&name);
    let mut fitting = name.clone();
    while width(&fitting) > columns && depth > 0 {
        depth = depth.saturating_sub(1);
        fitting = cut(&name, depth);
    }
    fitting
}

/// How wide a name may get where there is less room, so that deep down it still tells something.
const NAME_COLUMNS: usize = 40;

/// A name, or a type that is nothing but a name, in a column of this width: one that is much too
/// long loses its middle.
pub(crate) fn of_place(name: &str, columns: usize) -> String {
    without_middle(name, columns.max(NAME_COLUMNS))
}

/// A name with its type, together at most `columns` wide if the type can be cut to that.
pub(crate) fn behind(name: &str, type_name: &str, columns: usize) -> String {
    let name = &of_place(name, columns);
    let columns = columns.saturating_sub(width(name).saturating_add(2));
    format!("{name}: {}", of_place(&short(type_name, columns), columns))
}

/// How deep brackets are nested.
fn deepest(name: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in chars(name) {
        match c {
            Part::Open(_) => depth = depth.saturating_add(1),
            Part::Close(_) => depth = depth.saturating_sub(1),
            Part::Other(_) => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The name with everything that is nested deeper than `most` replaced.
fn cut(name: &str, most: usize) -> String {
    let (mut depth, mut short) = (0_usize, String::new());
    for part in chars(name) {
        match part {
            Part::Open(c) => {
                if depth <= most {
                    short.push(c);
                }
                if depth == most {
                    short.push('…');
                }
                depth = depth.saturating_add(1);
            }
            Part::Close(c) => {
                depth = depth.saturating_sub(1);
                if depth <= most {
                    short.push(c);
                }
            }
            Part::Other(c) if depth <= most => short.push(c),
            Part::Other(_) => {}
        }
    }
    short
}

/// A character of a name, by what it does to the nesting.
enum Part {
    Open(char),
    Close(char),
    Other(char),
}

fn chars(name: &str) -> impl Iterator<Item = Part> {
    let mut before = ' ';
    name.chars().map(move |c| {
        let part = match c {
            '<' | '(' | '[' => Part::Open(c),
            // Of an arrow, not a bracket.
            '>' if before == '-' => Part::Other(c),
            '>' | ')' | ']' => Part::Close(c),
            _ => Part::Other(c),
        };
        before = c;
        part
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn innermost_arguments_give_way_first() {
        let name = "Map<String, Vec<Rc<RefCell<Package>>>>";
        assert_eq!(short(name, 80), name);
        assert_eq!(short(name, 32), "Map<String, Vec<Rc<RefCell<…>>>>");
        assert_eq!(short(name, 31), "Map<String, Vec<Rc<…>>>");
        assert_eq!(short(name, 10), "Map<…>");
        assert_eq!(short(name, 0), "Map<…>");
        assert_eq!(short("fn(u8) -> Vec<u8>", 10), "fn(…) -> Vec<…>");
        assert_eq!(short("app::Map<alloc::string::String, app::A>", 14), "Map<String, A>");
    }
}
