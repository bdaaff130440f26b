//! Types with a `*const T` that drop by themselves, and so may free its target.
//!
//! The type of such a pointer tells that it does not own its target. Where nothing but the type
//! itself has something to drop, that may not be so.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{PointerMutability, Type, TypePtr};

use crate::expand::header::private;
use crate::model::{Field, Model, Shape, Treatment, Variant};
use crate::names::site;
use crate::spelling::peeled;

/// A gap where the condition holds.
pub(super) fn gap(model: &Model<'_>) -> Option<TokenStream> {
    let condition = condition(model)?;
    let span = site(Span::call_site());
    let tracer = model.target.names.tracer(Span::call_site());
    let gap = private(&model.target, "Gap", Span::call_site());
    Some(quote_spanned!(span=> if #condition { #tracer.gap(#gap::Pointer); }))
}

/// Whether the type has a `Drop` of its own, as far as its fields let that be seen. There is none
/// to ask for without such a pointer.
pub(super) fn condition(model: &Model<'_>) -> Option<TokenStream> {
    if model.claims_flat || !model.fields().any(is_asked) {
        return None;
    }
    let needs_drop = private(&model.target, "needs_drop", Span::call_site());
    let dropped = fields(model).filter(|field| !is_pointer(field.ty)).map(|field| {
        let Field { ty, span, .. } = field;
        quote_spanned!(site(*span)=> || #needs_drop::<#ty>())
    });
    let span = site(Span::call_site());
    Some(quote_spanned!(span=> (#needs_drop::<Self>() && !(false #(#dropped)*))))
}

/// The fields, also of skipped variants.
fn fields<'m>(model: &'m Model<'_>) -> impl Iterator<Item = &'m Field<'m>> {
    let (fields, variants) = match &model.shape {
        Shape::Struct(fields) | Shape::Packed(fields) | Shape::Union(fields) => {
            (fields.as_slice(), [].as_slice())
        }
        Shape::Enum(variants) => ([].as_slice(), variants.as_slice()),
    };
    fields.iter().chain(variants.iter().flat_map(Variant::parts))
}

/// Whether the field is a pointer of which nothing is said.
fn is_asked(field: &Field<'_>) -> bool {
    let is_said = matches!(
        field.treatment,
        Treatment::Skipped(_) | Treatment::With(_) | Treatment::Parts { .. }
    );
    let is_const = matches!(
        peeled(field.ty),
        Type::Ptr(TypePtr { mutability: PointerMutability::Const(_), .. })
    );
    is_const && !is_said
}

fn is_pointer(ty: &Type) -> bool {
    matches!(peeled(ty), Type::Ptr(_) | Type::Reference(_))
}
