//! What the user wrote in `#[memory_profile(…)]`.

use proc_macro2::TokenStream;
use syn::{Ident, Lit, LitStr, Path, TypePath};

use crate::attr::entry::{self, Entry, Value};
use crate::attr::{self, Place, Word};
use crate::diag::Diag;

/// The options of one attribute.
#[derive(Default)]
pub(super) struct Options {
    pub(super) name: Option<LitStr>,
    pub(super) to: Option<To>,
    pub(super) krate: Option<Path>,
}

/// Who gets the profile of an outermost call.
#[cfg_attr(
    not(feature = "profile"),
    expect(dead_code, reason = "they are checked, though nothing is made of them")
)]
pub(super) enum To {
    /// A ready-made handler.
    Ready(Ident),
    Callback(TypePath),
}

impl Options {
    pub(super) fn read(list: TokenStream, diag: &mut Diag) -> Self {
        let mut options = Self::default();
        for entry in entry::listed(list, Place::Function, diag) {
            match entry.word {
                Word::Name => options.name = name(&entry, diag),
                Word::To => options.to = attr::path(entry, diag).map(to),
                Word::Crate => options.krate = attr::path(entry, diag).map(|path| path.path),
                Word::Skip
                | Word::With
                | Word::Follow
                | Word::Flat
                | Word::Bound
                | Word::Size
                | Word::MaxSize
                | Word::Align => {}
            }
        }
        options
    }
}

fn name(entry: &Entry, diag: &mut Diag) -> Option<LitStr> {
    let Value::Lit(Lit::Str(text)) = &entry.value else { return entry.wrong_form(diag) };
    if text.value().is_empty() {
        diag.error(text.span(), "`name` is empty; write a name or remove it");
        return None;
    }
    Some(text.clone())
}

fn to(path: TypePath) -> To {
    let is_ready =
        |ident: &&Ident| ["stderr", "log", "tracing"].iter().any(|ready| *ident == ready);
    match path.path.get_ident().filter(is_ready) {
        Some(ident) => To::Ready(ident.clone()),
        None => To::Callback(path),
    }
}
