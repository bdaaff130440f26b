//! Which parts of a field's type are measured in which way: by a function, as an argument of the
//! type around it, or by their own impl. All goes by the type's spelling.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, Type, TypePath};

use crate::attr::Rule;
use crate::known_types::{self, Fact, ident_is};
use crate::maybe_unsized::MaybeUnsized;
use crate::spelling::{is_one_of, named, peeled, type_arguments};

/// How a type is measured.
#[derive(Clone)]
pub(crate) enum How {
    /// By its own impl.
    Own,
    /// By a function for this type.
    By(Type, TypePath),
    /// With the target that a reference of this type refers to, which is measured as is said here.
    Follow(Type, Box<How>),
    /// By a copy of what is in a cell of this type.
    Copied(TypePath, Box<How>),
    /// As is said of this type parameter.
    Param(usize),
    /// As a function, unless it measures itself.
    MaybeFunction,
    /// As a `Weak` or a cell of what may have no size, which may have an impl or not.
    Unsized(TypePath),
    /// The type itself as ever, and each of its arguments as is said here.
    Parts(Vec<How>),
    /// In the first way, or, if the type has no such parts, in the second.
    Either(TypePath, Box<How>, Box<How>),
    /// As is said here, or, if the type has no such parts, not at all: a gap.
    IfKnown(Type, Box<How>),
}

/// What a part is measured by.
pub(crate) struct Plan<'p> {
    pub(crate) rules: &'p [Rule],
    /// The type parameters of which something is said.
    pub(crate) params: &'p [&'p Ident],
    /// The type itself, with the name that it has.
    pub(crate) own_name: Option<&'p Ident>,
    /// What may have no size, if a `Weak` or cell of that is asked whether it has an impl.
    pub(crate) asks_unsized: Option<&'p MaybeUnsized<'p>>,
    /// Whether references are followed.
    pub(crate) follows: bool,
}

impl Plan<'_> {
    /// Where nothing is asked for.
    pub(crate) const PLAIN: Self =
        Self { rules: &[], params: &[], own_name: None, asks_unsized: None, follows: false };
}

impl How {
    /// As these say, or by its own impl if that is what all say.
    pub(crate) fn parts(parts: Vec<Self>) -> Self {
        if parts.iter().all(|part| matches!(part, Self::Own)) {
            Self::Own
        } else {
            Self::Parts(parts)
        }
    }

    /// Whether a function is named somewhere in it.
    pub(crate) fn names_function(&self) -> bool {
        match self {
            Self::Own | Self::Param(_) | Self::MaybeFunction => false,
            Self::By(..) | Self::Follow(..) | Self::Unsized(_) => true,
            Self::Parts(parts) => parts.iter().any(Self::names_function),
            Self::Copied(_, how) | Self::IfKnown(_, how) | Self::Either(_, how, _) => {
                how.names_function()
            }
        }
    }

    /// Whether all that is said here may be what an impl of the type's own does as well.
    fn may_be_own(&self) -> bool {
        match self {
            Self::Own | Self::Unsized(_) => true,
            Self::Parts(parts) => parts.iter().all(Self::may_be_own),
            Self::Either(_, how, _) | Self::IfKnown(_, how) => how.may_be_own(),
            Self::By(..)
            | Self::Follow(..)
            | Self::Copied(..)
            | Self::Param(_)
            | Self::MaybeFunction => false,
        }
    }

    /// The same, where the type of it must be spelt: all arguments are taken for types if no
    /// function is named.
    pub(crate) fn spelt(self) -> Self {
        match self {
            Self::Either(..) if self.names_function() => self,
            Self::Either(_, how, _) => how.spelt(),
            Self::Parts(parts) => Self::parts(parts.into_iter().map(Self::spelt).collect()),
            how => how,
        }
    }
}

impl Plan<'_> {
    /// How a type is measured by this plan.
    pub(crate) fn of(&self, ty: &Type) -> How {
        let ty = peeled(ty);
        if let Some(rule) = self.rules.iter().find(|rule| rule.is_for(ty)) {
            return How::By(ty.clone(), rule.function.clone());
        }
        match ty {
            Type::Array(array) => How::parts(vec![self.of(&array.elem)]),
            Type::Slice(slice) => How::parts(vec![self.of(&slice.elem)]),
            Type::Tuple(tuple) => {
                How::parts(tuple.elems.iter().map(|elem| self.of(elem)).collect())
            }
            Type::Path(path) if path.qself.is_none() => self.path(path),
            Type::Reference(reference) if self.follows => {
                How::Follow(ty.clone(), Box::new(self.of(&reference.elem)))
            }
            // Borrowed, or without a say in its arguments.
            _ => How::Own,
        }
    }

    fn path(&self, path: &TypePath) -> How {
        if let Some(ident) = path.path.get_ident() {
            if let Some(index) = self.params.iter().position(|param| *param == ident) {
                return How::Param(index);
            }
            if self.own_name.is_some() && ident == "Self" {
                return How::parts((0..self.params.len()).map(How::Param).collect());
            }
        }
        let Some(last) = path.path.segments.last() else { return How::Own };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return How::Own };
        if ident_is(&last.ident, Fact::Unmeasured) {
            return How::Own;
        }
        if last.ident == "Weak" {
            let is_asked = self.asks_unsized.is_some() && may_be_unsized(arguments);
            return if is_asked { How::Unsized(path.clone()) } else { How::Own };
        }
        if self.follows
            && let Some(inner) = argument(arguments)
            && last.ident == "Cell"
            && is_copy(inner)
        {
            return match self.of(inner) {
                How::Own => How::Own,
                how => How::Copied(path.clone(), Box::new(how)),
            };
        }
        if let Some(maybe_unsized) = self.asks_unsized
            && argument(arguments).is_some_and(|ty| maybe_unsized.may_be(ty))
            && is_one_of(&last.ident, &["Cell", "UnsafeCell"])
        {
            return How::Unsized(path.clone());
        }
        self.by_arguments(path, &last.ident, arguments)
    }

    /// By what each argument of a type is measured.
    fn by_arguments(
        &self,
        path: &TypePath,
        name: &Ident,
        arguments: &AngleBracketedGenericArguments,
    ) -> How {
        let count = known_types::measured(&name.to_string(), arguments);
        let types = type_arguments(arguments);
        let is_known = ident_is(name, Fact::ByParts);
        let parts: Vec<_> = types.clone().take(count).map(|ty| self.of(ty)).collect();
        // What else is named in capitals may be a constant.
        let surely: Vec<_> = types
            .zip(&parts)
            .filter(|(ty, part)| !(matches!(part, How::Own) && may_be_constant(ty)))
            .map(|(_, part)| part.clone())
            .collect();
        let is_shorter = surely.len() < parts.len();
        let how = How::parts(parts);
        if is_known || matches!(how, How::Own) {
            return how;
        }
        let either = |first, second| How::Either(path.clone(), Box::new(first), Box::new(second));
        let own = how.may_be_own().then_some(How::Own);
        let second = match (is_shorter.then_some(How::Parts(surely)), own) {
            (Some(surely), Some(own)) => Some(either(surely, own)),
            (surely, own) => surely.or(own),
        };
        match second {
            Some(second) => either(how, second),
            None => how,
        }
    }
}

/// Whether this is one of the parameters.
pub(crate) fn is_one_of_params(ty: &Type, params: &[&Ident]) -> bool {
    let Type::Path(path) = peeled(ty) else { return false };
    !params.is_empty() && path.path.get_ident().is_some_and(|ident| params.contains(&ident))
}

/// Whether what looks like a type may be a constant, which has its name in capitals.
fn may_be_constant(ty: &Type) -> bool {
    named(ty).is_some_and(|named| named.argument.is_none() && named.is_in_capitals())
}

/// Whether what a `Weak` points to may have no size, in a way for which there is no impl: a trait
/// object anywhere, or a cell, a lock or a type of the user's around a slice or a text.
fn may_be_unsized(arguments: &AngleBracketedGenericArguments) -> bool {
    let mentions_object = mentions(arguments.to_token_stream(), &|ident| ident == "dyn");
    mentions_object || argument(arguments).is_some_and(may_end_in_slice)
}

/// Whether this is no pointer or container of std, and is given a slice or a text.
fn may_end_in_slice(ty: &Type) -> bool {
    let Type::Path(path) = peeled(ty) else { return false };
    let Some(last) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    let may_be_inline =
        !known_types::is_known(&last.ident) || ident_is(&last.ident, Fact::Invariant);
    may_be_inline
        && arguments.args.iter().any(|argument| match argument {
            GenericArgument::Type(ty) => is_slice(ty) || may_end_in_slice(ty),
            _ => false,
        })
}

/// What lies inside a cell or a lock.
pub(crate) fn inside(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = peeled(ty) else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    argument(arguments).filter(|_| ident_is(&last.ident, Fact::Invariant))
}

fn is_slice(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Slice(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    }
}

/// Whether this type is surely `Copy`.
fn is_copy(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Reference(reference) => reference.mutability.is_none(),
        Type::Array(array) => is_copy(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_copy),
        ty => named(ty).is_some_and(|named| match named.argument {
            Some(inner) => named.is("Option") && is_copy(inner),
            None => named.has(Fact::Primitive),
        }),
    }
}

/// The only argument.
fn argument(arguments: &AngleBracketedGenericArguments) -> Option<&Type> {
    match (arguments.args.first()?, arguments.args.len()) {
        (GenericArgument::Type(ty), 1) => Some(ty),
        _ => None,
    }
}

/// Whether one of these names is mentioned anywhere.
pub(crate) fn mentions(tokens: TokenStream, is_meant: &impl Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is_meant(&ident),
        TokenTree::Group(group) => mentions(group.stream(), is_meant),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
