//! Assertions about layouts at compile time: compares, and puts a failure into words; what the user
//! writes is parsed by the macros of the facade and by the derive.

use crate::limits::POINTER_WIDTH;

/// How the actual number should relate to the expected one.
#[derive(Clone, Copy, Debug)]
pub enum Relation {
    /// `==`
    Exactly,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
}

/// The number that the user expects.
#[derive(Clone, Copy, Debug)]
pub enum Expected {
    /// On every target.
    Always(usize),
    /// With pointers as wide as they are here; nothing is expected where the user has not said.
    ByWidth(Option<usize>),
}

/// A type as its user knows it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    name: &'a str,
    /// Its parameters, with the sizes of their arguments: at compile time no name of these can be
    /// had.
    arguments: &'a [(&'a str, usize)],
}

impl<'a> Subject<'a> {
    /// A type that has one size.
    #[must_use]
    pub const fn new(name: &'a str) -> Self {
        Self { name, arguments: &[] }
    }

    /// An instance of a generic type.
    #[must_use]
    pub const fn with_arguments(self, arguments: &'a [(&'a str, usize)]) -> Self {
        Self { arguments, ..self }
    }
}

/// Fails the build unless the size of `T` is as expected.
#[track_caller]
pub const fn check_size<T>(subject: Subject<'_>, relation: Relation, expected: Expected) {
    check(("size", size_of::<T>()), subject, relation, expected);
}

/// Fails the build unless the alignment of `T` is as expected.
#[track_caller]
pub const fn check_align<T>(subject: Subject<'_>, relation: Relation, expected: Expected) {
    check(("alignment", align_of::<T>()), subject, relation, expected);
}

/// Fails the build unless both types have one size.
#[track_caller]
pub const fn check_same_size<A, B>(first: &str, second: &str) {
    if size_of::<A>() != size_of::<B>() {
        Text::EMPTY
            .push("size of `")
            .name(second)
            .push("` is ")
            .bytes(size_of::<B>())
            .push(", that of `")
            .name(first)
            .push("` is ")
            .number(size_of::<A>())
            .fail();
    }
}

#[track_caller]
const fn check(
    (what, actual): (&str, usize),
    subject: Subject<'_>,
    relation: Relation,
    expected: Expected,
) {
    let (Expected::Always(number) | Expected::ByWidth(Some(number))) = expected else { return };
    let (holds, words) = match relation {
        Relation::Exactly => (actual == number, ""),
        Relation::AtMost => (actual <= number, "at most "),
        Relation::AtLeast => (actual >= number, "at least "),
    };
    if holds {
        return;
    }
    let text = Text::EMPTY.push(what).push(" of `").name(subject.name).push("` is ").bytes(actual);
    let text = text.push(", expected ").push(words).number(number);
    let text = match expected {
        Expected::Always(_) => text,
        Expected::ByWidth(_) => {
            text.push(" with ").number(POINTER_WIDTH as usize).push("-bit pointers")
        }
    };
    text.arguments(subject.arguments).fail();
}

/// A message that is put together at compile time, where nothing can be formatted.
#[derive(Clone, Copy)]
struct Text {
    bytes: [u8; Self::CAPACITY],
    len: usize,
}

impl Text {
    /// Room for the longest type name that a person would read to its end; the rest is cut off.
    const CAPACITY: usize = 1024;
    const EMPTY: Self = Self { bytes: [0; Self::CAPACITY], len: 0 };
    /// What a single part may take, so that no name pushes out the numbers.
    const PART: usize = 400;

    const fn push(self, part: &str) -> Self {
        self.push_bytes(part.as_bytes())
    }

    /// The name of a type, as a person would write it: the tokens of a macro may come with blanks
    /// between them.
    const fn name(mut self, name: &str) -> Self {
        // Letters of several bytes are cut off whole.
        let mut end = if name.len() < Self::PART { name.len() } else { Self::PART };
        while !name.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        let (shown, rest) = name.as_bytes().split_at(end);
        let mut before = b' ';
        let mut after = shown;
        while let [byte, others @ ..] = after {
            if !(*byte == b' ' && is_superfluous(before, others)) {
                self = self.push_bytes(&[*byte]);
                before = *byte;
            }
            after = others;
        }
        if rest.is_empty() { self } else { self.push("…") }
    }

    /// How large the arguments of an instance are, in brackets.
    const fn arguments(mut self, mut arguments: &[(&str, usize)]) -> Self {
        let mut bracket = " (";
        while let [(name, size), rest @ ..] = arguments {
            self = self.push(bracket).push("`").name(name).push("` is ").bytes(*size);
            bracket = ", ";
            arguments = rest;
            if rest.is_empty() {
                self = self.push(")");
            }
        }
        self
    }

    const fn push_bytes(mut self, part: &[u8]) -> Self {
        if let Some((_, rest)) = self.bytes.split_at_mut_checked(self.len)
            && let Some((room, _)) = rest.split_at_mut_checked(part.len())
        {
            room.copy_from_slice(part);
            self.len = self.len.saturating_add(part.len());
        }
        self
    }

    const fn number(self, number: usize) -> Self {
        let front = if number < 10 { self } else { self.number(number / 10) };
        #[expect(clippy::cast_possible_truncation, reason = "a digit")]
        front.push_bytes(&[b'0' + (number % 10) as u8])
    }

    const fn bytes(self, number: usize) -> Self {
        self.number(number).push(if number == 1 { " byte" } else { " bytes" })
    }

    #[expect(clippy::panic, reason = "it fails the build")]
    #[track_caller]
    const fn fail(self) -> ! {
        let (text, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("the layout is not as expected"),
        }
    }
}

/// Whether a person would leave out a blank in the name of a type, after this byte and before
/// these.
const fn is_superfluous(before: u8, after: &[u8]) -> bool {
    match (before, after) {
        // An arrow stands by itself.
        (b'>', [b'<', ..]) | (_, [b'-', b'>', ..]) => false,
        (b'*', [next, ..]) => matches!(*next, b'c' | b'm'),
        (b'<' | b'&' | b':', _) | (_, [b'<' | b'>' | b':' | b',', ..]) => true,
        _ => false,
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;
    use alloc::string::String;
    use std::panic::catch_unwind;

    fn text_of(check: fn()) -> String {
        let Err(failure) = catch_unwind(check) else { return String::from("no failure") };
        failure.downcast_ref::<String>().cloned().unwrap_or_default()
    }

    #[test]
    fn failures_name_type_actual_and_expected() {
        let text = text_of(|| {
            check_size::<[u8; 32]>(
                Subject::new("Session"),
                Relation::Exactly,
                Expected::Always(24),
            );
        });
        assert_eq!(text, "size of `Session` is 32 bytes, expected 24");
        let text = text_of(|| {
            check_size::<[u8; 1]>(Subject::new("Session"), Relation::AtMost, Expected::Always(0));
        });
        assert_eq!(text, "size of `Session` is 1 byte, expected at most 0");
        let text = text_of(|| {
            check_align::<[u8; 32]>(Subject::new("Line"), Relation::AtLeast, Expected::Always(64));
        });
        assert_eq!(text, "alignment of `Line` is 1 byte, expected at least 64");
        let text = text_of(check_same_size_of_bytes);
        assert_eq!(text, "size of `B` is 1024 bytes, that of `A` is 100");
    }

    fn check_same_size_of_bytes() {
        check_same_size::<[u8; 100], [u8; 1024]>("A", "B");
    }

    #[test]
    fn width_is_told_only_where_it_matters() {
        let by_width = Expected::ByWidth(Some(usize::MAX));
        let failure =
            catch_unwind(|| check_size::<u8>(Subject::new("u8"), Relation::Exactly, by_width));
        let failure = failure.expect_err("no byte is that large");
        let expected = alloc::format!(
            "size of `u8` is 1 byte, expected {} with {POINTER_WIDTH}-bit pointers",
            usize::MAX
        );
        assert_eq!(failure.downcast_ref::<String>(), Some(&expected));
        check_size::<u8>(Subject::new("u8"), Relation::Exactly, Expected::ByWidth(None));
    }

    #[test]
    fn long_names_do_not_push_out_the_numbers() {
        let name = "größe".repeat(1000);
        let failure = catch_unwind(|| {
            check_size::<u8>(Subject::new(&name), Relation::Exactly, Expected::Always(7));
        });
        let failure = failure.expect_err("a byte is no seven");
        let text = failure.downcast_ref::<String>().expect("a panic with text");
        assert!(text.starts_with("size of `größegröße"));
        assert!(text.ends_with("…` is 1 byte, expected 7"));
    }

    #[test]
    fn names_are_as_a_person_writes_them() {
        for (tokens, written) in [
            ("Pair < u8, u8 >", "Pair<u8, u8>"),
            ("Vec < Vec < u8 > >", "Vec<Vec<u8>>"),
            ("std :: vec :: Vec < & 'static str >", "std::vec::Vec<&'static str>"),
            ("< Square as Shape > :: Side", "<Square as Shape>::Side"),
            ("fn(u8) -> Vec < u8 >", "fn(u8) -> Vec<u8>"),
            (
                "Box < dyn for < 'a > Fn(& 'a u8) -> u8 + Send >",
                "Box<dyn for<'a> Fn(&'a u8) -> u8 + Send>",
            ),
            ("* const [u8; { 2 * 3 }]", "*const [u8; { 2 * 3 }]"),
        ] {
            for name in [tokens, written] {
                let text = Text::EMPTY.name(name);
                assert_eq!(core::str::from_utf8(text.bytes.split_at(text.len).0), Ok(written));
            }
        }
    }

    #[test]
    fn arguments_are_told_by_their_sizes() {
        let text = text_of(|| {
            let pair = Subject::new("Pair<T, U>").with_arguments(&[("T", 1), ("U", 24)]);
            check_size::<[u8; 32]>(pair, Relation::Exactly, Expected::Always(24));
        });
        let expected =
            "size of `Pair<T, U>` is 32 bytes, expected 24 (`T` is 1 byte, `U` is 24 bytes)";
        assert_eq!(text, expected);
    }
}
