//! Types with a `*const T` and a `Drop` of their own, which may free the target.
//!
//! Such a pointer is taken for one that does not own its target. But a type may free it when it is
//! dropped. No macro can ask whether a type has a `Drop` of its own. It can ask whether the type
//! needs to be dropped although none of its fields does, which comes to the same.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{PointerMutability, Type, TypePtr};

use crate::expand::header::private;
use crate::model::{Field, Model, Treatment};
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

/// Whether the type has a `Drop` of its own, as far as its fields let that be seen; nothing where
/// it has no such pointer.
pub(super) fn condition(model: &Model<'_>) -> Option<TokenStream> {
    if model.claims_flat || !model.fields().any(is_asked) {
        return None;
    }
    let needs_drop = private(&model.target, "needs_drop", Span::call_site());
    let dropped = model.all_fields().filter(|field| !is_pointer(field.ty)).map(|field| {
        let Field { ty, span, .. } = field;
        quote_spanned!(site(*span)=> || #needs_drop::<#ty>())
    });
    let span = site(Span::call_site());
    Some(quote_spanned!(span=> (#needs_drop::<Self>() && !(false #(#dropped)*))))
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
