//! Function types with lifetimes of their own, such as `Box<dyn Fn(&Event)>`.
//!
//! No set of impls covers `for<'a> fn(&'a A, &'a B) -> Option<&'a C>` and all its kin. But a
//! function for all lifetimes is also one for the lifetime of `&self`, and *that* type is covered
//! by an impl with plain arguments. So the field is traced as a subtype; this module writes the
//! type down.

use syn::visit_mut::{self, VisitMut};
use syn::{
    AngleBracketedGenericArguments, BoundLifetimes, GenericArgument, GenericParam, Ident, Lifetime,
    ParenthesizedGenericArguments, PathArguments, ReturnType, Type, TypeFnPtr, TypeParamBound,
    TypeReference,
};

use crate::known_types::{Fact, ident_is};
use crate::names::site;
use crate::spelling::peeled;

/// Whether this is a function pointer.
pub(crate) fn is_function(ty: &Type) -> bool {
    matches!(peeled(ty), Type::FnPtr(_))
}

/// The type with `lifetime` for the lifetimes that its functions bring, if they bring any.
pub(crate) fn lowered(ty: &Type, lifetime: &Lifetime) -> Option<Type> {
    let mut lowered = ty.clone();
    lower(&mut lowered, lifetime).then_some(lowered)
}

/// A type that is flat when this one is: function pointers are flat whatever their arguments are.
pub(crate) fn flat_as(ty: &Type) -> Option<Type> {
    let mut ty = peeled(ty).clone();
    match &mut ty {
        Type::FnPtr(_) => return Some(syn::parse_quote!(fn())),
        Type::Array(array) => *array.elem = flat_as(&array.elem)?,
        Type::Tuple(tuple) => {
            for elem in &mut tuple.elems {
                *elem = flat_as(elem)?;
            }
        }
        Type::Path(path) => {
            let last = path.path.segments.last_mut().filter(|last| last.ident == "Option")?;
            let PathArguments::AngleBracketed(arguments) = &mut last.arguments else { return None };
            for argument in &mut arguments.args {
                let GenericArgument::Type(ty) = argument else { return None };
                *ty = flat_as(ty)?;
            }
        }
        _ => return matches!(ty, Type::Ptr(_) | Type::Reference(_)).then_some(ty),
    }
    Some(ty)
}

fn lower(ty: &mut Type, lifetime: &Lifetime) -> bool {
    match ty {
        Type::Group(group) => lower(&mut group.elem, lifetime),
        Type::Paren(paren) => lower(&mut paren.elem, lifetime),
        Type::Array(array) => lower(&mut array.elem, lifetime),
        Type::Slice(slice) => lower(&mut slice.elem, lifetime),
        Type::Tuple(tuple) => {
            tuple.elems.iter_mut().fold(false, |any, elem| lower(elem, lifetime) | any)
        }
        Type::Path(path) => {
            let kept =
                path.path.segments.last().is_none_or(|last| ident_is(&last.ident, Fact::Invariant));
            !kept
                && path.path.segments.iter_mut().fold(false, |any, segment| {
                    let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else {
                        return any;
                    };
                    lower_arguments(arguments, lifetime) | any
                })
        }
        Type::FnPtr(function) => lower_pointer(function, lifetime),
        Type::TraitObject(object) => {
            let found = object
                .bounds
                .iter_mut()
                .fold(false, |any, bound| lower_bound(bound, lifetime) | any);
            if let (true, Some(token)) = (found, &mut object.dyn_token) {
                // Without the `for<…>` between, `dyn ::path` would be one path in edition 2015.
                token.span = site(token.span);
            }
            found
        }
        _ => false,
    }
}

fn lower_arguments(arguments: &mut AngleBracketedGenericArguments, lifetime: &Lifetime) -> bool {
    arguments.args.iter_mut().fold(false, |any, argument| match argument {
        GenericArgument::Type(ty) => lower(ty, lifetime) | any,
        _ => any,
    })
}

fn lower_pointer(function: &mut TypeFnPtr, lifetime: &Lifetime) -> bool {
    let mut lowering = Lowering::new(function.lifetimes.as_ref(), lifetime);
    for input in &mut function.inputs {
        lowering.visit_type_mut(&mut input.ty);
    }
    lowering.output(&mut function.output);
    if lowering.found {
        function.lifetimes = None;
    }
    lowering.found
}

/// `dyn Fn(&A) -> &B` and its kin; other traits are left alone.
fn lower_bound(bound: &mut TypeParamBound, lifetime: &Lifetime) -> bool {
    let TypeParamBound::Trait(bound) = bound else { return false };
    let Some(last) = bound.path.segments.last_mut() else { return false };
    let PathArguments::Parenthesized(signature) = &mut last.arguments else { return false };
    let mut lowering = Lowering::new(bound.lifetimes.as_ref(), lifetime);
    for input in &mut signature.inputs {
        lowering.visit_type_mut(&mut input.ty);
    }
    lowering.output(&mut signature.output);
    if lowering.found {
        bound.lifetimes = None;
    }
    lowering.found
}

/// Puts one lifetime for those that a function type brings.
struct Lowering<'a> {
    brought: Vec<Ident>,
    to: &'a Lifetime,
    /// Whether elided lifetimes are those of something else: of an inner function type, or of the
    /// one input that a given output may borrow from.
    inner: bool,
    found: bool,
}

impl<'a> Lowering<'a> {
    fn new(brought: Option<&BoundLifetimes>, to: &'a Lifetime) -> Self {
        let params = brought.into_iter().flat_map(|brought| &brought.lifetimes);
        let brought = params
            .filter_map(|param| match param {
                GenericParam::Lifetime(param) => Some(param.lifetime.ident.clone()),
                GenericParam::Type(_) | GenericParam::Const(_) => None,
            })
            .collect();
        Self { brought, to, inner: false, found: false }
    }

    /// What is elided here is the lifetime of the inputs, which by now is written out.
    fn output(&mut self, output: &mut ReturnType) {
        self.within(|this| this.visit_return_type_mut(output));
    }

    fn within(&mut self, visit: impl FnOnce(&mut Self)) {
        let before = core::mem::replace(&mut self.inner, true);
        visit(self);
        self.inner = before;
    }
}

impl VisitMut for Lowering<'_> {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        let elided = lifetime.ident == "_" && !self.inner;
        if elided || self.brought.contains(&lifetime.ident) {
            *lifetime = self.to.clone();
            self.found = true;
        }
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() && !self.inner {
            reference.lifetime = Some(self.to.clone());
            self.found = true;
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_type_fn_ptr_mut(&mut self, function: &mut TypeFnPtr) {
        self.within(|this| visit_mut::visit_type_fn_ptr_mut(this, function));
    }

    fn visit_parenthesized_generic_arguments_mut(
        &mut self,
        signature: &mut ParenthesizedGenericArguments,
    ) {
        self.within(|this| visit_mut::visit_parenthesized_generic_arguments_mut(this, signature));
    }
}
