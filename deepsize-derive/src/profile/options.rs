//! What the user wrote in `#[memory_profile(…)]`.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, LitStr, Path, Token, TypePath};

use crate::diag::Diag;

const TAKES: &str = "`memory_profile` takes `name`, `to` or `crate`";

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
    pub(super) fn read(tokens: TokenStream, diag: &mut Diag) -> Self {
        let mut options = Self::default();
        let mut given: Vec<(String, Span)> = Vec::new();
        let parsed = (|input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(error) = options.entry(input, &mut given, diag) {
                    diag.push(error);
                    skip(input)?;
                }
                if input.peek(Token![,]) {
                    input.parse::<Token![,]>()?;
                } else if !input.is_empty() {
                    diag.error(input.span(), "expected `,` before this option; put one there");
                    if !input.peek(Ident::peek_any) {
                        skip(input)?;
                    }
                }
            }
            Ok(())
        })
        .parse2(tokens);
        if let Err(error) = parsed {
            diag.push(error);
        }
        options
    }

    fn entry(
        &mut self,
        input: ParseStream<'_>,
        given: &mut Vec<(String, Span)>,
        diag: &mut Diag,
    ) -> syn::Result<()> {
        if !input.peek(Ident::peek_any) {
            return Err(input.error(format!("expected an option: {TAKES}")));
        }
        let word = input.call(Ident::parse_any)?;
        let name = word.unraw().to_string();
        match &*name {
            "name" => self.name = Some(text(&word, input)?),
            "to" => self.to = Some(to(&word, input)?),
            "crate" => self.krate = Some(krate(&word, input)?),
            _ => {
                let advice = "write one of these or remove it";
                let message = format!("unknown option `{name}`: {TAKES}; {advice}");
                return Err(syn::Error::new(word.span(), message));
            }
        }
        match given.iter().find(|(known, _)| *known == name) {
            Some((_, first)) => diag.error_with(
                (word.span(), format!("`{name}` is given twice; remove one of the two")),
                (*first, format!("`{name}` is first given here")),
            ),
            None => given.push((name, word.span())),
        }
        Ok(())
    }
}

fn text(word: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let form = "`name` takes a text: write `name = \"parse\"`";
    let text: LitStr = value(word, input, form)?;
    if text.value().is_empty() {
        return Err(syn::Error::new(text.span(), "`name` is empty; write a name or remove it"));
    }
    Ok(text)
}

fn to(word: &Ident, input: ParseStream<'_>) -> syn::Result<To> {
    let form = "`to` takes `stderr`, `log`, `tracing` or the path of a function: write `to = log`";
    let path: TypePath = value(word, input, form)?;
    let ready = path
        .path
        .get_ident()
        .filter(|ident| ["stderr", "log", "tracing"].iter().any(|ready| *ident == ready));
    Ok(match ready {
        Some(ident) => To::Ready(ident.clone()),
        None => To::Callback(path),
    })
}

fn krate(word: &Ident, input: ParseStream<'_>) -> syn::Result<Path> {
    let form = "`crate` takes a path to `mem_size`: write `crate = some::path`";
    value(word, input, form)
}

/// What stands after `=`, up to a comma.
fn value<T: syn::parse::Parse>(
    word: &Ident,
    input: ParseStream<'_>,
    form: &'static str,
) -> syn::Result<T> {
    if !input.peek(Token![=]) {
        return Err(syn::Error::new(word.span(), form));
    }
    let equals: Token![=] = input.parse()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(syn::Error::new(equals.span, form));
    }
    let ahead = input.fork();
    if ahead.parse::<T>().is_ok() && (ahead.is_empty() || ahead.peek(Token![,])) {
        return input.parse();
    }
    let ahead = input.fork();
    let is_word = ahead.parse::<T>().is_ok() && ahead.peek(Ident::peek_any);
    if is_word { input.parse() } else { Err(syn::Error::new(input.span(), form)) }
}

/// Goes on to the next comma.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
