//! Strings of every kind, and what borrows or boxes them.

use std::borrow::Cow;
use std::ffi::{CString, OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::exact;

const TEXTS: [&str; 4] =
    ["", "a", "seventeen letters", "a text that is somewhat longer than the others"];

#[test]
fn strings_are_exact() {
    for text in TEXTS {
        exact(|| String::from(text));
        exact(|| CString::new(text).unwrap());
        exact(|| OsString::from(text));
        exact(|| PathBuf::from(text));
        exact(|| {
            let mut grown = String::with_capacity(5);
            grown.push_str(text);
            grown
        });
        exact(|| {
            let mut grown = OsString::with_capacity(5);
            grown.push(text);
            grown
        });
        exact(|| {
            let mut grown = PathBuf::with_capacity(5);
            grown.push(text);
            grown.push("child");
            grown.pop();
            grown
        });
    }
    exact(CString::default);
    exact(|| vec![Some(String::from("a")), None, Some(String::new())]);
}

#[test]
fn boxed_strings_are_exact() {
    for text in TEXTS {
        exact(|| Box::<str>::from(text));
        exact(|| Box::<OsStr>::from(OsStr::new(text)));
        exact(|| Box::<Path>::from(Path::new(text)));
        exact(|| CString::new(text).unwrap().into_boxed_c_str());
        exact(|| Box::new(Box::<str>::from(text)));
    }
}

#[test]
fn a_cow_counts_what_it_owns() {
    for text in TEXTS {
        exact(|| Cow::Borrowed(text));
        exact(|| Cow::<str>::Owned(String::from(text)));
        exact(|| vec![Cow::Borrowed(text), Cow::Owned(String::from(text))]);
        exact(|| Cow::<Path>::Owned(PathBuf::from(text)));
        exact(|| Cow::<OsStr>::Owned(OsString::from(text)));
        exact(|| Cow::<[u8]>::Owned(Vec::from(text)));
        exact(|| Cow::<[u8]>::Borrowed(text.as_bytes()));
    }
    exact(|| Cow::<[String]>::Owned(vec![String::from("a"), String::from("b")]));
}

#[test]
fn text_in_enums_and_ranges_is_exact() {
    use std::cmp::Reverse;
    use std::ops::{Bound, ControlFlow};
    use std::task::Poll;

    let text = || String::from("text");
    exact(|| Ok::<_, ()>(text()));
    exact(|| Err::<(), _>(text()));
    exact(|| Poll::Ready(text()));
    exact(|| Poll::<String>::Pending);
    exact(|| ControlFlow::<_, u8>::Break(text()));
    exact(|| ControlFlow::<u8, _>::Continue(text()));
    exact(|| [Bound::Included(text()), Bound::Excluded(text()), Bound::Unbounded]);
    exact(|| Reverse(text()));
    exact(|| text()..text());
    exact(|| text()..=text());
    exact(|| (text().., ..text(), ..=text()));
    exact(|| std::num::Wrapping(text()));
    exact(|| std::num::Saturating(text()));
    exact(|| std::panic::AssertUnwindSafe(text()));
    exact(|| std::mem::ManuallyDrop::new(7_u8));
    exact(|| [text(), text()].into_iter());
    exact(|| {
        let mut rest = [text(), text(), text()].into_iter();
        rest.next();
        rest
    });
}

#[rustversion::since(1.95)]
#[test]
fn the_range_of_the_next_edition_is_exact() {
    let text = || String::from("text");
    exact(|| std::range::RangeInclusive { start: text(), last: text() });
}

#[rustversion::since(1.96)]
#[test]
fn the_other_ranges_of_the_next_edition_are_exact() {
    let text = || String::from("text");
    exact(|| std::range::Range { start: text(), end: text() });
    exact(|| std::range::RangeFrom { start: text() });
    exact(|| std::range::RangeToInclusive { last: text() });
}
