//! The names of types, as the compiler knows them and as people write them.

use core::any::type_name;
use core::fmt;

/// The name of a type, with its arguments.
///
/// [`Display`](fmt::Display) writes it as a person would, without paths: `Vec<User>`; [`full`](Self::full) is what
/// the compiler calls it: `alloc::vec::Vec<app::User>`. Lifetimes are erased: they show as `'_` at most.
#[derive(Clone, Copy)]
pub struct TypeName(fn() -> &'static str);

impl TypeName {
    pub(super) const fn of<T>() -> Self {
        Self(type_name::<T>)
    }

    /// With all paths, as [`core::any::type_name`] has it.
    #[must_use]
    pub fn full(self) -> &'static str {
        (self.0)()
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

/// Without paths: of each, the last segment.
impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.full();
        let mut is_first = true;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !is_of_path(c)).unwrap_or(rest.len());
            let (path, after) = rest.split_at(end);
            // What comes after a bracket hangs on it: `<A as Trait>::Inner`.
            f.write_str(if path.starts_with("::") && !is_first { "::" } else { "" })?;
            f.write_str(last_of(path))?;
            rest = after;
            // Lifetimes are erased; what is left of them says nothing.
            for erased in ["<'_>", "'_, "] {
                rest = rest.strip_prefix(erased).unwrap_or(rest);
            }
            let mut letters = rest.chars();
            if let Some(letter) = letters.next() {
                write!(f, "{letter}")?;
            }
            rest = letters.as_str();
            rest = rest.strip_prefix("'_, ").unwrap_or(rest);
            is_first = false;
        }
        Ok(())
    }
}

fn is_of_path(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ':' | '{' | '}' | '#')
}

/// The last segment of a path.
fn last_of(path: &str) -> &str {
    path.rsplit_once("::").map_or(path, |(_, last)| last)
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
    fn paths_are_left_out_wherever_they_stand() {
        assert_eq!(short::<u8>(), "u8");
        assert_eq!(short::<Vec<Option<Local<str>>>>(), "Vec<Option<Local<str>>>");
        assert_eq!(short::<&mut [Option<String>; 3]>(), "&mut [Option<String>; 3]");
        assert_eq!(short::<(String, ())>(), "(String, ())");
        assert_eq!(short::<*const Local<dyn Send>>(), "*const Local<dyn Send>");
        assert_eq!(short::<Cow<'_, str>>(), "Cow<str>");
        assert_eq!(short::<fn(Local<u8>) -> String>(), "fn(Local<u8>) -> String");
        assert!(!short::<Option<Ref<'_, Local<u8>>>>().contains("::"));
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
