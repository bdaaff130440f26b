//! Function types with lifetimes of their own, such as `Box<dyn Fn(&Event)>`.
//!
//! No set of impls covers `for<'a> fn(&'a A, &'a B) -> Option<&'a C>` and all its kin. But a
//! function for all lifetimes is also one for any single lifetime, and *that* type is covered by an
//! impl with plain arguments. So the field is traced as a subtype, whose arguments the compiler
//! finds: this module writes it down, as `Box<dyn Fn(_)>`.
//!
//! A lifetime may be hidden: that of `Context<'a>` in `fn(Context)` is one of the function's own.
//! So every type whose name tells nothing is taken for one with a lifetime.

use syn::visit_mut::{self, VisitMut};
use syn::{
    AngleBracketedGenericArguments, BoundLifetimes, GenericArgument, Lifetime, PathArguments,
    ReturnType, Type, TypeFnPtr, TypeParamBound, TypePath, TypeReference,
};

use crate::known_types::{Fact, ident_is};
use crate::names::site;
use crate::spelling::peeled;

/// Whether this is a function pointer.
pub(crate) fn is_function(ty: &Type) -> bool {
    matches!(peeled(ty), Type::FnPtr(_))
}

/// Which functions are taken for ones with lifetimes of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lifetimes {
    /// Those that spell them out, or have a reference or a `'_`.
    Visible,
    /// Those with a type as well that may have some.
    Possible,
}

/// The type with `_` for what such functions in it take and give, if there are any.
pub(crate) fn lowered(ty: &Type, lifetimes: Lifetimes) -> Option<Type> {
    let mut lowered = ty.clone();
    lower(&mut lowered, lifetimes).then_some(lowered)
}

/// A type that is flat when this one is: function pointers are flat whatever their arguments are.
pub(crate) fn flat_as(ty: &Type) -> Option<Type> {
    let mut ty = peeled(ty).clone();
    if lowered(&ty, Lifetimes::Possible).is_none() {
        return Some(ty);
    }
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

fn lower(ty: &mut Type, lifetimes: Lifetimes) -> bool {
    match ty {
        Type::Group(group) => lower(&mut group.elem, lifetimes),
        Type::Paren(paren) => lower(&mut paren.elem, lifetimes),
        Type::Array(array) => lower(&mut array.elem, lifetimes),
        Type::Slice(slice) => lower(&mut slice.elem, lifetimes),
        Type::Tuple(tuple) => {
            tuple.elems.iter_mut().fold(false, |any, elem| lower(elem, lifetimes) | any)
        }
        Type::Path(path) => {
            let kept =
                path.path.segments.last().is_none_or(|last| ident_is(&last.ident, Fact::Invariant));
            !kept
                && path.path.segments.iter_mut().fold(false, |any, segment| {
                    let PathArguments::AngleBracketed(arguments) = &mut segment.arguments else {
                        return any;
                    };
                    lower_arguments(arguments, lifetimes) | any
                })
        }
        Type::FnPtr(function) => lower_pointer(function, lifetimes),
        Type::TraitObject(object) => {
            let found = object
                .bounds
                .iter_mut()
                .fold(false, |any, bound| lower_bound(bound, lifetimes) | any);
            if let (true, Some(token)) = (found, &mut object.dyn_token) {
                // Without the `for<…>` between, `dyn ::path` would be one path in edition 2015.
                token.span = site(token.span);
            }
            found
        }
        _ => false,
    }
}

fn lower_arguments(arguments: &mut AngleBracketedGenericArguments, lifetimes: Lifetimes) -> bool {
    arguments.args.iter_mut().fold(false, |any, argument| match argument {
        GenericArgument::Type(ty) => lower(ty, lifetimes) | any,
        _ => any,
    })
}

fn lower_pointer(function: &mut TypeFnPtr, lifetimes: Lifetimes) -> bool {
    let mut search = Search::new(function.lifetimes.as_ref(), lifetimes);
    search.visit_type_fn_ptr_mut(function);
    if search.found {
        function.lifetimes = None;
        function.inputs.iter_mut().for_each(|input| input.ty = inferred());
        infer_output(&mut function.output);
    }
    search.found
}

/// `dyn Fn(&A) -> &B` and its kin; other traits are left alone.
fn lower_bound(bound: &mut TypeParamBound, lifetimes: Lifetimes) -> bool {
    let TypeParamBound::Trait(bound) = bound else { return false };
    let Some(last) = bound.path.segments.last_mut() else { return false };
    let PathArguments::Parenthesized(signature) = &mut last.arguments else { return false };
    let mut search = Search::new(bound.lifetimes.as_ref(), lifetimes);
    search.visit_parenthesized_generic_arguments_mut(signature);
    if search.found {
        bound.lifetimes = None;
        signature.inputs.iter_mut().for_each(|input| input.ty = inferred());
        infer_output(&mut signature.output);
    }
    search.found
}

fn infer_output(output: &mut ReturnType) {
    if let ReturnType::Type(_, ty) = output
        && !matches!(**ty, Type::Never(_))
    {
        **ty = inferred();
    }
}

fn inferred() -> Type {
    syn::parse_quote!(_)
}

/// Whether a function has, or may have, lifetimes of its own.
struct Search {
    lifetimes: Lifetimes,
    found: bool,
}

impl Search {
    fn new(brought: Option<&BoundLifetimes>, lifetimes: Lifetimes) -> Self {
        let found = brought.is_some_and(|brought| !brought.lifetimes.is_empty());
        Self { lifetimes, found }
    }
}

/// Only looks.
impl VisitMut for Search {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.found |= lifetime.ident == "_";
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        self.found |= reference.lifetime.is_none();
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        self.found |= self.lifetimes == Lifetimes::Possible && may_have_lifetimes(path);
        visit_mut::visit_type_path_mut(self, path);
    }
}

/// Whether a path may name a type with a lifetime that is not written. Lifetimes are written all or
/// not at all.
fn may_have_lifetimes(path: &TypePath) -> bool {
    let Some(last) = path.path.segments.last() else { return false };
    let has_lifetimes = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(_)))
        }
        PathArguments::None | PathArguments::Parenthesized(_) => false,
    };
    !has_lifetimes && !ident_is(&last.ident, Fact::Primitive) && !ident_is(&last.ident, Fact::Sized)
}
