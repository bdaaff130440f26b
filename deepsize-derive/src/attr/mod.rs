//! What the user wrote in `#[mem_size(…)]`, read once; what it means together is `check`'s
//! business. The words and values of `#[memory_profile(…)]` are read here as well.

mod bytes;
pub(crate) mod entry;
mod near;
mod repr;
mod rule;
mod word;

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, Path, Token, TypePath, WherePredicate};

pub(crate) use crate::attr::bytes::{Arm, Bytes, Width};
use crate::attr::entry::Entry;
pub(crate) use crate::attr::repr::{Packed, Repr};
pub(crate) use crate::attr::rule::Rule;
pub(crate) use crate::attr::word::{Place, Word};
use crate::diag::Diag;
use crate::editions::understood;
use crate::parts::mentions;

/// An option with the place of its word.
pub(crate) struct Given<T> {
    pub(crate) span: Span,
    pub(crate) value: T,
}

/// The options of a type.
#[derive(Default)]
pub(crate) struct TypeOptions {
    pub(crate) flat: Option<Given<()>>,
    pub(crate) with: Option<Given<Vec<Rule>>>,
    pub(crate) bound: Option<Given<Vec<WherePredicate>>>,
    pub(crate) krate: Option<Given<Path>>,
    pub(crate) size: Option<Given<Bytes>>,
    pub(crate) max_size: Option<Given<Bytes>>,
    pub(crate) align: Option<Given<Bytes>>,
}

/// The options of a variant.
#[derive(Default)]
pub(crate) struct VariantOptions {
    pub(crate) skip: Option<Given<Option<LitStr>>>,
}

/// What is measured by functions.
pub(crate) enum With {
    /// The field.
    Whole(TypePath),
    /// Parts of it.
    Parts(Vec<Rule>),
}

/// The options of a field.
#[derive(Default)]
pub(crate) struct FieldOptions {
    pub(crate) skip: Option<Given<Option<LitStr>>>,
    pub(crate) with: Option<Given<With>>,
    pub(crate) follow: Option<Given<()>>,
}

impl TypeOptions {
    pub(crate) fn read(attrs: &[Attribute], diag: &mut Diag) -> Self {
        let mut options = Self::default();
        for entry in entry::read(attrs, Place::Type, diag) {
            let span = entry.span;
            match entry.word {
                Word::Flat => options.flat = flag(&entry, diag),
                Word::With => match with(entry, diag) {
                    Some(With::Parts(value)) => options.with = Some(Given { span, value }),
                    Some(With::Whole(_)) => diag.error(
                        span,
                        "on a type, `with` names what it measures: write `with(Type = \
                         some::function)`",
                    ),
                    None => {}
                },
                Word::Bound => options.bound = predicates(&entry, diag),
                Word::Crate => {
                    options.krate =
                        path(entry, diag).map(|value| Given { span, value: value.path });
                }
                Word::Size => options.size = bytes::bytes(entry, diag),
                Word::MaxSize => options.max_size = bytes::bytes(entry, diag),
                Word::Align => options.align = bytes::bytes(entry, diag),
                Word::Skip | Word::Follow | Word::Name | Word::To => {}
            }
        }
        options
    }
}

impl VariantOptions {
    pub(crate) fn read(attrs: &[Attribute], diag: &mut Diag) -> Self {
        let mut options = Self::default();
        for entry in entry::read(attrs, Place::Variant, diag) {
            match entry.word {
                Word::Skip => options.skip = reason(entry, diag),
                Word::With
                | Word::Follow
                | Word::Flat
                | Word::Bound
                | Word::Name
                | Word::To
                | Word::Crate
                | Word::Size
                | Word::MaxSize
                | Word::Align => {}
            }
        }
        options
    }
}

impl FieldOptions {
    pub(crate) fn read(attrs: &[Attribute], diag: &mut Diag) -> Self {
        let mut options = Self::default();
        for entry in entry::read(attrs, Place::Field, diag) {
            let span = entry.span;
            match entry.word {
                Word::Skip => options.skip = reason(entry, diag),
                Word::With => {
                    options.with = with(entry, diag).map(|value| Given { span, value });
                }
                Word::Follow => options.follow = flag(&entry, diag),
                Word::Flat
                | Word::Bound
                | Word::Name
                | Word::To
                | Word::Crate
                | Word::Size
                | Word::MaxSize
                | Word::Align => {}
            }
        }
        options
    }

    /// The first option, to point at.
    pub(crate) fn first(&self) -> Option<(Span, &'static str)> {
        let Self { skip, with, follow } = self;
        None.or(skip.as_ref().map(|given| (given.span, "skip")))
            .or(with.as_ref().map(|given| (given.span, "with")))
            .or(follow.as_ref().map(|given| (given.span, "follow")))
    }
}

/// Refuses options where nothing takes any.
pub(crate) fn refuse(attrs: &[Attribute], place: &str, diag: &mut Diag) {
    for attr in attrs.iter().filter(|attr| entry::is_ours(attr)) {
        let message = format!("{place} takes no options; remove `#[mem_size]` here");
        diag.push(syn::Error::new_spanned(attr.path(), message));
    }
}

/// Whether an attribute, of whomever, says this word: `#[deprecated]`, `#[allow(deprecated)]`.
pub(crate) fn say(attrs: &[Attribute], word: &str) -> bool {
    attrs.iter().any(|attr| mentions(attr.meta.to_token_stream(), &|ident| ident == word))
}

fn flag(entry: &Entry, diag: &mut Diag) -> Option<Given<()>> {
    match entry.value {
        entry::Value::None => Some(Given { span: entry.span, value: () }),
        _ => entry.wrong_form(diag),
    }
}

fn reason(entry: Entry, diag: &mut Diag) -> Option<Given<Option<LitStr>>> {
    let span = entry.span;
    match entry.value {
        entry::Value::None => Some(Given { span, value: None }),
        entry::Value::Lit(syn::Lit::Str(reason)) => Some(Given { span, value: Some(reason) }),
        _ => entry.wrong_form(diag),
    }
}

fn with(entry: Entry, diag: &mut Diag) -> Option<With> {
    let entry::Value::Listed(list, span) = entry.value else {
        return path(entry, diag).map(With::Whole);
    };
    match rule::rules(list) {
        Ok(rules) if rules.is_empty() => {
            diag.error(span, entry.word.form());
            None
        }
        Ok(rules) => {
            rule::each_in_use(&rules, diag);
            Some(With::Parts(rules))
        }
        Err(error) => {
            diag.error(error.span(), entry.word.form());
            None
        }
    }
}

pub(crate) fn path(entry: Entry, diag: &mut Diag) -> Option<TypePath> {
    match entry.value {
        entry::Value::Path(path) => {
            if entry.word == Word::Crate && path.qself.is_some() {
                diag.error(entry.span, "`crate` takes a plain path: write `crate = some::path`");
                return None;
            }
            Some(path)
        }
        _ => entry.wrong_form(diag),
    }
}

fn predicates(entry: &Entry, diag: &mut Diag) -> Option<Given<Vec<WherePredicate>>> {
    let entry::Value::Lit(syn::Lit::Str(text)) = &entry.value else {
        return entry.wrong_form(diag);
    };
    let list = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
    match text.parse().and_then(|text| list.parse2(understood(text))) {
        Ok(list) => Some(Given { span: entry.span, value: list.into_iter().collect() }),
        Err(_) if text.value().trim_start().starts_with("where") => {
            let message = "`bound` takes the bounds without `where`; remove that word";
            diag.error(text.span(), message);
            None
        }
        Err(error) => {
            let message = format!("`bound` holds no list of bounds: {error}");
            diag.error(text.span(), format!("{message}; write `bound = \"T: Trait, U: Trait\"`"));
            None
        }
    }
}
