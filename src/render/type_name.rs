//! Type names as a person would write them: without module paths, and cut to fit a line.

use alloc::string::String;

use unicode_width::UnicodeWidthStr;

/// Strips the paths from a name that [`core::any::type_name`] made, and replaces the innermost
/// arguments by `…` until it is at most so many columns wide, or nothing is left to replace.
pub(crate) fn short(type_name: &str, columns: usize) -> String {
    let name = without_paths(type_name);
    let mut depth = deepest(&name);
    let mut fitting = name.clone();
    while fitting.width() > columns && depth > 0 {
        depth = depth.saturating_sub(1);
        fitting = cut(&name, depth);
    }
    fitting
}

/// `alloc::vec::Vec<app::User>` as `Vec<User>`.
fn without_paths(type_name: &str) -> String {
    let mut short = String::with_capacity(type_name.len());
    let mut rest = type_name;
    while !rest.is_empty() {
        let (path, after) = rest.split_at(path_len(rest));
        // What comes after a bracket hangs on it: `<A as Trait>::Inner`.
        short.push_str(if short.is_empty() || !path.starts_with("::") { "" } else { "::" });
        short.push_str(last_of(path));
        let mut next = after.chars();
        short.extend(next.next());
        rest = next.as_str();
    }
    // Lifetimes are erased; what is left of them says nothing.
    short.replace("'_, ", "").replace("<'_>", "")
}

/// How much of the text is one path: up to the next character that a path has not.
fn path_len(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || "_:{}#".contains(c))).unwrap_or(text.len())
}

/// The last segment; of a closure or an unnamed item, the segment that it belongs to as well.
fn last_of(path: &str) -> &str {
    let mut start = path.len();
    while let Some((before, segment)) = path.get(..start).and_then(|path| path.rsplit_once("::")) {
        if !segment.starts_with('{') {
            return path.get(before.len().saturating_add(2)..).unwrap_or(path);
        }
        start = before.len();
    }
    path
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
    use alloc::string::ToString;
    use core::any::type_name;

    struct Local<T: ?Sized>(core::marker::PhantomData<T>);

    #[test]
    fn paths_are_stripped_wherever_they_stand() {
        for (long, expected) in [
            ("u8", "u8"),
            ("alloc::vec::Vec<app::model::User>", "Vec<User>"),
            ("&mut [core::option::Option<app::A>; 3]", "&mut [Option<A>; 3]"),
            ("(alloc::string::String, ())", "(String, ())"),
            ("dyn app::Shape + core::marker::Send", "dyn Shape + Send"),
            ("for<'a> fn(&'a app::A, u8) -> app::B", "for<'a> fn(&'a A, u8) -> B"),
            ("*const app::A", "*const A"),
            ("app::main::{{closure}}", "main::{{closure}}"),
            ("app::main::{{closure}}::{{closure}}", "main::{{closure}}::{{closure}}"),
            ("app::main::{{closure}}::Inner", "Inner"),
            ("<app::A as app::Tr<u8>>::method::Inner", "<A as Tr<u8>>::Inner"),
            ("alloc::borrow::Cow<'_, str>", "Cow<str>"),
            ("core::cell::Ref<'_, '_>", "Ref"),
            ("app::größe::Maß", "Maß"),
            ("", ""),
            ("::", ""),
        ] {
            assert_eq!(without_paths(long), expected);
        }
    }

    #[test]
    fn names_of_this_compiler_come_out_as_written() {
        assert!(!without_paths(type_name::<Local<dyn Fn(&str) -> String>>()).contains("::"));
        assert_eq!(without_paths(type_name::<&[&str]>()), "&[&str]");
        assert_eq!(
            without_paths(type_name::<std::collections::HashMap<u8, String>>()),
            "HashMap<u8, String>"
        );
    }

    #[test]
    fn innermost_arguments_give_way_first() {
        let name = "Map<String, Vec<Rc<RefCell<Package>>>>";
        assert_eq!(short(name, 80), name);
        assert_eq!(short(name, 32), "Map<String, Vec<Rc<RefCell<…>>>>");
        assert_eq!(short(name, 31), "Map<String, Vec<Rc<…>>>");
        assert_eq!(short(name, 10), "Map<…>");
        assert_eq!(short(name, 0), "Map<…>");
        assert_eq!(short("fn(u8) -> Vec<u8>", 10), "fn(…) -> Vec<…>".to_string());
    }
}
