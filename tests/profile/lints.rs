//! Measured functions set off no lint of the crate around them: this file compiles, and passes
//! clippy.
#![deny(
    warnings,
    missing_docs,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    unit_bindings,
    unused,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::allow_attributes,
    clippy::let_underscore_untyped,
    clippy::min_ident_chars,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::used_underscore_binding
)]
#![forbid(unsafe_code, elided_lifetimes_in_paths)]

use std::io::{Error, Write};

use mem_size::memory_profile;

#[memory_profile]
fn plain(mut items: Vec<String>, _unused: Vec<u8>, count: usize) -> Vec<String> {
    items.truncate(count);
    items
}

#[memory_profile]
fn nothing() {}

#[memory_profile]
fn diverges(text: String) -> u8 {
    loop {
        if text.is_empty() {
            return 1;
        }
    }
}

#[memory_profile]
fn panics((_first, second): (u8, Vec<u8>)) -> Vec<u8> {
    assert_eq!(second.len(), 0);
    unreachable!("{}", second.len())
}

#[memory_profile]
fn writes<W: Write + ?Sized>(text: &str, into: &mut W) -> Result<(), Error> {
    into.write_all(text.as_bytes())?;
    into.flush()
}

#[memory_profile]
fn opaque(items: &[u8], more: Vec<u8>) -> impl Iterator<Item = u8> {
    items.iter().copied().chain(more)
}

#[memory_profile]
#[rustfmt::skip]
fn on_one_line() -> impl Iterator<Item = u8> { std::iter::empty() }

#[memory_profile]
async fn later<'a>(text: &'a str, mut items: Vec<&'a str>) -> Result<Vec<&'a str>, Error> {
    std::future::ready(Ok::<(), Error>(())).await?;
    items.push(text);
    Ok(items)
}

#[memory_profile]
async fn never(_unused: Vec<u8>) {}

struct Counter(usize);

impl Counter {
    #[memory_profile(name = "Counter::next", to = stderr)]
    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0
    }

    #[memory_profile]
    fn end(self) -> usize {
        self.0
    }

    #[memory_profile]
    async fn end_later(mut self) -> usize {
        self.0 += 1;
        self.0
    }
}

#[test]
fn no_lint_is_set_off() {
    let ((), profile) = mem_size::profile(|| {
        assert_eq!(plain(vec![String::new()], Vec::new(), 1).len(), 1);
        nothing();
        assert_eq!(diverges(String::new()), 1);
        assert!(std::panic::catch_unwind(|| panics((1, Vec::new()))).is_err());
        assert!(writes("text", &mut Vec::new()).is_ok());
        assert_eq!(opaque(&[1], Vec::new()).count(), 1);
        assert_eq!(on_one_line().count(), 0);
        drop(later("text", Vec::new()));
        drop(never(Vec::new()));
        let mut counter = Counter(0);
        assert_eq!(counter.next(), 1);
        drop(Counter(1).end_later());
        assert_eq!(counter.end(), 1);
    });
    assert!(profile.children.len() > 5);
}
