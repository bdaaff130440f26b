//! The type that derives, where one of its own fields names it.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{GenericArgument, GenericParam, Generics, Path, PathArguments, TypePath};

/// Whether this path surely leads to the type of this name, with the type's own parameters, each in
/// its place. Lifetimes may be others.
pub(crate) fn is(name: &Ident, generics: &Generics, path: &TypePath) -> bool {
    let TypePath { qself: None, path, .. } = path else { return false };
    let Some(last) = path.segments.last().filter(|last| last.ident == *name) else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    let given = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Lifetime(_) => None,
        argument => Some(argument.to_token_stream().to_string()),
    });
    let own = generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(param) => Some(param.ident.to_string()),
        GenericParam::Const(param) => Some(param.ident.to_string()),
    });
    is_near(path) && given.eq(own)
}

/// Whether the path starts at the module in which it stands. Types of other modules may have the
/// same name.
pub(crate) fn is_near(path: &Path) -> bool {
    let starts_with_self = || path.segments.first().is_some_and(|first| first.ident == "self");
    match path.segments.len() {
        1 => path.leading_colon.is_none(),
        2 => path.leading_colon.is_none() && starts_with_self(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use syn::{DeriveInput, TypePath, parse_str};

    #[test]
    fn only_the_own_parameters_in_their_places_are_the_type_itself() {
        let input: DeriveInput =
            parse_str("struct A<'a, T, const N: usize>(&'a [T; N]);").expect("this is an item");
        let is = |text| {
            let path: TypePath = parse_str(text).expect("the text is a path");
            super::is(&input.ident, &input.generics, &path)
        };
        assert!(is("A<'a, T, N>") && is("A<T, N>") && is("self::A<'static, T, N>"));
        assert!(!is("A<'a, N, T>") && !is("A<'a, T>") && !is("A<'a, T, 3>") && !is("A<Vec<T>, N>"));
        assert!(!is("A") && !is("B<T, N>") && !is("b::A<T, N>") && !is("::A<T, N>"));
        assert!(!is("<A<T, N> as Trait>::A<T, N>") && !is("<T>::A<T, N>"));
    }
}
