//! The names of types, as the compiler knows them and as people write them.

use core::any::type_name;
use core::fmt::{self, Write as _};

/// The name of a type, with its arguments.
///
/// [`Display`](fmt::Display) writes it as a person would, without paths: `Vec<User>`;
/// [`full`](Self::full) is what the compiler calls it: `alloc::vec::Vec<app::User>`. Lifetimes are
/// erased: they show as `'_` at most.
#[derive(Clone, Copy)]
pub struct TypeName(Name);

#[derive(Clone, Copy)]
enum Name {
    /// Of a type of this program; the compiler tells it at run time only.
    Asked(fn() -> &'static str),
    /// Of a type that was read from a file.
    #[cfg(all(feature = "serde", feature = "std"))]
    Read(&'static str),
}

impl TypeName {
    pub(super) const fn of<T>() -> Self {
        Self(Name::Asked(type_name::<T>))
    }

    #[cfg(all(feature = "serde", feature = "std"))]
    pub(super) const fn read(full: &'static str) -> Self {
        Self(Name::Read(full))
    }

    /// With all paths, as [`core::any::type_name`] has it.
    #[must_use]
    pub fn full(self) -> &'static str {
        match self.0 {
            Name::Asked(name) => name(),
            #[cfg(all(feature = "serde", feature = "std"))]
            Name::Read(name) => name,
        }
    }
}

impl PartialEq for TypeName {
    fn eq(&self, other: &Self) -> bool {
        self.full() == other.full()
    }
}

impl Eq for TypeName {}

impl fmt::Debug for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.full(), f)
    }
}

/// As [`short_name`] has it.
impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Short(self.full()).fmt(f)
    }
}

/// The name that [`core::any::type_name`] gives a type, as a person would write it: of each path
/// the last segment, and no erased lifetimes.
///
/// ```
/// use mem_size_core::type_layout::short_name;
///
/// let name = short_name("alloc::vec::Vec<alloc::borrow::Cow<'_, app::User>>");
/// assert_eq!(name.to_string(), "Vec<Cow<User>>");
/// ```
#[must_use]
pub const fn short_name(type_name: &str) -> impl fmt::Display {
    Short(type_name)
}

struct Short<'a>(&'a str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut rest, mut is_first) = (self.0, true);
        while !rest.is_empty() {
            let (path, after) = rest.split_at(path_len(rest));
            // What comes after a bracket hangs on it: `<A as Trait>::Inner`.
            f.write_str(if path.starts_with("::") && !is_first { "::" } else { "" })?;
            f.write_str(last_of(path))?;
            rest = after;
            is_first = false;
            if let Some(after) = erased(rest) {
                rest = after;
                continue;
            }
            let mut letters = rest.chars();
            if let Some(letter) = letters.next() {
                f.write_char(letter)?;
            }
            rest = letters.as_str();
            while let Some(after) = rest.strip_prefix("'_, ") {
                rest = after;
            }
        }
        Ok(())
    }
}

/// What comes behind brackets with nothing but erased lifetimes, which say nothing.
fn erased(text: &str) -> Option<&str> {
    let mut lifetimes = text.strip_prefix('<')?;
    while let Some(after) = lifetimes.strip_prefix("'_, ") {
        lifetimes = after;
    }
    lifetimes.strip_prefix("'_>")
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

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::borrow::Cow;
    use alloc::string::{String, ToString as _};
    use alloc::vec::Vec;
    use core::cell::Ref;

    struct Local<T: ?Sized>(core::marker::PhantomData<T>);

    fn short<T>() -> String {
        TypeName::of::<T>().to_string()
    }

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
            ("<app::A<'_> as app::Tr<'_, u8>>::method::Inner", "<A as Tr<u8>>::Inner"),
            ("alloc::borrow::Cow<'_, str>", "Cow<str>"),
            ("app::Many<'_, '_, app::A>", "Many<A>"),
            ("core::cell::Ref<'_, '_>", "Ref"),
            ("app::größe::Maß", "Maß"),
            ("", ""),
            ("::", ""),
        ] {
            assert_eq!(short_name(long).to_string(), expected);
        }
    }

    #[test]
    fn names_of_this_compiler_come_out_as_written() {
        assert_eq!(short::<u8>(), "u8");
        assert_eq!(short::<Vec<Option<Local<str>>>>(), "Vec<Option<Local<str>>>");
        assert_eq!(short::<&mut [Option<String>; 3]>(), "&mut [Option<String>; 3]");
        assert_eq!(short::<(String, ())>(), "(String, ())");
        assert_eq!(short::<*const Local<dyn Send>>(), "*const Local<dyn Send>");
        assert_eq!(short::<Cow<'_, str>>(), "Cow<str>");
        assert_eq!(short::<fn(Local<u8>) -> String>(), "fn(Local<u8>) -> String");
        assert!(!short::<Option<Ref<'_, Local<u8>>>>().contains("::"));
        assert!(!short::<Local<dyn Fn(&str) -> String>>().contains("::"));
    }

    #[test]
    fn the_full_name_has_the_paths() {
        assert!(
            TypeName::of::<Local<u8>>().full().ends_with("type_layout::name::tests::Local<u8>")
        );
        assert_eq!(TypeName::of::<u8>(), TypeName::of::<u8>());
        assert_ne!(TypeName::of::<u8>(), TypeName::of::<i8>());
    }
}
