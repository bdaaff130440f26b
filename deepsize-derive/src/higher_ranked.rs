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
    PathSegment, ReturnType, Type, TypeFnPtr, TypeParamBound, TypePath, TypeReference,
};

use crate::known_types::{Fact, ident_is};
use crate::names::site;
use crate::spelling::peeled;

/// Whether this is a function pointer.
pub(crate) fn is_function(ty: &Type) -> bool {
    matches!(peeled(ty), Type::FnPtr(_))
}

/// What a type tells of the lifetimes that functions in it have of their own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lifetimes {
    /// There are none.
    Absent,
    /// A type that a function takes or gives may have some that are not written.
    Possible,
    /// One is written, or there is a reference without one.
    Visible,
}

/// The type with `_` for what its functions take and give, where these may have lifetimes of their
/// own.
pub(crate) fn lowered(ty: &Type) -> (Type, Lifetimes) {
    let mut lowered = ty.clone();
    let lifetimes = lower(&mut lowered);
    (lowered, lifetimes)
}

/// A type that is flat when this one is: function pointers are flat whatever their arguments are.
pub(crate) fn flat_as(ty: &Type) -> Option<Type> {
    let mut ty = peeled(ty).clone();
    if lowered(&ty).1 == Lifetimes::Absent {
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

fn lower(ty: &mut Type) -> Lifetimes {
    match ty {
        Type::Group(group) => lower(&mut group.elem),
        Type::Paren(paren) => lower(&mut paren.elem),
        Type::Array(array) => lower(&mut array.elem),
        Type::Slice(slice) => lower(&mut slice.elem),
        Type::Tuple(tuple) => most(tuple.elems.iter_mut().map(lower)),
        Type::Path(path) => {
            let is_kept = |last: &PathSegment| {
                ident_is(&last.ident, Fact::Invariant) || ident_is(&last.ident, Fact::Calls)
            };
            if path.path.segments.last().is_none_or(is_kept) {
                return Lifetimes::Absent;
            }
            most(path.path.segments.iter_mut().map(|segment| match &mut segment.arguments {
                PathArguments::AngleBracketed(arguments) => lower_arguments(arguments),
                PathArguments::None | PathArguments::Parenthesized(_) => Lifetimes::Absent,
            }))
        }
        Type::FnPtr(function) => lower_pointer(function),
        Type::TraitObject(object) => {
            let found = most(object.bounds.iter_mut().map(lower_bound));
            if let (true, Some(token)) = (found != Lifetimes::Absent, &mut object.dyn_token) {
                // Without the `for<…>` between, `dyn ::path` would be one path in edition 2015.
                token.span = site(token.span);
            }
            found
        }
        _ => Lifetimes::Absent,
    }
}

/// What all of them together tell. Each is lowered, whatever those before it tell.
fn most(lowered: impl Iterator<Item = Lifetimes>) -> Lifetimes {
    lowered.max().unwrap_or(Lifetimes::Absent)
}

fn lower_arguments(arguments: &mut AngleBracketedGenericArguments) -> Lifetimes {
    most(arguments.args.iter_mut().map(|argument| match argument {
        GenericArgument::Type(ty) => lower(ty),
        _ => Lifetimes::Absent,
    }))
}

fn lower_pointer(function: &mut TypeFnPtr) -> Lifetimes {
    let mut search = Search::of(function.lifetimes.as_ref());
    search.visit_type_fn_ptr_mut(function);
    if search.found != Lifetimes::Absent {
        function.lifetimes = None;
        function.inputs.iter_mut().for_each(|input| input.ty = inferred());
        infer_output(&mut function.output);
    }
    search.found
}

/// `dyn Fn(&A) -> &B` and its kin; other traits are left alone.
fn lower_bound(bound: &mut TypeParamBound) -> Lifetimes {
    let TypeParamBound::Trait(bound) = bound else { return Lifetimes::Absent };
    let Some(last) = bound.path.segments.last_mut() else { return Lifetimes::Absent };
    let PathArguments::Parenthesized(signature) = &mut last.arguments else {
        return Lifetimes::Absent;
    };
    let mut search = Search::of(bound.lifetimes.as_ref());
    search.visit_parenthesized_generic_arguments_mut(signature);
    if search.found != Lifetimes::Absent {
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

/// Looks for what a function tells of lifetimes of its own.
struct Search {
    found: Lifetimes,
}

impl Search {
    /// In a function with these in front of it.
    fn of(brought: Option<&BoundLifetimes>) -> Self {
        let are_brought = brought.is_some_and(|brought| !brought.lifetimes.is_empty());
        Self { found: if are_brought { Lifetimes::Visible } else { Lifetimes::Absent } }
    }

    fn note(&mut self, is_there: bool, what: Lifetimes) {
        if is_there {
            self.found = self.found.max(what);
        }
    }
}

/// Only looks.
impl VisitMut for Search {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.note(lifetime.ident == "_", Lifetimes::Visible);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        self.note(reference.lifetime.is_none(), Lifetimes::Visible);
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        self.note(may_have_lifetimes(path), Lifetimes::Possible);
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
