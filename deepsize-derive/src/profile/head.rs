//! What the attribute stands on, read without the grammar of functions: it must be one that has a
//! body and is not `const`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, LitStr, Token, Visibility};

use crate::diag::Diag;

/// Reports an item that cannot be measured.
pub(super) fn check(item: TokenStream, diag: &mut Diag) {
    let parsed = (|input: ParseStream<'_>| head(input, diag)).parse2(item);
    if let Err(error) = parsed {
        diag.push(error);
    }
}

fn head(input: ParseStream<'_>, diag: &mut Diag) -> syn::Result<()> {
    input.call(Attribute::parse_outer)?;
    input.parse::<Visibility>()?;
    let mut constness = None;
    loop {
        if input.parse::<Option<Token![fn]>>()?.is_some() {
            break;
        }
        let is_qualifier = ["const", "async", "unsafe", "extern", "default", "safe"];
        let word = match input.fork().call(Ident::parse_any) {
            Ok(word) if is_qualifier.iter().any(|qualifier| word == qualifier) => {
                input.call(Ident::parse_any)?
            }
            Ok(word) => return other(&word, constness.unwrap_or(word.span()), diag, input),
            Err(_) => return misplaced(input, diag),
        };
        if word == "const" {
            constness = Some(word.span());
        }
        input.parse::<Option<LitStr>>()?;
    }
    let name = input.call(Ident::parse_any)?;
    if let Some(span) = constness {
        let message = "a `const fn` cannot be profiled, for it also runs where nothing is counted: at \
                       compile time; remove `const` or `#[memory_profile]`";
        diag.error(span, message);
    }
    let last = input.parse::<TokenStream>()?.into_iter().last();
    if matches!(last, Some(TokenTree::Punct(end)) if end.as_char() == ';') {
        let message = format!("`{name}` has no body here; put `#[memory_profile]` on its impls");
        diag.error(name.span(), message);
    }
    Ok(())
}

/// Another kind of item.
fn other(word: &Ident, span: Span, diag: &mut Diag, input: ParseStream<'_>) -> syn::Result<()> {
    let advice = match &*word.to_string() {
        "impl" | "trait" => "put it on each method that is to be profiled",
        "mod" => "put it on each function that is to be profiled",
        _ => "remove it here",
    };
    let message = format!("`#[memory_profile]` goes on a function or a method; {advice}");
    diag.error(span, message);
    input.parse::<TokenStream>().map(drop)
}

fn misplaced(input: ParseStream<'_>, diag: &mut Diag) -> syn::Result<()> {
    let message = "`#[memory_profile]` goes on a function or a method; remove it here";
    diag.error(input.span(), message);
    input.parse::<TokenStream>().map(drop)
}
