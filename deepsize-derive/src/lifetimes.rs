//! The arguments that stand behind a type's name, with the lifetimes apart from all others.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{PathArguments, Type};

use crate::spelling::words;

/// What stands between the brackets behind a name.
#[derive(PartialEq, Eq)]
pub(crate) struct Given {
    /// The lifetimes, those of types in between as well.
    lifetimes: Vec<String>,
    /// All other words.
    rest: Vec<String>,
}

impl Given {
    /// What these arguments are.
    pub(crate) fn by(arguments: &PathArguments) -> Self {
        between_brackets(&words(arguments.to_token_stream()))
    }

    /// Whether these differ in nothing but lifetimes.
    pub(crate) fn differs_in_lifetimes(&self, other: &Self) -> bool {
        self.rest == other.rest && self.lifetimes != other.lifetimes
    }
}

/// What is given to a name, each time that a type mentions it.
pub(crate) fn given_to(name: &Ident, ty: &Type) -> Vec<Given> {
    let words = words(ty.to_token_stream());
    let is_mention = |index: &usize| words.get(*index).is_some_and(|word| name == word);
    let mentions = (0..words.len()).filter(is_mention);
    mentions.map(|index| between_brackets(words.get(index + 1..).unwrap_or_default())).collect()
}

fn between_brackets(words: &[String]) -> Given {
    let mut given = Given { lifetimes: Vec::new(), rest: Vec::new() };
    let mut depth = 0_usize;
    let mut last = "";
    for word in words {
        match word.as_str() {
            "<" => depth += 1,
            ">" if last != "-" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        let words = if word.starts_with('\'') { &mut given.lifetimes } else { &mut given.rest };
        words.push(word.clone());
        last = word;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Vec<Given> {
        let ty = syn::parse_str(text).expect("the text is a type");
        given_to(&syn::parse_quote!(A), &ty)
    }

    #[test]
    fn lifetimes_are_found_behind_each_mention() {
        let lifetimes = |text| given(text).into_iter().map(|given| given.lifetimes);
        let found = lifetimes("(A<'a, 'b, fn(u8) -> B<'c>>, D<'d, [A<'static>; 2]>, A)");
        assert!(found.eq([vec!["'a", "'b", "'c"], vec!["'static"], vec![]]));
        assert_eq!(lifetimes("&'a [B<'b>]").count(), 0);
    }

    #[test]
    fn other_types_make_more_than_a_difference_in_lifetimes() {
        let differ = |text| {
            let [one, other] = given(text).try_into().ok().expect("the type is named twice");
            one.differs_in_lifetimes(&other)
        };
        assert!(differ("(A<'a, T>, A<'b, T>)"));
        assert!(!differ("(A<'a, T>, A<'b, S>)") && !differ("(A<'a, T>, A<'a, T>)"));
    }
}
