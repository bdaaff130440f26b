//! The method `trace`: one verb of the tracer for each field.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{LitStr, Token, Type};

use crate::expand::claim;
use crate::expand::header::private;
use crate::expand::how::{call, how_value};
use crate::expand::own_drop::{self, Pointers};
use crate::expand::reach::{self, Reach};
use crate::model::{Content, Field, Model, Shape, Target, Treatment, Variant};
use crate::names::{moved, moved_member, site, spoken};

/// How the fields are visited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Visit {
    /// At once.
    AtOnce,
    /// Such that what lies deep in them may be put off: the value is borrowed as long as the
    /// tracer.
    OrDefer,
}

/// `#[inline]`, so that a program has code only for the types that it measures, and a flat type
/// costs nothing. Where there is little to do `inline(always)`: the compiler also counts branches
/// that a loop over many values never takes, and may decide against it.
pub(super) fn method(model: &Model<'_>, reach: Reach, pointers: Option<&Pointers>) -> TokenStream {
    let Model { target, shape, .. } = model;
    let tracer = target.names.tracer(Span::call_site());
    let visit = if may_defer(model, reach) { Visit::OrDefer } else { Visit::AtOnce };
    let body = body(target, visit, shape);
    // A union asks whether it is flat, which it is not if it may free anything.
    let asked = pointers.filter(|_| !matches!(shape, Shape::Union(_)));
    let own_drop = asked.map(|pointers| own_drop::gap(model, pointers));
    let span = site(Span::call_site());
    let is_idle = body.is_empty() || matches!(shape, Shape::Enum(variants) if variants.is_empty());
    let claims = claim::lazy(model);
    let class = private(target, "Tracer", Span::call_site());
    let lifetime = target.names.lifetime();
    if visit == Visit::OrDefer && !is_idle {
        return quote_spanned! {span=>
            #[inline]
            fn trace(&self, #tracer: &mut #class<'_>) { #tracer.__trace_linked(self) }
            #[inline]
            fn __trace_or_defer<#lifetime>(
                &#lifetime self,
                #tracer: &mut #class<#lifetime>,
            ) { #claims #own_drop #body }
        };
    }
    let tracer = if is_idle { quote_spanned!(span=> _) } else { quote!(#tracer) };
    let inline = match reach {
        Reach::Near => quote_spanned!(span=> #[inline(always)]),
        Reach::Known | Reach::Unknown | Reach::Far => quote_spanned!(span=> #[inline]),
    };
    quote_spanned! {span=>
        #inline
        fn trace(&self, #tracer: &mut #class<'_>) { #claims #own_drop #body }
    }
}

/// Whether values may lead far, and their fields can be borrowed as long as the tracer.
fn may_defer(model: &Model<'_>, reach: Reach) -> bool {
    matches!(reach, Reach::Unknown | Reach::Far)
        && matches!(model.shape, Shape::Struct(_) | Shape::Enum(_))
}

fn is_skipped(variant: &Variant<'_>) -> bool {
    matches!(variant.content, Content::Skipped { .. })
}

/// What is done with all fields.
pub(super) fn body(target: &Target<'_>, visit: Visit, shape: &Shape<'_>) -> TokenStream {
    match shape {
        Shape::Struct(fields) => {
            fields.iter().map(|field| verb(target, visit, field, &of_self(field))).collect()
        }
        Shape::Packed(fields) => fields.iter().map(|field| unborrowed(target, field)).collect(),
        Shape::Enum(variants) if variants.is_empty() => {
            quote_spanned!(site(Span::call_site())=> match *self {})
        }
        Shape::Enum(variants) => choice(target, visit, variants),
        Shape::Union(fields) if fields.is_empty() => TokenStream::new(),
        Shape::Union(_) => union(target, &target.names.tracer(Span::call_site())),
    }
}

/// The call for a field that can be borrowed.
fn verb(target: &Target<'_>, visit: Visit, field: &Field<'_>, value: &TokenStream) -> TokenStream {
    let Field { member: _, name, span, ty, is_private: _, treatment } = field;
    let tracer = target.names.tracer(*span);
    let span = site(*span);
    let name = LitStr::new(name, span);
    let by_impl = match visit {
        Visit::AtOnce => Ident::new("field", span),
        Visit::OrDefer => Ident::new("linked_field", span),
    };
    match treatment {
        Treatment::Traced if visit == Visit::OrDefer && reach::is_list_of_links(target, ty) => {
            quote_spanned!(span=> #tracer.list_of_links_field(#name, #value);)
        }
        Treatment::Traced => quote_spanned!(span=> #tracer.#by_impl(#name, #value);),
        Treatment::MaybeFunction(how) => {
            let private = |name| private(target, name, field.span);
            let (probe, phantom) = (private("FunctionProbe"), private("PhantomData"));
            let method = match visit {
                Visit::AtOnce => Ident::new("mem_size_field", span),
                Visit::OrDefer => Ident::new("mem_size_linked_field", span),
            };
            let how = how_value(target, how);
            quote_spanned!(span=> #probe::<#ty>(#phantom).#method(#name, #how, #value, #tracer);)
        }
        Treatment::HigherRanked { ty, flat_as: _ } => {
            quote_spanned!(span=> #tracer.#by_impl::<#ty>(#name, #value);)
        }
        Treatment::Flat => {
            let nothing = private(target, "nothing", field.span);
            quote_spanned!(span=> #tracer.field_with(#name, #value, #nothing);)
        }
        Treatment::Hasher => {
            let hasher = private(target, "trace_hidden", field.span);
            quote_spanned!(span=> #tracer.field_with(#name, #value, #hasher::<#ty>);)
        }
        Treatment::Skipped(reason) => {
            let reason = self::reason(target, reason.as_ref(), field.span);
            quote_spanned!(span=> #tracer.skipped(#name, #value, #reason);)
        }
        Treatment::With(path) => {
            let span = site(path.span());
            let tracer = target.names.tracer(path.span());
            let call = call(target, path, value, &tracer);
            quote_spanned!(span=> #tracer.field_with(#name, #value, |#tracer| #call);)
        }
        Treatment::Parts { how, rules: _ } | Treatment::FollowInside(how) => {
            let how = how_value(target, how);
            quote_spanned!(span=> #tracer.field_by(#name, #how, #value);)
        }
        Treatment::Follow(_) => quote_spanned! {span=>
            #tracer.field_with(#name, #value, |#tracer| #tracer.follow(&**#value));
        },
    }
}

/// The call for a field of a packed struct, which cannot be borrowed.
fn unborrowed(target: &Target<'_>, field: &Field<'_>) -> TokenStream {
    let Field { member: _, name, span, ty, is_private: _, treatment } = field;
    let ask = |ty: &Type| {
        let probe = private(target, "measurable", *span);
        let tracer = target.names.tracer(*span);
        let name = LitStr::new(name, site(*span));
        quote_spanned! {site(*span)=>
            #probe::<#ty>().__packed(#name, #tracer);
        }
    };
    match treatment {
        Treatment::Traced
        | Treatment::MaybeFunction(_)
        | Treatment::HigherRanked { ty: _, flat_as: None } => ask(ty),
        Treatment::HigherRanked { ty: _, flat_as: Some(ty) } => ask(ty),
        Treatment::Hasher => {
            let (hasher, tracer) =
                (private(target, "trace_hidden", *span), target.names.tracer(*span));
            quote_spanned!(site(*span)=> #hasher::<#ty>(#tracer);)
        }
        Treatment::Flat
        | Treatment::Skipped(_)
        | Treatment::With(_)
        | Treatment::Parts { .. }
        | Treatment::Follow(_)
        | Treatment::FollowInside(_) => TokenStream::new(),
    }
}

fn union(target: &Target<'_>, tracer: &Ident) -> TokenStream {
    let span = Span::call_site();
    let (measure, gap) = (private(target, "MemSize", span), private(target, "Gap", span));
    quote_spanned! {site(span)=>
        if !<Self as #measure>::is_flat() { #tracer.gap(#gap::Union) }
    }
}

/// What is done with the live variant, of which there is at least one.
///
/// Compile time grows with the number of calls: where no variant is skipped there are only two.
fn choice(target: &Target<'_>, visit: Visit, variants: &[Variant<'_>]) -> TokenStream {
    let span = site(Span::call_site());
    if variants.iter().any(is_skipped) {
        let arms = variants.iter().map(|variant| arm(target, visit, variant));
        return quote_spanned!(span=> match self { #(#arms)* });
    }
    let tracer = target.names.tracer(Span::call_site());
    let names = variants.iter().map(|Variant { ident, content: _ }| {
        let (path, name) = (path(target, ident), LitStr::new(&spoken(ident), site(ident.span())));
        quote_spanned!(site(ident.span())=> #path { .. } => #name,)
    });
    if variants.iter().all(|variant| variant.parts().is_empty()) {
        let nothing = private(target, "nothing", Span::call_site());
        return quote_spanned!(span=> #tracer.variant(match self { #(#names)* }, self, #nothing););
    }
    let arms = variants.iter().map(|variant| {
        let (path, patterns, verbs) = opened(target, visit, variant);
        quote_spanned!(site(variant.ident.span())=> #path { #patterns } => { #verbs })
    });
    quote_spanned! {span=>
        #tracer.__enter_variant(match self { #(#names)* }, self);
        match self { #(#arms)* }
        #tracer.__leave_variant();
    }
}

/// The arm of a variant of an enum that has skipped ones.
fn arm(target: &Target<'_>, visit: Visit, variant: &Variant<'_>) -> TokenStream {
    let Variant { ident, content } = variant;
    let span = site(ident.span());
    let tracer = target.names.tracer(ident.span());
    let name = LitStr::new(&spoken(ident), span);
    match content {
        Content::Skipped { reason, fields: _ } => {
            let (path, reason) =
                (path(target, ident), self::reason(target, reason.as_ref(), ident.span()));
            quote_spanned!(span=> #path { .. } => #tracer.skipped_variant(#name, self, #reason),)
        }
        Content::Fields(fields) if fields.is_empty() => {
            let (path, nothing) = (path(target, ident), private(target, "nothing", ident.span()));
            quote_spanned!(span=> #path {} => #tracer.variant(#name, self, #nothing),)
        }
        Content::Fields(_) => {
            let (path, patterns, verbs) = opened(target, visit, variant);
            quote_spanned! {span=>
                #path { #patterns } => {
                    #tracer.__enter_variant(#name, self);
                    #verbs
                    #tracer.__leave_variant();
                }
            }
        }
    }
}

/// The path of a variant, the pattern of its fields, and the calls for them.
fn opened(
    target: &Target<'_>,
    visit: Visit,
    variant: &Variant<'_>,
) -> (TokenStream, TokenStream, TokenStream) {
    let bound = || {
        (0..)
            .zip(variant.parts())
            .map(|(index, field)| (field, target.names.binding(index, field.span)))
    };
    let patterns: Punctuated<_, Token![,]> = bound()
        .map(|(field, binding)| {
            let member = moved_member(&field.member, field.span);
            quote_spanned!(site(field.span)=> #member: #binding)
        })
        .collect();
    let verbs =
        bound().map(|(field, binding)| verb(target, visit, field, &quote!(#binding))).collect();
    (path(target, variant.ident), quote!(#patterns), verbs)
}

/// The variant by way of the type's name: `Self::Name` may also be an associated type.
pub(super) fn path(target: &Target<'_>, variant: &Ident) -> TokenStream {
    let ident = moved(target.name, variant.span());
    let variant = moved(variant, variant.span());
    quote_spanned!(site(variant.span())=> #ident::#variant)
}

fn of_self(field: &Field<'_>) -> TokenStream {
    let member = moved_member(&field.member, field.span);
    quote_spanned!(site(field.span)=> &self.#member)
}

fn reason(target: &Target<'_>, reason: Option<&LitStr>, span: Span) -> TokenStream {
    let option = private(target, "Option", span);
    let some = reason.map(|reason| quote_spanned!(site(span)=> #option::Some(#reason)));
    some.unwrap_or_else(|| quote_spanned!(site(span)=> #option::None))
}
