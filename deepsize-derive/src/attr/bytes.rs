//! Numbers of bytes that the user expects: one, or one for each pointer width.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Expr, LitInt, Token};

use crate::attr::Given;
use crate::attr::entry::{Entry, Value};
use crate::diag::Diag;

/// A number of bytes.
pub(crate) enum Bytes {
    /// The same on every target.
    Always(TokenStream),
    ByWidth(Vec<Arm>),
}

/// The number for one pointer width.
pub(crate) struct Arm {
    /// The width in bits, or `_`.
    pub(crate) width: Width,
    pub(crate) bytes: Expr,
}

pub(crate) enum Width {
    Bits(LitInt),
    Other(Token![_]),
}

/// The widths that there are.
const WIDTHS: &[&str] = &["16", "32", "64"];

/// The value of an option that takes a number of bytes, with its place.
pub(super) fn bytes(entry: Entry, diag: &mut Diag) -> Option<Given<Bytes>> {
    match entry.value {
        Value::Lit(lit @ syn::Lit::Int(_)) => always(lit.to_token_stream()),
        Value::Path(path) => always(path.to_token_stream()),
        Value::Expr(expr) => always(expr.to_token_stream()),
        Value::Braced(content, span) => {
            let arms = Punctuated::<Arm, Token![,]>::parse_terminated.parse2(content);
            match arms {
                Ok(arms) if !arms.is_empty() => {
                    let arms: Vec<_> = arms.into_iter().collect();
                    known(&arms, diag).then_some(Given { span, value: Bytes::ByWidth(arms) })
                }
                Ok(_) => {
                    diag.error(span, entry.word.form());
                    None
                }
                Err(error) => {
                    diag.error(error.span(), format!("{error}; {}", entry.word.form()));
                    None
                }
            }
        }
        _ => entry.wrong_form(diag),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "one of several ways to an answer")]
fn always(tokens: TokenStream) -> Option<Given<Bytes>> {
    Some(Given { span: tokens.span(), value: Bytes::Always(tokens) })
}

/// Whether each width is one that there is, and is given once.
fn known(arms: &[Arm], diag: &mut Diag) -> bool {
    let mut is_known = true;
    let mut seen: Vec<(String, Span)> = Vec::new();
    for Arm { width, bytes: _ } in arms {
        let (name, span) = match width {
            Width::Bits(bits) => (bits.base10_digits().to_owned(), bits.span()),
            Width::Other(other) => (String::from("_"), other.span()),
        };
        if name != "_" && !WIDTHS.contains(&name.as_str()) {
            let message = format!("no pointer has {name} bits; write 16, 32, 64 or `_`");
            diag.error(span, message);
            is_known = false;
        } else if let Some((_, first)) = seen.iter().find(|(known, _)| *known == name) {
            let message = format!("`{name}` is given twice; remove one of the two");
            diag.error_with((span, message), (*first, format!("`{name}` is first given here")));
            is_known = false;
        } else if seen.iter().any(|(known, _)| known == "_") {
            diag.error(span, "`_` stands for all other widths; put it last");
            is_known = false;
        }
        seen.push((name, span));
    }
    is_known
}

impl Parse for Arm {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let width = if input.peek(Token![_]) {
            Width::Other(input.parse()?)
        } else {
            Width::Bits(input.parse()?)
        };
        input.parse::<Token![=>]>()?;
        Ok(Self { width, bytes: input.parse()? })
    }
}
