//! Keeps private field types private where the bounds of a generated impl need them.
//!
//! A type in a bound of a public impl is public to the compiler. It would no longer warn of unused
//! methods of that type, and `missing_debug_implementations` would ask it for `Debug`. So the bound
//! does not name the type itself, but an associated type of a trait that is local to a block.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use crate::expand::header::{Header, private};
use crate::names::{self, site};

/// The types that an impl hides.
pub(super) struct Hiding<'h> {
    header: &'h Header<'h>,
    types: Vec<Type>,
}

impl<'h> Hiding<'h> {
    /// None yet.
    pub(super) const fn of(header: &'h Header<'h>) -> Self {
        Self { header, types: Vec::new() }
    }

    /// The type as a bound may name it.
    pub(super) fn hide(&mut self, ty: &Type) -> Type {
        let span = site(ty.span());
        let (this, of) = (self.header.this(ty.span()), names::hiding(Span::call_site()));
        let name = names::hidden(self.types.len(), ty.span());
        self.types.push(ty.clone());
        syn::parse_quote_spanned!(span=> <#this as #of>::#name)
    }

    /// The impl, beside what it needs.
    pub(super) fn around(self, item: TokenStream) -> TokenStream {
        if self.types.is_empty() {
            return item;
        }
        let Self { header, types } = self;
        let span = site(Span::call_site());
        let of = names::hiding(Span::call_site());
        let declared = (0..).zip(&types).map(|(index, ty)| {
            let name = names::hidden(index, ty.span());
            let sized = private(header.target, "Sized", ty.span());
            quote_spanned!(site(ty.span())=> type #name: ?#sized;)
        });
        let set = (0..).zip(&types).map(|(index, ty)| {
            let name = names::hidden(index, ty.span());
            quote_spanned!(site(ty.span())=> type #name = #ty;)
        });
        let told = header.plain(&quote!(#of), &quote!(#(#set)*));
        quote_spanned!(span=> const _: () = { trait #of { #(#declared)* } #told #item };)
    }
}
