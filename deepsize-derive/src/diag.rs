//! Collects every error, so that several mistakes are told at once; the texts stand where the
//! mistakes are found.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::Error;

use crate::names::site;

/// The errors so far.
pub(crate) struct Diag {
    errors: Option<Error>,
}

/// Does some work that may find mistakes: its result, and all of them.
///
/// The collector lives only inside, so that no error can be forgotten.
pub(crate) fn collecting<T>(work: impl FnOnce(&mut Diag) -> T) -> (T, Option<Error>) {
    let mut diag = Diag { errors: None };
    let result = work(&mut diag);
    (result, diag.errors)
}

/// The errors as an item.
pub(crate) fn item(errors: Error) -> TokenStream {
    let span = site(Span::call_site());
    let mut calls: Vec<_> = errors
        .into_iter()
        .map(|error| {
            let (start, message) = call(error);
            let name = Ident::new("__mem_size_error", start);
            let call = quote_spanned!(start=> #name! #message);
            quote_spanned!(span=> { use ::core::compile_error as #name; #call })
        })
        .collect();
    // The compiler expands macros that are imported from last to first.
    calls.reverse();
    quote_spanned!(span=> const _: () = { #(#calls)* };)
}

/// The errors where there may be no constant, but for a note that tells the macro.
pub(crate) fn calls(errors: Error) -> TokenStream {
    let call = |error| {
        let (start, message) = call(error);
        let path = quote_spanned!(site(start)=> ::core::compile_error);
        quote_spanned!(start=> #path! #message)
    };
    errors.into_iter().map(call).collect()
}

/// Where the error is, and what stands behind the name of the macro that tells it.
///
/// All tokens have the user's span, so that the compiler shows no macro around the error. Only the
/// path to `compile_error!` has the derive's: as a path of the user's edition it would lead nowhere
/// in 2015.
fn call(error: Error) -> (Span, Option<TokenTree>) {
    let mut call = error.into_compile_error().into_iter();
    let start = call.next().map_or_else(Span::call_site, |token| token.span());
    (start, call.last())
}

impl Diag {
    /// Whether no mistake has been found so far.
    #[cfg(feature = "profile")]
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_none()
    }

    /// A mistake at one place.
    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.push(Error::new(span, message.into()));
    }

    /// A mistake that lies in two places.
    pub(crate) fn error_with(
        &mut self,
        (span, message): (Span, impl Into<String>),
        (other, remark): (Span, impl Into<String>),
    ) {
        self.error(span, message);
        self.error(other, remark);
    }

    /// A mistake that the parser found.
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }
}
