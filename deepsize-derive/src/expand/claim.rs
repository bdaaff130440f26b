//! Claims about the layout, as constants that fail the build where they do not hold.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, LitStr};

use crate::attr::{Arm, Bytes, Given, Width};
use crate::expand::header::{Header, private};
use crate::maybe_unsized::MaybeUnsized;
use crate::model::{Claim, Measure, Model, Target};
use crate::names::{site, spoken};

/// The checks of a type that has one size; they are made although nobody uses it.
pub(super) fn eager(model: &Model<'_>, header: &Header<'_>) -> TokenStream {
    if model.target.is_generic() {
        return TokenStream::new();
    }
    model
        .claims
        .iter()
        .map(|claim| {
            let check = check(&model.target, claim, &header.instance(claim.bytes.span));
            header.constant(&quote_spanned!(site(claim.bytes.span)=> const _: () = #check;))
        })
        .collect()
}

/// The checks of a type that has a size per instance, for a place that each instance comes by.
pub(super) fn lazy(model: &Model<'_>) -> Option<TokenStream> {
    if !model.target.is_generic() || model.claims.is_empty() {
        return None;
    }
    let ty = quote_spanned!(site(Span::call_site())=> Self);
    let checks = model.claims.iter().map(|claim| {
        let check = check(&model.target, claim, &ty);
        quote_spanned!(site(claim.bytes.span)=> const { #check })
    });
    Some(quote!(#(#checks)*))
}

fn check(target: &Target<'_>, Claim { what, bytes }: &Claim, ty: &TokenStream) -> TokenStream {
    let (check, relation) = match what {
        Measure::Size => ("check_size", "Exactly"),
        Measure::MaxSize => ("check_size", "AtMost"),
        Measure::Align => ("check_align", "Exactly"),
    };
    let Given { span, value } = bytes;
    let private = |name| private(target, name, *span);
    let (check, relations) = (private(check), private("Relation"));
    let relation = Ident::new(relation, site(*span));
    let expected = private("Expected");
    let expected = match value {
        Bytes::Always(bytes) => quote_spanned!(site(*span)=> #expected::Always(#bytes)),
        Bytes::ByWidth(arms) => {
            let (here, option) = (private("POINTER_WIDTH"), private("Option"));
            let has_other = arms.iter().any(|arm| matches!(arm.width, Width::Other(_)));
            let none = (!has_other).then(|| quote_spanned!(site(*span)=> _ => #option::None,));
            let arms = arms.iter().map(|Arm { width, bytes }| {
                let width = match width {
                    Width::Bits(bits) => quote!(#bits),
                    Width::Other(other) => quote!(#other),
                };
                quote_spanned!(site(*span)=> #width => #option::Some(#bytes),)
            });
            quote_spanned!(site(*span)=> #expected::ByWidth(match #here { #(#arms)* #none }))
        }
    };
    let subject = subject(target, *span);
    quote_spanned!(site(*span)=> #check::<#ty>(#subject, #relations::#relation, #expected))
}

/// The type with its parameters, and with the sizes of their arguments where these have one.
fn subject(target: &Target<'_>, span: Span) -> TokenStream {
    let subject = private(target, "Subject", span);
    let params: Vec<_> = target
        .generics
        .params
        .iter()
        .filter_map(|param| match param {
            GenericParam::Type(param) => Some(&param.ident),
            GenericParam::Const(param) => Some(&param.ident),
            GenericParam::Lifetime(_) => None,
        })
        .map(spoken)
        .collect();
    let mut name = spoken(target.name);
    if !params.is_empty() {
        name = format!("{name}<{}>", params.join(", "));
    }
    let name = LitStr::new(&name, site(span));
    let maybe_unsized = MaybeUnsized::new(target.generics);
    let arguments: Vec<_> = target
        .generics
        .type_params()
        .filter(|param| !maybe_unsized.contains(&param.ident))
        .map(|param| {
            let (ident, size_of) = (&param.ident, private(target, "size_of", span));
            let name = LitStr::new(&spoken(ident), site(span));
            quote_spanned!(site(span)=> (#name, #size_of::<#ident>()))
        })
        .collect();
    if arguments.is_empty() {
        return quote_spanned!(site(span)=> #subject::new(#name));
    }
    quote_spanned!(site(span)=> #subject::new(#name).with_arguments(&[#(#arguments),*]))
}
