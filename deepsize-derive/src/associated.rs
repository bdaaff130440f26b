//! Associated types of parameters, as far as the names of the traits that bound these tell.
//!
//! A type that takes `I: Iterator` may hold what `I` gives. What it does hold the derive cannot
//! see.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Generics, Path, PathArguments, PathSegment,
    TraitBound, Type, TypeParamBound, TypePath, WherePredicate, parse_quote,
};

use crate::parts::mentions;
use crate::spelling::{is_one_of, named, peeled};

/// Traits by name, with their associated types that a value may hold.
const TRAITS: &[(&str, &[&str])] = &[
    ("Future", &["Output"]),
    ("IntoIterator", &["IntoIter", "Item"]),
    ("Iterator", &["Item"]),
    ("ToOwned", &["Owned"]),
];

/// Traits by name that have the associated type of `Iterator`.
const ITERATORS: &[&str] = &["DoubleEndedIterator", "ExactSizeIterator", "FusedIterator"];

/// Iterators of std that give what the iterators in them give, alone or in pairs.
const ADAPTERS: &[&str] =
    &["Chain", "Cycle", "Enumerate", "Fuse", "Peekable", "Rev", "Skip", "StepBy", "Take", "Zip"];

/// Traits by name of which a value holds no associated type.
const PLAIN: &[&str] = &[
    "Any",
    "AsMut",
    "AsRef",
    "Borrow",
    "BorrowMut",
    "BuildHasher",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "DeserializeOwned",
    "Display",
    "Drop",
    "Eq",
    "Error",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Hasher",
    "Into",
    "MemSize",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Read",
    "Send",
    "Serialize",
    "Sized",
    "Sync",
    "ToString",
    "Unpin",
    "Write",
];

/// The associated types of a parameter, or what the bounds say that they are.
pub(crate) fn of_param(generics: &Generics, param: &Ident) -> Vec<Type> {
    let paths: Vec<_> = bounds(generics, param).map(|bound| &bound.path).collect();
    let mut found: Vec<_> = paths.iter().flat_map(|path| of_trait(param, path)).collect();
    if found.is_empty() && paths.iter().any(|path| ends_in(path, ITERATORS)) {
        found.push(parse_quote!(#param::Item));
    }
    found
}

/// Whether a parameter, or what it gives, may have associated types that are not known here: of a
/// trait of the user's, or of one called `Future`, a name that older preludes do not have.
pub(crate) fn may_have_others(generics: &Generics, param: &Ident) -> bool {
    let is_plain = |bound: &TraitBound| ends_in(&bound.path, PLAIN);
    let is_known = |bound: &TraitBound| {
        let mut known = TRAITS.iter().map(|(name, _)| name).filter(|name| **name != "Future");
        ends_in(&bound.path, ITERATORS) || known.any(|name| ends_in(&bound.path, &[name]))
    };
    let is_given =
        |ty: &Type| !is_param(param, ty) && mentions(ty.to_token_stream(), &|ident| ident == param);
    bounds(generics, param).any(|bound| !is_plain(bound) && !is_known(bound))
        || traits(behind_where(generics, is_given)).any(|bound| !is_plain(bound))
}

/// Whether this is an iterator of std's that gives what the iterators in it give.
pub(crate) fn is_adapter(ident: &Ident) -> bool {
    is_one_of(ident, ADAPTERS)
}

fn of_trait(param: &Ident, path: &Path) -> Vec<Type> {
    let known = TRAITS.iter().find(|(name, _)| ends_in(path, &[name]));
    let (Some((_, types)), Some(last)) = (known, path.segments.last()) else { return Vec::new() };
    let given = |name: &str| match &last.arguments {
        PathArguments::AngleBracketed(arguments) => assigned(arguments, name),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    };
    let plain = unassigned(path);
    let of_name = |name: &&str| {
        given(name).cloned().unwrap_or_else(|| {
            let name = Ident::new(name, param.span());
            parse_quote!(<#param as #plain>::#name)
        })
    };
    types.iter().map(of_name).collect()
}

/// Whether a bound says of this type, which is no parameter, that it is `ToOwned`. Then the
/// compiler looks at no impl, and does not know what owns it.
pub(crate) fn is_said_to_be_owned(generics: &Generics, ty: &Type) -> bool {
    let spelling = ty.to_token_stream().to_string();
    let is_it = move |ty: &Type| peeled(ty).to_token_stream().to_string() == spelling;
    traits(behind_where(generics, is_it)).any(|bound| ends_in(&bound.path, &["ToOwned"]))
}

/// Whether this is a parameter of which no bound says anything.
pub(crate) fn is_unbound(generics: &Generics, path: &TypePath) -> bool {
    let Some(ident) = path.path.get_ident() else { return false };
    let mut declared = generics.type_params().filter(|param| param.ident == *ident);
    let is_it = |ty: &Type| mentions(ty.to_token_stream(), &|word| word == ident);
    let says = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => bound.maybe.is_none(),
        _ => false,
    };
    declared.next().is_some_and(|param| !param.bounds.iter().any(says))
        && !behind_where(generics, is_it).any(says)
}

/// Whether a bound speaks of the type itself, which has parameters.
pub(crate) fn is_self_bound(generics: &Generics) -> bool {
    let is_self = |ty: &Type| named(ty).is_some_and(|named| named.is("Self"));
    !generics.params.is_empty() && traits(behind_where(generics, is_self)).next().is_some()
}

/// What a bound says that an associated type of a parameter is, as `T: Tree<Node = Type>` says it
/// of `T::Node`.
pub(crate) fn said<'a>(generics: &'a Generics, path: &'a TypePath) -> Option<&'a Type> {
    let segments = &path.path.segments;
    let name = &segments.last()?.ident;
    let (param, of) = match &path.qself {
        None if segments.len() == 2 => (&segments.first()?.ident, None),
        None => return None,
        Some(qself) => match peeled(&qself.ty) {
            Type::Path(path) => (path.path.get_ident()?, segments.iter().nth_back(1)),
            _ => return None,
        },
    };
    bounds(generics, param).filter(|bound| of.is_none_or(|of| is_same(bound, of))).find_map(
        |bound| match &bound.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(arguments) => assigned(arguments, &name.to_string()),
            PathArguments::None | PathArguments::Parenthesized(_) => None,
        },
    )
}

/// Whether a bound is of the trait that `of` names: of others, and of the same with other
/// arguments, an associated type may have the same name.
fn is_same(bound: &TraitBound, of: &PathSegment) -> bool {
    let arguments = |segment: &PathSegment| match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.to_token_stream().to_string(),
        PathArguments::None | PathArguments::Parenthesized(_) => String::new(),
    };
    let plain = unassigned(&bound.path);
    plain
        .segments
        .last()
        .is_some_and(|last| last.ident == of.ident && arguments(last) == arguments(of))
}

/// The type in `Iterator<Item = Type>`.
fn assigned<'a>(arguments: &'a AngleBracketedGenericArguments, name: &str) -> Option<&'a Type> {
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(assoc) if assoc.ident == name => Some(&assoc.ty),
        _ => None,
    })
}

/// The trait without what its bound says of its associated types.
fn unassigned(path: &Path) -> Path {
    let mut path = path.clone();
    let last = path.segments.last_mut();
    if let Some(PathArguments::AngleBracketed(arguments)) = last.map(|last| &mut last.arguments) {
        let args = core::mem::take(&mut arguments.args).into_iter();
        let stays = |argument: &GenericArgument| {
            !matches!(argument, GenericArgument::AssocType(_) | GenericArgument::Constraint(_))
        };
        arguments.args = args.filter(stays).collect();
    }
    path
}

/// The traits that bound a parameter, where it is declared and behind `where`.
fn bounds<'a>(generics: &'a Generics, param: &'a Ident) -> impl Iterator<Item = &'a TraitBound> {
    let declared = generics.type_params().filter(move |declared| declared.ident == *param);
    let behind_where = behind_where(generics, |ty| is_param(param, ty));
    traits(declared.flat_map(|declared| &declared.bounds).chain(behind_where))
}

fn is_param(param: &Ident, ty: &Type) -> bool {
    matches!(peeled(ty), Type::Path(path) if path.path.is_ident(param))
}

/// The bounds of a type behind `where`.
fn behind_where(
    generics: &Generics,
    is_it: impl Fn(&Type) -> bool,
) -> impl Iterator<Item = &TypeParamBound> {
    let clause = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let bounds = clause.filter_map(move |predicate| match predicate {
        WherePredicate::Type(predicate) if is_it(&predicate.bounded_ty) => Some(&predicate.bounds),
        _ => None,
    });
    bounds.flatten()
}

/// The traits among these bounds.
fn traits<'a>(
    bounds: impl Iterator<Item = &'a TypeParamBound>,
) -> impl Iterator<Item = &'a TraitBound> {
    bounds.filter_map(|bound| match bound {
        // One for all lifetimes has no single associated type.
        TypeParamBound::Trait(bound) if bound.maybe.is_none() && bound.lifetimes.is_none() => {
            Some(bound)
        }
        _ => None,
    })
}

fn ends_in(path: &Path, names: &[&str]) -> bool {
    path.segments.last().is_some_and(|last| is_one_of(&last.ident, names))
}
