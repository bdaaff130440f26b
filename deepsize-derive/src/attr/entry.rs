//! Takes the options of an attribute apart into words with values, and reports words that are
//! unknown, doubled or misplaced.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, Ident, Lit, Meta, Token, TypePath};

use crate::attr::near::nearest;
use crate::attr::word::{Place, Word};
use crate::diag::Diag;
use crate::editions::understood;

/// One option with its value.
pub(crate) struct Entry {
    pub(crate) word: Word,
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// What stands after the word.
pub(crate) enum Value {
    None,
    Lit(Lit),
    Path(TypePath),
    Expr(Box<Expr>),
    /// In parentheses, without `=`.
    Listed(TokenStream, Span),
    /// In braces.
    Braced(TokenStream, Span),
    /// What no option takes.
    Other(Span),
}

impl Entry {
    /// Reports a value that the option does not take.
    pub(crate) fn wrong_form<T>(&self, diag: &mut Diag) -> Option<T> {
        let form = self.word.form();
        match &self.value {
            Value::None => diag.error(self.span, form),
            Value::Lit(Lit::Str(text)) if text.parse::<TypePath>().is_ok() && self.wants_path() => {
                let (word, path) = (self.word.name(), text.value());
                let message =
                    format!("`{word}` takes a path, not a string: write `{word} = {path}`");
                diag.error(text.span(), message);
            }
            Value::Lit(lit) => diag.error(lit.span(), form),
            Value::Path(path) => diag.push(syn::Error::new_spanned(path, form)),
            Value::Expr(expr) => diag.push(syn::Error::new_spanned(expr, form)),
            Value::Listed(_, span) | Value::Braced(_, span) | Value::Other(span) => {
                diag.error(*span, form);
            }
        }
        None
    }

    const fn wants_path(&self) -> bool {
        matches!(self.word, Word::With | Word::Crate | Word::To)
    }
}

pub(super) fn is_ours(attr: &Attribute) -> bool {
    attr.path().is_ident("mem_size")
}

/// The options in these attributes that go on this place, each once.
pub(super) fn read(attrs: &[Attribute], place: Place, diag: &mut Diag) -> Vec<Entry> {
    let mut written = Vec::new();
    for attr in attrs.iter().filter(|attr| is_ours(attr)) {
        if let Some(list) = list(attr, place, diag) {
            written.extend(split(list, place, diag));
        }
    }
    each_once(written, place, diag)
}

/// The options in this list, of an attribute that takes them in this place, each once.
pub(crate) fn listed(list: TokenStream, place: Place, diag: &mut Diag) -> Vec<Entry> {
    let written = split(list, place, diag);
    each_once(written, place, diag)
}

fn each_once(written: Vec<(Ident, Value)>, place: Place, diag: &mut Diag) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (name, value) in written {
        let Some(word) = known(&name, place, diag) else { continue };
        if let Some(first) = entries.iter().find(|entry| entry.word == word) {
            let word = word.name();
            diag.error_with(
                (name.span(), format!("`{word}` is given twice; remove one of the two")),
                (first.span, format!("`{word}` is first given here")),
            );
            continue;
        }
        entries.push(Entry { word, span: name.span(), value });
    }
    entries
}

fn known(name: &Ident, place: Place, diag: &mut Diag) -> Option<Word> {
    let (here, choice) = (place.name(), place.choice());
    let word = name.unraw().to_string();
    let Some(known) = Word::named(&word) else {
        let advice = match nearest(&word, place) {
            Some(near) => format!("did you mean `{}`?", near.name()),
            None if place.words().count() == 1 => String::from("write that or remove it"),
            None => String::from("write one of these or remove it"),
        };
        let message = format!("unknown option `{word}`: {here} takes {choice}; {advice}");
        diag.error(name.span(), message);
        return None;
    };
    if known.places().contains(&place) {
        return Some(known);
    }
    let there: Vec<_> = known.places().iter().map(|place| place.name()).collect();
    let there = there.join(" or ");
    let message = format!(
        "`{word}` does not go on {here}, which takes {choice}; put it on {there} or remove it"
    );
    diag.error(name.span(), message);
    None
}

/// The options of one attribute, of which there must be some.
fn list(attr: &Attribute, place: Place, diag: &mut Diag) -> Option<TokenStream> {
    let mistake = match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => return Some(list.tokens.clone()),
        Meta::List(_) | Meta::Path(_) => "`mem_size` without an option does nothing",
        Meta::NameValue(_) => "`mem_size` takes its options in parentheses",
    };
    let message = format!("{mistake}; write `#[mem_size(…)]` with {}", place.choice());
    diag.push(syn::Error::new_spanned(&attr.meta, message));
    None
}

/// The words of a list, each with what follows it.
fn split(list: TokenStream, place: Place, diag: &mut Diag) -> Vec<(Ident, Value)> {
    let mut found = Vec::new();
    let parsed = (|input: ParseStream<'_>| {
        while !input.is_empty() {
            if input.peek(Ident::peek_any) {
                found.push((input.call(Ident::parse_any)?, value(input)?));
            } else {
                let message =
                    format!("expected an option: {} takes {}", place.name(), place.choice());
                if input.peek(Token![,]) {
                    diag.error(input.span(), message);
                } else {
                    diag.push(syn::Error::new_spanned(rest(input)?, message));
                }
            }
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            } else if !input.is_empty() {
                diag.error(input.span(), "expected `,` before this option; put one there");
            }
        }
        Ok(())
    })
    .parse2(understood(list));
    if let Err(error) = parsed {
        diag.push(error);
    }
    found
}

fn value(input: ParseStream<'_>) -> syn::Result<Value> {
    if is_end(input) || input.peek(Ident::peek_any) {
        return Ok(Value::None);
    }
    if input.peek(syn::token::Paren) {
        let group: Group = input.parse()?;
        let span = group.span();
        return Ok(if is_end(input) {
            Value::Listed(group.stream(), span)
        } else {
            Value::Other(span)
        });
    }
    if !input.peek(Token![=]) {
        return Ok(Value::Other(rest(input)?.span()));
    }
    let equals: Token![=] = input.parse()?;
    if is_end(input) {
        return Ok(Value::Other(equals.span()));
    }
    if input.peek(Token![|]) || input.peek(Token![||]) || input.peek(Token![move]) {
        // The commas between the arguments of a closure end nothing.
        return Ok(Value::Other(input.parse::<TokenStream>()?.span()));
    }
    let ahead = input.fork();
    if ahead.parse::<Lit>().is_ok() && is_whole(&ahead) {
        return input.parse().map(Value::Lit);
    }
    let ahead = input.fork();
    if ahead.parse::<TypePath>().is_ok() && is_whole(&ahead) {
        return input.parse().map(Value::Path);
    }
    if input.peek(syn::token::Brace) {
        let group: Group = input.parse()?;
        if is_end(input) && group.delimiter() == Delimiter::Brace {
            return Ok(Value::Braced(group.stream(), group.span()));
        }
        return Ok(Value::Other(group.span()));
    }
    let ahead = input.fork();
    if ahead.parse::<Expr>().is_ok() && is_end(&ahead) {
        return input.parse().map(Value::Expr);
    }
    Ok(Value::Other(rest(input)?.span()))
}

fn is_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Whether a value ends here, if need be by the next option, before which a comma is missing.
fn is_whole(input: ParseStream<'_>) -> bool {
    is_end(input) || input.peek(Ident)
}

/// All up to the next comma, so that reading can go on there.
fn rest(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !is_end(input) {
        tokens.extend(Some(input.parse::<TokenTree>()?));
    }
    Ok(tokens)
}
