//! Keeps private field types private where the bounds of a generated impl need them.
//!
//! A type in a bound of a public impl is public to the compiler. It would no longer warn of unused
//! methods of that type, and `missing_debug_implementations` would ask it for `Debug`. So the bound
//! does not name the type itself, but a trait that is local to a block, or its associated type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use crate::expand::header::{Header, private};
use crate::names::{self, site};

/// The impl of `TraceBy`, of which the private trait has the bounds and the method: then the public
/// impl needs no bound but that this trait is implemented.
///
/// An associated type in place of each type would not do where a bound of the item gives a trait
/// what another type gives, as in `I: Stream<<Words as Source>::Item>`: to find such a type the
/// compiler must know the bounds, and to know these bounds it must have found the type.
pub(super) fn parts(
    header: &Header<'_>,
    hows: &[Ident],
    predicates: &[TokenStream],
    method: &TokenStream,
) -> TokenStream {
    let (here, target) = (Span::call_site(), header.target);
    let span = site(here);
    let (of, this) = (names::hiding(here), header.this(here));
    let class = private(target, "TraceBy", here);
    let (tracer, tracer_class) = (target.names.tracer(here), private(target, "Tracer", here));
    let (given, how) = (target.names.how(0), target.names.how_type(0));
    let parameters =
        |how| quote_spanned!(span=> (&self, #given: #how, #tracer: &mut #tracer_class<'_>));
    let (any, each) = (parameters(quote!(#how)), parameters(quote!((#(#hows,)*))));
    let hidden = header.by_parts(&quote!(#of), hows, predicates, method);
    let is_hidden = quote_spanned!(span=> #this: #of<(#(#hows,)*)>);
    let call = quote_spanned! {span=>
        #[inline]
        fn trace_by #each {
            #of::trace_by(self, #given, #tracer);
        }
    };
    let shown = header.by_parts(&class, hows, &[is_hidden], &call);
    quote_spanned! {span=>
        const _: () = {
            trait #of<#how> {
                fn trace_by #any;
            }
            #hidden
            #shown
        };
    }
}

/// The type as a bound may name it, by way of the trait that `around` writes.
pub(super) fn named(header: &Header<'_>, ty: &Type) -> Type {
    let span = site(ty.span());
    let (this, of) = (header.this(ty.span()), names::hiding(Span::call_site()));
    let name = names::hidden(ty.span());
    syn::parse_quote_spanned!(span=> <#this as #of>::#name)
}

/// The impl, beside the trait of which this is the associated type.
pub(super) fn around(header: &Header<'_>, ty: &Type, item: &TokenStream) -> TokenStream {
    let span = site(ty.span());
    let (of, name) = (names::hiding(Span::call_site()), names::hidden(ty.span()));
    let sized = private(header.target, "Sized", ty.span());
    let declared = quote_spanned!(span=> type #name: ?#sized;);
    let told = header.plain(&quote!(#of), &quote_spanned!(span=> type #name = #ty;));
    let span = site(Span::call_site());
    quote_spanned!(span=> const _: () = { trait #of { #declared } #told #item };)
}
