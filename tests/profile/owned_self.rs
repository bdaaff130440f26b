//! Methods that own `self`: their bodies run in a closure, and must mean what they meant.
#![expect(
    clippy::unused_self,
    clippy::while_let_on_iterator,
    clippy::wrong_self_convention,
    reason = "forms that people write"
)]

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;

use mem_size::{memory_profile, profile};

use crate::{block, counts_of};

#[derive(Clone, Debug)]
struct Text(String, Vec<u8>);

fn text() -> Text {
    Text(String::from("text"), block(100))
}

impl Text {
    #[memory_profile]
    fn is_named_in_a_format(self) -> String {
        format!("{self}, {self:?}")
    }

    #[memory_profile]
    fn lends_a_parameter(self, items: &mut Vec<u8>) -> &mut u8 {
        items.extend(self.1);
        items.push(1);
        items.first_mut().expect("there is one")
    }

    #[memory_profile]
    fn lends_by_name<'a>(mut self, items: &'a mut [Self], more: Self) -> Option<&'a mut Self> {
        self.0.push('s');
        let first = items.first_mut()?;
        *first = more;
        Some(first)
    }

    #[memory_profile]
    fn fails_in_many_ways(self, number: &str) -> Result<Box<dyn Display>, Box<dyn Error>> {
        if self.0.len() > 9 {
            return Err("long".into());
        }
        let number: u8 = number.parse()?;
        Ok(Box::new(number))
    }

    #[memory_profile]
    fn gives_closures(self) -> Box<dyn Fn(&str) -> &str> {
        Box::new(move |text| if self.0.is_empty() { text } else { text.trim() })
    }

    #[memory_profile]
    fn gives_an_opaque_closure(self) -> impl Fn(&str) -> &str {
        move |text| if self.0.is_empty() { text } else { text.trim() }
    }

    #[memory_profile]
    fn gives_opaque_results(
        self,
        items: &[u8],
    ) -> Result<impl Iterator<Item = &u8>, Box<dyn Error>> {
        if self.0.is_empty() {
            return Err("empty".into());
        }
        Ok(items.iter().take(self.0.len()))
    }

    #[memory_profile]
    fn inner_items_have_a_self_of_their_own(self) -> usize {
        struct Inner(usize);
        impl Inner {
            fn number(self) -> usize {
                self.0
            }
        }
        macro_rules! own {
            () => {
                self.0.len()
            };
        }
        fn nested(text: &str) -> usize {
            text.len()
        }
        Inner(1).number() + own!() + nested(&self.0)
    }

    /// # Safety
    ///
    /// None needed.
    #[memory_profile]
    unsafe fn needs_no_block_of_its_own(self, other: *const u8) -> u8 {
        // SAFETY: the caller's.
        unsafe { *other }
    }

    #[memory_profile]
    #[track_caller]
    fn asks_for_its_caller(self) -> &'static Location<'static> {
        Location::caller()
    }

    #[memory_profile]
    fn comes_again(self: Rc<Self>, depth: usize) -> usize {
        if depth == 0 { self.0.len() } else { Rc::clone(&self).comes_again(depth - 1) + 1 }
    }

    #[memory_profile]
    fn is_pinned(self: Pin<&mut Self>) -> &mut String {
        &mut self.get_mut().0
    }
}

#[repr(C)]
struct Number(u8);

impl Number {
    #[memory_profile]
    extern "C" fn is_foreign(self) -> u8 {
        self.0
    }
}

impl Display for Text {
    #[inline]
    #[memory_profile(name = "Display::fmt")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

trait Sized2 {
    #[memory_profile]
    fn given<T: Into<u8>>(self, number: T) -> (Self, u8)
    where
        Self: Sized,
    {
        (self, number.into())
    }

    fn into_length(self: Box<Self>) -> usize;
}

impl Sized2 for Text {
    #[memory_profile]
    fn into_length(self: Box<Self>) -> usize {
        self.1.capacity()
    }
}

impl Iterator for Text {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.pop()
    }

    #[memory_profile]
    fn fold<B, F: FnMut(B, char) -> B>(mut self, init: B, mut f: F) -> B {
        let mut all = init;
        while let Some(letter) = self.next() {
            all = f(all, letter);
        }
        all
    }
}

#[test]
fn bodies_mean_what_they_meant() {
    assert!(text().is_named_in_a_format().starts_with("text, Text("));
    let mut items = vec![7];
    *text().lends_a_parameter(&mut items) = 8;
    assert_eq!(items, [8, 1]);
    let lent = &mut [text()];
    assert!(text().lends_by_name(lent, Text(String::new(), Vec::new())).is_some());
    assert!(text().fails_in_many_ways("x").is_err_and(|error| error.to_string() != "long"));
    assert!(text().fails_in_many_ways("7").is_ok_and(|number| number.to_string() == "7"));
    assert_eq!(text().gives_closures()(" x "), "x");
    assert_eq!(text().gives_an_opaque_closure()(" x "), "x");
    assert_eq!(text().gives_opaque_results(&[0; 9]).map_or(0, Iterator::count), 4);
    assert_eq!(text().inner_items_have_a_self_of_their_own(), 9);
    // SAFETY: it is a reference.
    assert_eq!(unsafe { text().needs_no_block_of_its_own(&7) }, 7);
    assert_eq!(text().asks_for_its_caller().line(), line!());
    assert_eq!(Rc::new(text()).comes_again(20), 24);
    assert_eq!(Pin::new(&mut text()).is_pinned(), "text");
    assert_eq!(Number(7).is_foreign(), 7);
    assert_eq!(text().given(7).1, 7);
    assert_eq!(Box::new(text()).into_length(), 100);
    assert_eq!(text().fold(0, |count, _| count + 1), 4);
}

#[test]
fn self_is_freed_within() {
    let texts = [text(), text(), text(), text()];
    let ((), profile) = profile(|| {
        let [formatted, failed, boxed, folded] = texts;
        drop(formatted.is_named_in_a_format());
        assert!(failed.fails_in_many_ways("x").is_err());
        let boxed: Box<dyn Sized2> = Box::new(boxed);
        assert_eq!(boxed.into_length(), 100);
        assert_eq!(folded.fold(0, |count, _| count + 1), 4);
    });
    for name in ["is_named_in_a_format", "fails_in_many_ways", "into_length", "fold"] {
        assert!(counts_of(&profile, name).freed_bytes >= 104, "{name} in\n{profile}");
    }
}
