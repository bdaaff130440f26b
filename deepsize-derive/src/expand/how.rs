//! How a field is measured: as a value of the core's `TraceBy`, and as the type of that.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::TypePath;
use syn::spanned::Spanned as _;

use crate::expand::header::private;
use crate::model::Target;
use crate::names::site;
use crate::parts::How;

/// The type of what `how_value` writes, where it is needed.
pub(super) fn how_type(target: &Target<'_>, how: &How) -> TokenStream {
    match how {
        How::Param(index) => target.names.how_type(*index).into_token_stream(),
        How::Parts(parts) => {
            let parts = parts.iter().map(|part| how_type(target, part));
            quote!((#(#parts,)*))
        }
        // The type of a function cannot be spelt; where there is one, the type is not needed.
        How::Own
        | How::By(..)
        | How::Follow(..)
        | How::Copied(..)
        | How::MaybeFunction
        | How::Unsized(_)
        | How::Either(..)
        | How::IfKnown(..) => private(target, "Own", Span::call_site()),
    }
}

/// How a field is measured, as a value.
pub(super) fn how_value(target: &Target<'_>, how: &How) -> TokenStream {
    match how {
        How::Own => private(target, "Own", Span::call_site()),
        How::MaybeFunction => private(target, "MaybeFunction", Span::call_site()),
        // Called by another function, so that it may take its arguments by less than they are:
        // `&dyn Plugin` in place of `&(dyn Plugin + 'static)`.
        How::By(ty, path) => by(target, ty, |value, tracer| call(target, path, value, tracer)),
        How::Follow(ty, how) => by(target, ty, |value, tracer| match &**how {
            How::Own => quote_spanned!(site(ty.span())=> #tracer.follow(&**#value)),
            how => {
                let how = how_value(target, how);
                quote_spanned!(site(ty.span())=> #tracer.__follow_by(#how, &**#value))
            }
        }),
        How::Copied(ty, how) => by(target, ty, |value, tracer| {
            let (trace_by, how) = (private(target, "TraceBy", ty.span()), how_value(target, how));
            quote_spanned! {site(ty.span())=>
                #trace_by::trace_by(&#value.get(), #how, #tracer)
            }
        }),
        How::Unsized(ty) => by(target, ty, |value, tracer| {
            let [probe, phantom] =
                ["Probe", "PhantomData"].map(|name| private(target, name, ty.span()));
            quote_spanned! {site(ty.span())=>
                #probe::<#ty>(#phantom).__unsized(#value, #tracer)
            }
        }),
        How::Either(path, first, second) => {
            let [first, second] = [first, second].map(|how| how_value(target, how));
            either(target, path, &first, &second)
        }
        How::IfKnown(ty, how) => {
            let [by, opaque] = ["By", "opaque"].map(|name| private(target, name, ty.span()));
            let gap = quote_spanned!(site(ty.span())=> #by(#opaque::<#ty>));
            either(target, ty, &how_value(target, how), &gap)
        }
        How::Param(index) => target.names.how(*index).into_token_stream(),
        How::Parts(parts) => {
            let parts = parts.iter().map(|part| how_value(target, part));
            quote!((#(#parts,)*))
        }
    }
}

/// The call of a function that the user has named.
pub(super) fn call(
    target: &Target<'_>,
    path: &TypePath,
    value: impl ToTokens,
    tracer: &Ident,
) -> TokenStream {
    let gives_nothing = private(target, "gives_nothing", path.span());
    let mut tracer = tracer.clone();
    tracer.set_span(Span::mixed_site());
    quote_spanned!(site(path.span())=> #gives_nothing(#path(#value, #tracer)))
}

/// By a function for this type, of which `body` writes what it does with a value and the tracer.
fn by(
    target: &Target<'_>,
    ty: &impl ToTokens,
    body: impl FnOnce(&Ident, &Ident) -> TokenStream,
) -> TokenStream {
    let span = ty.span();
    let (by, class) = (private(target, "by", span), private(target, "Tracer", span));
    let (value, tracer) = (target.names.binding(0, span), target.names.tracer(span));
    let body = body(&value, &tracer);
    quote_spanned!(site(span)=> #by::<#ty, _>(|#value, #tracer: &mut #class<'_>| { #body }))
}

/// The first way if the type can be measured so, and else the second.
fn either(
    target: &Target<'_>,
    ty: &impl ToTokens,
    first: &TokenStream,
    second: &TokenStream,
) -> TokenStream {
    let either = private(target, "either", ty.span());
    by(target, ty, |value, tracer| {
        quote_spanned! {site(ty.span())=>
            #either::<#ty, _, _>(#first, #second).__trace_by(#value, #tracer)
        }
    })
}
