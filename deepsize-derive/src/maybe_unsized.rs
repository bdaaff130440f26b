//! Which types may have no size, as far as the bounds of the type that derives tell.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{Generics, Type, TypeParamBound, TypePath, WherePredicate};

use crate::parts::mentions;
use crate::spelling::peeled;

/// The type parameters that may have no size, and those of which an associated type may have none.
pub(crate) struct MaybeUnsized<'a> {
    params: Vec<&'a Ident>,
    all: Vec<&'a Ident>,
}

impl<'a> MaybeUnsized<'a> {
    pub(crate) fn new(generics: &'a Generics) -> Self {
        let relaxed = |bound: &TypeParamBound| match bound {
            TypeParamBound::Trait(bound) => bound.maybe.is_some(),
            _ => false,
        };
        let mut params: Vec<_> = generics
            .type_params()
            .filter(|param| param.bounds.iter().any(relaxed))
            .map(|param| &param.ident)
            .collect();
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            if let WherePredicate::Type(predicate) = predicate
                && let Type::Path(path) = peeled(&predicate.bounded_ty)
                && let Some(ident) = path.path.get_ident()
                && predicate.bounds.iter().any(relaxed)
            {
                params.push(ident);
            }
        }
        Self { params, all: generics.type_params().map(|param| &param.ident).collect() }
    }

    /// Whether this parameter may have no size.
    pub(crate) fn contains(&self, param: &Ident) -> bool {
        self.params.contains(&param)
    }

    /// Whether this is such a parameter.
    pub(crate) fn is_param(&self, ty: &Type) -> bool {
        let Type::Path(path) = peeled(ty) else { return false };
        !self.params.is_empty() && path.path.get_ident().is_some_and(|ident| self.contains(ident))
    }

    /// Whether this is such a parameter, or an associated type of any: what a trait says of that,
    /// no derive sees.
    pub(crate) fn may_be(&self, ty: &Type) -> bool {
        self.is_param(ty)
            || matches!(peeled(ty), Type::Path(path) if is_associated(path, &self.all))
    }
}

/// Whether this is an associated type of something that mentions one of these parameters.
fn is_associated(path: &TypePath, params: &[&Ident]) -> bool {
    let is_meant = |ident: &Ident| params.contains(&ident);
    match (&path.qself, path.path.segments.first()) {
        (Some(qself), _) => mentions(qself.ty.to_token_stream(), &is_meant),
        (None, Some(first)) => path.path.segments.len() > 1 && is_meant(&first.ident),
        (None, None) => false,
    }
}
