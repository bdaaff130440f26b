//! The return type of a function, in the forms that the code around its body needs.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{ReturnType, Type, TypeParamBound, parse_quote};

use crate::names::{Names, site};

/// A statement that does nothing, and tells the compiler what the block around it gives.
pub(super) fn hint(output: &ReturnType, names: &Names, krate: &TokenStream) -> Option<TokenStream> {
    let ty = match output {
        ReturnType::Default => return None,
        // Cannot be named here, and needs no hint.
        ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)) => return None,
        ReturnType::Type(_, ty) => inferred(ty),
    };
    let span = site(ty.span());
    let value = names.binding(0, ty.span());
    let private = quote_spanned!(span=> #krate::__private);
    Some(quote_spanned! {span=>
        if let #private::Option::Some(#value) = #private::Option::<#ty>::None {
            return #value;
        }
    })
}

/// The output of a closure that gives the same.
pub(super) fn of_closure(output: &ReturnType) -> ReturnType {
    match output {
        ReturnType::Default => parse_quote!(-> ()),
        ReturnType::Type(arrow, ty) => ReturnType::Type(*arrow, Box::new(inferred(ty))),
    }
}

/// Whether some of what the function gives back is an `impl Fn(…)`. What that asks of a closure is
/// known only to the body of the function itself.
pub(super) fn has_impl_fn(output: &ReturnType) -> bool {
    let mut infer = Infer::default();
    infer.visit_return_type_mut(&mut output.clone());
    infer.has_met_fn
}

fn inferred(ty: &Type) -> Type {
    let mut ty = ty.clone();
    Infer::default().visit_type_mut(&mut ty);
    ty
}

/// Leaves it to the compiler what an `impl Trait` is.
#[derive(Default)]
struct Infer {
    has_met_fn: bool,
}

impl VisitMut for Infer {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::ImplTrait(opaque) = ty {
            self.has_met_fn |= opaque.bounds.iter().any(is_fn);
            *ty = parse_quote!(_);
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}

fn is_fn(bound: &TypeParamBound) -> bool {
    let TypeParamBound::Trait(bound) = bound else { return false };
    let last = bound.path.segments.last();
    last.is_some_and(|last| {
        let name = last.ident.to_string();
        ["Fn", "FnMut", "FnOnce"].iter().any(|of| name.trim_start_matches("Async") == *of)
    })
}
