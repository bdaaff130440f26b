//! Which lifetimes a type is given where it is named.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::Type;

use crate::spelling::words;

/// The lifetimes between the brackets behind each mention of a name, those of types in between as
/// well.
pub(crate) fn given_to(name: &Ident, ty: &Type) -> Vec<Vec<String>> {
    let words = words(ty.to_token_stream());
    let is_mention = |index: &usize| words.get(*index).is_some_and(|word| name == word);
    let mentions = (0..words.len()).filter(is_mention);
    mentions.map(|index| between_brackets(words.get(index + 1..).unwrap_or_default())).collect()
}

fn between_brackets(words: &[String]) -> Vec<String> {
    let mut lifetimes = Vec::new();
    let mut depth = 0_usize;
    let mut last = "";
    for word in words {
        match word.as_str() {
            "<" => depth += 1,
            ">" if last != "-" => depth = depth.saturating_sub(1),
            lifetime if lifetime.starts_with('\'') => lifetimes.push(lifetime.to_owned()),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        last = word;
    }
    lifetimes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifetimes_are_found_behind_each_mention() {
        let given = |text| {
            let ty = syn::parse_str(text).expect("the text is a type");
            given_to(&syn::parse_quote!(A), &ty)
        };
        assert_eq!(
            given("(A<'a, 'b, fn(u8) -> B<'c>>, D<'d, [A<'static>; 2]>, A)"),
            [vec!["'a", "'b", "'c"], vec!["'static"], vec![],]
        );
        assert_eq!(given("&'a [B<'b>]"), [[""; 0]; 0]);
    }
}
