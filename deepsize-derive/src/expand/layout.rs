//! The impl of `HasLayout`: what the type is made of, and where the fields of a live variant lie.
//!
//! It asks nothing of the fields' types but a size, and is not there for a type without one.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

use crate::attr::{Packed, Repr};
use crate::expand::claim;
use crate::expand::header::private;
use crate::expand::sized;
use crate::expand::trace::path;
use crate::model::{Field, Model, Shape, Tail, Target, Variant};
use crate::names::{moved_member, site, spoken};

/// The constant with the fields, and for an enum the method that looks at a value.
pub(super) fn items(model: &Model<'_>) -> TokenStream {
    let Model { target, shape, repr, .. } = model;
    let span = Span::call_site();
    let (kinds, reprs) = (private(target, "Kind", span), private(target, "Repr", span));
    let kind = match shape {
        Shape::Struct(fields) | Shape::Packed(fields) => {
            let fields = placed(target, fields, matches!(model.tail(), Tail::Unknown { .. }));
            quote_spanned!(site(span)=> #kinds::Struct(#fields))
        }
        Shape::Union(fields) => {
            let fields = placed(target, fields, false);
            quote_spanned!(site(span)=> #kinds::Union(#fields))
        }
        Shape::Enum(variants) => {
            let variants = variants.iter().map(|variant| self::variant(target, variant, repr));
            quote_spanned!(site(span)=> #kinds::Enum(&[#(#variants),*]))
        }
    };
    let repr = settled(target, repr);
    let shape_of = quote_spanned!(site(span)=> (#repr, #kind));
    let shape_of = match claim::lazy(model) {
        Some(claims) => quote_spanned!(site(span)=> { #claims #shape_of }),
        None => shape_of,
    };
    let live = match shape {
        Shape::Enum(variants) if !variants.is_empty() => Some(live(target, variants)),
        _ => None,
    };
    let allow = allow(shape);
    quote_spanned!(site(span)=> #allow const __SHAPE: (#reprs, #kinds) = #shape_of; #live)
}

/// A list is in the constant data of the program. Clippy does not see that, and warns of a long one
/// as if it were on the stack.
fn allow(shape: &Shape<'_>) -> Option<TokenStream> {
    const LONG: usize = 128;
    let is_long = match shape {
        Shape::Struct(fields) | Shape::Packed(fields) | Shape::Union(fields) => fields.len() > LONG,
        Shape::Enum(variants) => {
            variants.len() > LONG || variants.iter().any(|variant| variant.parts().len() > LONG)
        }
    };
    let span = site(Span::call_site());
    is_long.then(|| quote_spanned!(span=> #[allow(clippy::large_stack_arrays)]))
}

/// What the `repr` settles, by the names of its words.
fn settled(target: &Target<'_>, repr: &Repr) -> TokenStream {
    let Repr { is_c, is_transparent, packed, aligns, tag } = repr;
    let span = site(Span::call_site());
    let base = private(target, "Repr", Span::call_site());
    let c = is_c.then(|| quote_spanned!(span=> .c()));
    let transparent = is_transparent.then(|| quote_spanned!(span=> .transparent()));
    let packed = packed.as_ref().map(|Packed { bytes }| {
        let bytes = bytes.as_ref().map_or_else(|| quote_spanned!(span=> 1), |bytes| quote!(#bytes));
        quote_spanned!(span=> .packed(#bytes))
    });
    let aligns = aligns.iter().map(|bytes| quote_spanned!(span=> .align(#bytes)));
    let tag = tag.as_ref().map(|tag| {
        let tag = private(target, &tag.to_string(), tag.span());
        quote_spanned!(span=> .tag::<#tag>())
    });
    quote_spanned!(span=> #base::RUST #c #transparent #packed #(#aligns)* #tag)
}

/// Fields whose offsets the compiler tells, if the type has a size.
fn placed(target: &Target<'_>, fields: &[Field<'_>], may_be_unsized: bool) -> TokenStream {
    let span = Span::call_site();
    let list = (0..).zip(fields).map(|(index, Field { member, name, span, ty, .. })| {
        let (field, offset_of) =
            (private(target, "field", *span), private(target, "offset_of", *span));
        let (index, member) = (Literal::usize_unsuffixed(index), moved_member(member, *span));
        let name = LitStr::new(name, site(*span));
        let offset = quote_spanned!(site(*span)=> #offset_of!(Self, #member));
        let offset = if may_be_unsized { sized::offset(&offset, *span) } else { offset };
        quote_spanned!(site(*span)=> #field::<#ty>(#name, #index, #offset))
    });
    let list = quote_spanned!(site(span)=> [#(#list),*]);
    if fields.len() < 2 {
        return quote_spanned!(site(span)=> &#list);
    }
    let in_order = private(target, "in_memory_order", span);
    quote_spanned!(site(span)=> &#in_order(#list))
}

fn variant(target: &Target<'_>, variant: &Variant<'_>, repr: &Repr) -> TokenStream {
    let span = variant.ident.span();
    let class = private(target, "VariantLayout", span);
    let name = LitStr::new(&spoken(variant.ident), site(span));
    let fields = (0..).zip(variant.parts()).map(|(index, Field { name, span, ty, .. })| {
        let part = private(target, "part", *span);
        let (index, name) = (Literal::usize_unsuffixed(index), LitStr::new(name, site(*span)));
        quote_spanned!(site(*span)=> #part::<#ty>(#name, #index))
    });
    let fields = quote_spanned!(site(span)=> [#(#fields),*]);
    let fields = match &repr.tag {
        Some(tag) if !repr.is_c && !variant.parts().is_empty() => {
            let after = private(target, "after_tag", span);
            let tag = private(target, &tag.to_string(), span);
            // Its length is told: before Rust 1.89 nobody can ask for it by `_`.
            let count = Literal::usize_unsuffixed(variant.parts().len());
            quote_spanned!(site(span)=> #after::<#tag, #count>(#fields))
        }
        _ => fields,
    };
    quote_spanned!(site(span)=> #class { name: #name, fields: &#fields })
}

/// The method that tells the live variant and the addresses of its fields.
fn live(target: &Target<'_>, variants: &[Variant<'_>]) -> TokenStream {
    let span = Span::call_site();
    let class = private(target, "ValueLayout", span);
    let is_bare = variants.iter().all(|variant| variant.parts().is_empty());
    let arms = (0..).zip(variants).map(|(index, variant)| {
        let span = variant.ident.span();
        let number = Literal::usize_unsuffixed(index);
        let path = path(target, variant.ident);
        if is_bare {
            return quote_spanned!(site(span)=> #path {} => #number,);
        }
        let bound = || (0..).zip(variant.parts());
        let patterns: Punctuated<_, Token![,]> = bound()
            .map(|(index, field)| {
                let member = moved_member(&field.member, field.span);
                let binding = target.names.binding(index, field.span);
                quote_spanned!(site(field.span)=> #member: #binding)
            })
            .collect();
        let addresses = bound().map(|(index, field)| {
            let address = private(target, "address", field.span);
            let binding = target.names.binding(index, field.span);
            quote_spanned!(site(field.span)=> #address(#binding))
        });
        quote_spanned! {site(span)=>
            #path { #patterns } => #class::of_variant(self, #number, &[#(#addresses),*]),
        }
    });
    let body = if is_bare {
        quote_spanned!(site(span)=> #class::of_variant(self, match self { #(#arms)* }, &[]))
    } else {
        quote_spanned!(site(span)=> match self { #(#arms)* })
    };
    quote_spanned!(site(span)=> fn layout(&self) -> #class { #body })
}
