//! Which parts of a field's type are measured in which way: by a function, as an argument of the
//! type around it, or by their own impl. All goes by the type's spelling.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments, Type, TypePath};

use crate::attr::Rule;
use crate::known_types::{Fact, ident_is};
use crate::spelling::{named, peeled};

/// How a type is measured.
#[derive(Clone)]
pub(crate) enum How {
    /// By its own impl.
    Own,
    /// By a function.
    By(TypePath),
    /// As is said of this type parameter.
    Param(usize),
    /// As a `Weak`, which may have an impl or not.
    Weak(TypePath),
    /// By its own impl, as the key of a B-tree, which may have an order or not.
    Key(Type),
    /// The type itself as ever, and each of its arguments as is said here.
    Parts(Vec<How>),
    /// The same, or, if the type has no such parts, by those of its arguments that surely are
    /// types: what else is named in capitals may be a constant.
    Either(TypePath, Vec<How>, Vec<How>),
}

/// What a part is measured by.
pub(crate) struct Plan<'p> {
    pub(crate) rules: &'p [Rule],
    /// The type parameters of which something is said.
    pub(crate) params: &'p [&'p Ident],
    /// The type itself, with the name that it has.
    pub(crate) own_name: Option<&'p Ident>,
    pub(crate) asks: Asks,
}

/// What types are asked that no bound tells: a `Weak`, whether it has an impl, and the key of a
/// B-tree, whether it has an order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asks {
    Nothing,
    /// Keys, and a `Weak` of what plainly has no size.
    Plain,
    /// Keys, and every `Weak`.
    Every,
}

impl How {
    fn parts(parts: Vec<Self>) -> Self {
        if parts.iter().all(|part| matches!(part, Self::Own)) {
            Self::Own
        } else {
            Self::Parts(parts)
        }
    }

    /// Whether a function is named somewhere in it.
    pub(crate) fn names_function(&self) -> bool {
        match self {
            Self::Own | Self::Param(_) | Self::Key(_) => false,
            Self::By(_) | Self::Weak(_) => true,
            Self::Parts(parts) | Self::Either(_, parts, _) => {
                parts.iter().any(Self::names_function)
            }
        }
    }

    /// The same, where the type of it must be spelt: with keys that are not asked, and all
    /// arguments taken for types if no function is named.
    pub(crate) fn spelt(self) -> Self {
        match self {
            Self::Key(_) => Self::Own,
            Self::Either(..) if self.names_function() => self,
            Self::Parts(parts) | Self::Either(_, parts, _) => {
                Self::parts(parts.into_iter().map(Self::spelt).collect())
            }
            how => how,
        }
    }
}

impl Plan<'_> {
    /// How a type is measured by this plan.
    pub(crate) fn of(&self, ty: &Type) -> How {
        let ty = peeled(ty);
        if let Some(rule) = self.rules.iter().find(|rule| rule.is_for(ty)) {
            return How::By(rule.function.clone());
        }
        match ty {
            Type::Array(array) => How::parts(vec![self.of(&array.elem)]),
            Type::Slice(slice) => How::parts(vec![self.of(&slice.elem)]),
            Type::Tuple(tuple) => {
                // What lies deep in a tuple is put off only if it is not measured part by part.
                let asks = if tuple.elems.len() > 1 { Asks::Plain } else { Asks::Every };
                let plan = Self { asks: self.asks.min(asks), ..*self };
                How::parts(tuple.elems.iter().map(|elem| plan.of(elem)).collect())
            }
            Type::Path(path) if path.qself.is_none() => self.path(path),
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
            let is_asked = match self.asks {
                Asks::Nothing => false,
                Asks::Plain => mentions_unsized(arguments.to_token_stream()),
                Asks::Every => true,
            };
            return if is_asked { How::Weak(path.clone()) } else { How::Own };
        }
        // The hasher is not asked.
        let count = match () {
            () if ident_is(&last.ident, Fact::HashMap) => 2,
            () if ident_is(&last.ident, Fact::HashSet) => 1,
            () => usize::MAX,
        };
        let types = arguments.args.iter().filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        // What is asked in other types might have to be measured part by part without need.
        let is_known = ident_is(&last.ident, Fact::ByParts);
        let plan = Self { asks: if is_known { self.asks } else { Asks::Nothing }, ..*self };
        let mut parts: Vec<_> = types.clone().take(count).map(|ty| plan.of(ty)).collect();
        if plan.asks != Asks::Nothing
            && ident_is(&last.ident, Fact::BTree)
            && let (Some(key), Some(how @ How::Own)) = (types.clone().next(), parts.first_mut())
            && !is_surely_ordered(key)
        {
            *how = How::Key(key.clone());
        }
        let surely: Vec<_> = types
            .zip(&parts)
            .filter(|(ty, part)| !(matches!(part, How::Own) && may_be_constant(ty)))
            .map(|(_, part)| part.clone())
            .collect();
        match How::parts(parts) {
            How::Parts(parts) if !is_known && surely.len() < parts.len() => {
                How::Either(path.clone(), parts, surely)
            }
            how => how,
        }
    }
}

/// Whether what looks like a type may be a constant, which has its name in capitals.
fn may_be_constant(ty: &Type) -> bool {
    named(ty).is_some_and(|named| named.argument.is_none() && named.is_in_capitals())
}

/// Whether a type itself knows that it has an order, so that the compiler need not be asked.
fn is_surely_ordered(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Array(array) => is_surely_ordered(&array.elem),
        Type::Tuple(tuple) => tuple.elems.len() <= 4 && tuple.elems.iter().all(is_surely_ordered),
        ty => named(ty).is_some_and(|named| named.has(Fact::Primitive) || named.has(Fact::Text)),
    }
}

/// Whether a type without a size is mentioned anywhere.
fn mentions_unsized(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "dyn" || ident == "str",
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Bracket || mentions_unsized(group.stream())
        }
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether one of these names is mentioned anywhere.
pub(crate) fn mentions(tokens: TokenStream, is_meant: &impl Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => is_meant(&ident),
        TokenTree::Group(group) => mentions(group.stream(), is_meant),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
