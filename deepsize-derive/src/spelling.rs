//! How a type is spelt, which is all that a derive knows of it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments, Type, TypePath};

use crate::known_types::{self, Fact};

/// A type that a path names, by the last part of the path.
pub(crate) struct Named<'t> {
    name: String,
    /// The first type among its arguments.
    pub(crate) argument: Option<&'t Type>,
}

impl Named<'_> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Whether its name is that of a constant.
    pub(crate) fn is_in_capitals(&self) -> bool {
        !self.name.contains(|letter: char| letter.is_lowercase())
    }

    pub(crate) fn has(&self, fact: Fact) -> bool {
        known_types::is(&self.name, fact)
    }
}

/// The types among the arguments of a path.
pub(crate) fn type_arguments(
    arguments: &AngleBracketedGenericArguments,
) -> impl Iterator<Item = &Type> + Clone {
    arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The type as its path names it, if it is a path.
pub(crate) fn named(ty: &Type) -> Option<Named<'_>> {
    let Type::Path(path) = peeled(ty) else { return None };
    let last = path.path.segments.last()?;
    let argument = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => type_arguments(arguments).next(),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    };
    Some(Named { name: last.ident.to_string(), argument })
}

/// The type as people write it: tokens alone have blanks between them all.
pub(crate) fn written(ty: &Type) -> String {
    let signs = [" ::", ":: ", " <", "< ", " >", " ,", " ;", "& "];
    let text = ty.to_token_stream().to_string();
    signs.iter().fold(text, |text, sign| text.replace(sign, sign.trim()))
}

/// Whether this is the field of a type that `bitflags!` writes, an integer behind
/// `<Flags as bitflags::__private::PublicFlags>::Internal`.
pub(crate) fn is_bits(ty: &Type) -> bool {
    let Type::Path(TypePath { qself: Some(_), path, .. }) = peeled(ty) else { return false };
    let names = ["Internal", "PublicFlags", "__private"];
    path.segments.len() > names.len()
        && path.segments.iter().rev().zip(names).all(|(segment, name)| segment.ident == name)
}

/// Whether the name is one of these. To compare an identifier takes a string each time: here it
/// takes just one.
pub(crate) fn is_one_of(ident: &Ident, names: &[&str]) -> bool {
    names.contains(&ident.to_string().as_str())
}

/// All tokens, one after the other, a lifetime as one.
pub(crate) fn words(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, words: &mut Vec<String>) {
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => collect(group.stream(), words),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                words.extend(tokens.next().map(|name| format!("'{name}")));
            }
            other => words.push(other.to_string()),
        }
    }
}

/// The type without invisible groups and parentheses around it.
pub(crate) fn peeled(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            other => return other,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_written_without_blanks() {
        let check = |text: &str| {
            let ty: Type = syn::parse_str(text).expect("the text is a type");
            assert_eq!(written(&ty), text);
        };
        check("a::B<'a, Vec<[u8; 3]>, &'a dyn c::D>");
    }
}
