//! What the attribute stands on, read without the grammar of functions: it must be one that has a
//! body and is not `const`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, LitStr, Token, Visibility};

use crate::diag::{self, Diag};
use crate::lengths::regrouped;

/// What the attribute stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// A function that has a body.
    Body,
    /// An item beside which a constant without a name may stand.
    Module,
    Other,
}

/// Reports an item that cannot be measured.
pub(super) fn check(item: TokenStream, diag: &mut Diag) -> Stand {
    let parsed = (|input: ParseStream<'_>| head(input, diag)).parse2(item);
    parsed.unwrap_or_else(|error| {
        diag.push(error);
        Stand::Other
    })
}

/// The item with the errors in its body, if it has one; else behind it.
pub(super) fn with_errors(item: TokenStream, stand: Stand, errors: syn::Error) -> TokenStream {
    let mut tokens: Vec<_> = item.into_iter().collect();
    match tokens.pop() {
        Some(TokenTree::Group(body)) if stand == Stand::Body => {
            let parts = |input: ParseStream<'_>| {
                Ok((input.call(Attribute::parse_inner)?, input.parse::<TokenStream>()?))
            };
            let parts = parts.parse2(body.stream());
            let (inner, rest) = parts.unwrap_or_else(|_| (Vec::new(), body.stream()));
            let errors = diag::item(errors);
            let body = regrouped(&body, quote!(#(#inner)* #errors #rest));
            tokens.into_iter().chain([body.into()]).collect()
        }
        last => {
            let errors = match stand {
                Stand::Module => diag::item(errors),
                Stand::Body | Stand::Other => diag::calls(errors),
            };
            tokens.into_iter().chain(last).chain(errors).collect()
        }
    }
}

fn head(input: ParseStream<'_>, diag: &mut Diag) -> syn::Result<Stand> {
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
        let message = "a `const fn` cannot be profiled, for it also runs where nothing is \
                       counted: at compile time; remove `const` or `#[memory_profile]`";
        diag.error(span, message);
    }
    let last = input.parse::<TokenStream>()?.into_iter().last();
    if matches!(last, Some(TokenTree::Group(_))) {
        return Ok(Stand::Body);
    }
    let message = format!("`{name}` has no body here; put `#[memory_profile]` on its impls");
    diag.error(name.span(), message);
    Ok(Stand::Other)
}

/// Another kind of item.
fn other(word: &Ident, span: Span, diag: &mut Diag, input: ParseStream<'_>) -> syn::Result<Stand> {
    let word = word.to_string();
    let advice = match word.as_str() {
        "impl" | "trait" => "put it on each method that is to be profiled",
        "mod" => "put it on each function that is to be profiled",
        _ => "remove it here",
    };
    let message = format!("`#[memory_profile]` goes on a function or a method; {advice}");
    diag.error(span, message);
    input.parse::<TokenStream>()?;
    let of_module = ["enum", "impl", "mod", "struct", "trait", "union", "use"];
    Ok(if of_module.contains(&word.as_str()) { Stand::Module } else { Stand::Other })
}

fn misplaced(input: ParseStream<'_>, diag: &mut Diag) -> syn::Result<Stand> {
    let message = "`#[memory_profile]` goes on a function or a method; remove it here";
    diag.error(input.span(), message);
    input.parse::<TokenStream>().map(|_| Stand::Other)
}
