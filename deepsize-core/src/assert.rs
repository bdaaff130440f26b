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

/// Fails the build unless the size of `T` is as expected.
#[track_caller]
pub const fn check_size<T>(name: &str, relation: Relation, expected: Expected) {
    check("size", name, size_of::<T>(), relation, expected);
}

/// Fails the build unless the alignment of `T` is as expected.
#[track_caller]
pub const fn check_align<T>(name: &str, relation: Relation, expected: Expected) {
    check("alignment", name, align_of::<T>(), relation, expected);
}

/// Fails the build unless both types have one size.
#[track_caller]
pub const fn check_same_size<A, B>(first: &str, second: &str) {
    if size_of::<A>() != size_of::<B>() {
        Text::EMPTY
            .push("size of `")
            .push(second)
            .push("` is ")
            .bytes(size_of::<B>())
            .push(", that of `")
            .push(first)
            .push("` is ")
            .number(size_of::<A>())
            .fail();
    }
}

#[track_caller]
const fn check(what: &str, name: &str, actual: usize, relation: Relation, expected: Expected) {
    let (Expected::Always(number) | Expected::ByWidth(Some(number))) = expected else { return };
    let (holds, words) = match relation {
        Relation::Exactly => (actual == number, ""),
        Relation::AtMost => (actual <= number, "at most "),
        Relation::AtLeast => (actual >= number, "at least "),
    };
    if holds {
        return;
    }
    let text = Text::EMPTY.push(what).push(" of `").push(name).push("` is ").bytes(actual);
    let text = text.push(", expected ").push(words).number(number);
    match expected {
        Expected::Always(_) => text.fail(),
        Expected::ByWidth(_) => {
            text.push(" with ").number(POINTER_WIDTH as usize).push("-bit pointers").fail();
        }
    }
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
        if part.len() <= Self::PART {
            return self.push_bytes(part.as_bytes());
        }
        // Letters of several bytes are cut off whole.
        let mut end = Self::PART;
        while !part.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        let (shown, _) = part.as_bytes().split_at(end);
        self.push_bytes(shown).push("…")
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
        let text =
            text_of(|| check_size::<[u8; 32]>("Session", Relation::Exactly, Expected::Always(24)));
        assert_eq!(text, "size of `Session` is 32 bytes, expected 24");
        let text =
            text_of(|| check_size::<[u8; 1]>("Session", Relation::AtMost, Expected::Always(0)));
        assert_eq!(text, "size of `Session` is 1 byte, expected at most 0");
        let text =
            text_of(|| check_align::<[u8; 32]>("Line", Relation::AtLeast, Expected::Always(64)));
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
        let failure = catch_unwind(|| check_size::<u8>("u8", Relation::Exactly, by_width));
        let failure = failure.expect_err("no byte is that large");
        let expected = alloc::format!(
            "size of `u8` is 1 byte, expected {} with {POINTER_WIDTH}-bit pointers",
            usize::MAX
        );
        assert_eq!(failure.downcast_ref::<String>(), Some(&expected));
        check_size::<u8>("u8", Relation::Exactly, Expected::ByWidth(None));
    }

    #[test]
    fn long_names_do_not_push_out_the_numbers() {
        let name = "größe".repeat(1000);
        let failure =
            catch_unwind(|| check_size::<u8>(&name, Relation::Exactly, Expected::Always(7)));
        let failure = failure.expect_err("a byte is no seven");
        let text = failure.downcast_ref::<String>().expect("a panic with text");
        assert!(text.starts_with("size of `größegröße"));
        assert!(text.ends_with("…` is 1 byte, expected 7"));
    }
}
