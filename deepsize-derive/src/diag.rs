//! Collects every error, so that several mistakes are told at once; the texts stand where the mistakes are found.

use proc_macro2::{Span, TokenStream};
use syn::Error;

/// The errors so far.
pub(crate) struct Diag {
    errors: Option<Error>,
}

/// Does some work that may find mistakes: its result, and all of them as `compile_error!`s.
///
/// The collector lives only inside, so that no error can be forgotten.
pub(crate) fn collecting<T>(work: impl FnOnce(&mut Diag) -> T) -> (T, Option<TokenStream>) {
    let mut diag = Diag { errors: None };
    let result = work(&mut diag);
    (result, diag.errors.map(Error::into_compile_error))
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
