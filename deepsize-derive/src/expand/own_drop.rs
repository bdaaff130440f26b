//! Types with a `Drop` of their own, which may free what a `*const T` in them leads to.
//!
//! Such a pointer is taken for one that does not own its target. But a type may free it when it is
//! dropped. Whether it has a `Drop` of its own a probe tells, as there is a bound for that: an impl
//! of `Drop` has the parameters and bounds of its type, and so it is there for all of them.
//!
//! The pointer may lie in the type of a field. So each type answers whether one lies inline in it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::{PathArguments, PointerMutability, Type};

use crate::expand::header::private;
use crate::known_types::{self, Fact};
use crate::model::{Field, Model, Target, Treatment};
use crate::names::site;
use crate::parts::mentions;
use crate::spelling::{is_one_of, named, peeled, type_arguments};

/// Where pointers may lie in the type.
pub(super) enum Pointers {
    /// In a field that is one.
    Surely,
    /// In fields of other types, which are asked.
    Maybe(Vec<TokenStream>),
}

/// A gap where the type may free what one of its pointers leads to.
pub(super) fn gap(model: &Model<'_>, pointers: &Pointers) -> TokenStream {
    let condition = condition(model, pointers);
    let span = site(Span::call_site());
    let tracer = model.target.names.tracer(Span::call_site());
    let gap = private(&model.target, "Gap", Span::call_site());
    quote_spanned!(span=> if #condition { #tracer.gap(#gap::Pointer); })
}

/// Whether it may. The fields are asked, and not the type itself, which may have no size, or no
/// impl where it is measured part by part.
pub(super) fn condition(model: &Model<'_>, pointers: &Pointers) -> TokenStream {
    let [probe, phantom] =
        ["Probe", "PhantomData"].map(|name| private(&model.target, name, Span::call_site()));
    let span = site(Span::call_site());
    let has_drop = quote_spanned!(span=> #probe::<Self>(#phantom).__has_drop());
    match pointers {
        Pointers::Surely => has_drop,
        Pointers::Maybe(inside) => quote_spanned!(span=> #has_drop && (#(#inside)||*)),
    }
}

/// The method that tells whether a pointer lies inline in values of the type.
pub(super) fn method(model: &Model<'_>, pointers: &Pointers) -> TokenStream {
    let bool = private(&model.target, "bool", Span::call_site());
    let span = site(Span::call_site());
    let answer = match pointers {
        Pointers::Surely => quote_spanned!(span=> true),
        Pointers::Maybe(inside) => quote_spanned!(span=> #(#inside)||*),
    };
    quote_spanned!(span=> #[inline] fn __has_pointer() -> #bool { #answer })
}

/// Where pointers may lie; nothing where the type surely has none.
pub(super) fn pointers(model: &Model<'_>) -> Option<Pointers> {
    if model.claims_flat {
        return None;
    }
    let params: Vec<_> = model.target.generics.type_params().map(|param| &param.ident).collect();
    let asked = || model.fields().filter(|field| is_asked(field));
    if asked().any(|field| is_pointer(field.ty, &params)) || is_address(model, &params) {
        return Some(Pointers::Surely);
    }
    let mut leaves = Vec::new();
    for field in asked().filter(|field| matches!(field.treatment, Treatment::Traced)) {
        collect(field.ty, &mut leaves);
    }
    let mut names = Vec::new();
    let mut calls = Vec::new();
    for ty in leaves {
        let name = ty.to_token_stream().to_string();
        if !names.contains(&name) {
            names.push(name);
            calls.push(call(&model.target, ty));
        }
    }
    (!calls.is_empty()).then_some(Pointers::Maybe(calls))
}

fn call(target: &Target<'_>, ty: &Type) -> TokenStream {
    let [probe, phantom] =
        ["Probe", "PhantomData"].map(|name| private(target, name, Span::call_site()));
    let span = site(Span::call_site());
    quote_spanned!(span=> #probe::<#ty>(#phantom).__has_pointer())
}

/// Whether nothing is said of the field.
fn is_asked(field: &Field<'_>) -> bool {
    !matches!(field.treatment, Treatment::Skipped(_) | Treatment::With(_) | Treatment::Parts { .. })
}

/// Whether a pointer is spelt out in the type. Bytes that need be no value may be one as well:
/// what else would be dropped of them? Only of a parameter one does not know.
fn is_pointer(ty: &Type, params: &[&Ident]) -> bool {
    match peeled(ty) {
        Type::Ptr(pointer) => matches!(pointer.mutability, PointerMutability::Const(_)),
        Type::Array(array) => is_pointer(&array.elem, params),
        Type::Slice(slice) => is_pointer(&slice.elem, params),
        Type::Tuple(tuple) => tuple.elems.iter().any(|ty| is_pointer(ty, params)),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| {
            let is_bytes = last.ident == "MaybeUninit"
                && !mentions(ty.to_token_stream(), &|ident| params.contains(&ident));
            let is_measured = !known_types::ident_is(&last.ident, Fact::Unmeasured);
            is_bytes || is_measured && arguments(&last.arguments).any(|ty| is_pointer(ty, params))
        }),
        _ => false,
    }
}

/// Whether there is a number that a `PhantomData<*mut T>` beside it says to be an address. With
/// `()` for the `T` it says no more than that the type is not `Send`.
fn is_address(model: &Model<'_>, params: &[&Ident]) -> bool {
    let says = |field: &Field<'_>| {
        named(field.ty).filter(|named| named.is("PhantomData")).is_some_and(|named| {
            named.argument.is_some_and(|ty| matches!(peeled(ty), Type::Ptr(_)))
                && mentions(field.ty.to_token_stream(), &|ident| params.contains(&ident))
        })
    };
    let is_number = |field: &Field<'_>| {
        mentions(field.ty.to_token_stream(), &|ident| is_one_of(ident, &NUMBERS))
    };
    model.fields().any(says) && model.fields().any(|field| is_asked(field) && is_number(field))
}

/// What holds an address as a number.
const NUMBERS: [&str; 3] = ["AtomicUsize", "NonZeroUsize", "usize"];

/// The types that lie inline in this one and may hold a pointer.
fn collect<'t>(ty: &'t Type, leaves: &mut Vec<&'t Type>) {
    match peeled(ty) {
        Type::Array(array) => collect(&array.elem, leaves),
        Type::Slice(slice) => collect(&slice.elem, leaves),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| collect(ty, leaves)),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return };
            if known_types::ident_is(&last.ident, Fact::Inline) {
                arguments(&last.arguments).for_each(|ty| collect(ty, leaves));
            } else if !known_types::is_known(&last.ident) {
                leaves.push(peeled(ty));
            }
        }
        _ => {}
    }
}

fn arguments(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let list = match arguments {
        PathArguments::AngleBracketed(list) => Some(list),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    };
    list.into_iter().flat_map(type_arguments)
}
