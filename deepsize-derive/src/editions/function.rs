//! A function of an older edition, but for its body, which stays as it is.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::quote_spanned;

use super::{ends_with, is_parenthesized, is_punct, understood};
use crate::lengths::regrouped;
use crate::names::{site, unreserved};

/// The tokens of a function in words of all editions.
pub(crate) fn understood_function(function: TokenStream) -> TokenStream {
    let mut head: Vec<_> = function.into_iter().collect();
    let body = head.pop();
    let list = at_top_level(&head, |before, token| {
        is_parenthesized(Some(token)) && before.iter().any(|token| is_word(token, "fn"))
    });
    let output = list.map(|list| head.split_off(list)).unwrap_or_default();
    let mut output = output.into_iter();
    let list = output.next().map(parameters);
    understood(head.into_iter().collect())
        .into_iter()
        .chain(list)
        .chain(understood(output.collect()))
        .chain(body)
        .collect()
}

/// Where the first such token stands that is not among generic arguments; those before it are told
/// as well.
fn at_top_level(
    tokens: &[TokenTree],
    is_meant: impl Fn(&[TokenTree], &TokenTree) -> bool,
) -> Option<usize> {
    let mut depth = 0_usize;
    tokens.iter().enumerate().find_map(|(at, token)| {
        let before = tokens.get(..at)?;
        if is_punct(token, '<') {
            depth = depth.saturating_add(1);
        } else if is_punct(token, '>') && !ends_with(before, '-') {
            depth = depth.saturating_sub(1);
        }
        (depth == 0 && is_meant(before, token)).then_some(at)
    })
}

fn parameters(list: TokenTree) -> TokenTree {
    let TokenTree::Group(list) = list else { return list };
    let mut rest: Vec<_> = list.stream().into_iter().collect();
    let mut read = TokenStream::new();
    while let Some(comma) = at_top_level(&rest, |_, token| is_punct(token, ',')) {
        let more = rest.split_off(comma.saturating_add(1));
        read.extend(parameter(std::mem::replace(&mut rest, more)));
    }
    read.extend(parameter(rest));
    regrouped(&list, read).into()
}

/// One parameter, with the comma behind it.
fn parameter(mut tokens: Vec<TokenTree>) -> TokenStream {
    if let Some(colon) = at_top_level(&tokens, is_colon) {
        let ty = tokens.split_off(colon);
        return pattern(tokens).into_iter().chain(understood(ty.into_iter().collect())).collect();
    }
    let last = tokens.iter().rfind(|token| !is_punct(token, ','));
    let has_no_name = last.is_some_and(|last| !is_word(last, "self"));
    let first = tokens.first().filter(|_| has_no_name);
    let name = first.map(|first| quote_spanned!(site(first.span())=> _:));
    let read = understood(tokens.into_iter().collect());
    name.into_iter().flatten().chain(read).collect()
}

/// A pattern, in which no word is a keyword of a later edition.
fn pattern(tokens: impl IntoIterator<Item = TokenTree>) -> TokenStream {
    let mut is_kept = false;
    let raw = |token| {
        // The words of an attribute are anybody's.
        let is_attribute = core::mem::replace(&mut is_kept, is_punct(&token, '#'));
        match token {
            TokenTree::Ident(name) => unreserved(&name).into(),
            TokenTree::Group(group) if !is_attribute => {
                regrouped(&group, pattern(group.stream())).into()
            }
            other => other,
        }
    };
    tokens.into_iter().map(raw).collect()
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

/// Whether it stands alone, and is not half of `::`.
fn is_colon(before: &[TokenTree], token: &TokenTree) -> bool {
    let TokenTree::Punct(punct) = token else { return false };
    punct.as_char() == ':' && punct.spacing() == Spacing::Alone && !ends_with(before, ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let read = |text: &str| text.parse::<TokenStream>().expect("the text has tokens");
        assert_eq!(understood_function(read(given)).to_string(), read(expected).to_string());
    }

    #[test]
    fn names_become_raw_outside_of_the_body() {
        check(
            "pub(in dyn) fn async<try: Fn(u8) -> u8>(&'try mut self, await: &'try try) -> dyn { \
            dyn }",
            "pub(in r#dyn) fn r#async<r#try: Fn(u8) -> u8>(&'try mut self, r#await: &'try r#try) \
             -> r#dyn { dyn }",
        );
    }

    #[test]
    fn patterns_stay() {
        check(
            "fn f(Fn(a): Fn, (dyn::B(x), Some(try)): ::C<u8, D>, #[async] &mut gen: &Fn(u8)) {}",
            "fn f(Fn(a): Fn, (r#dyn::B(x), Some(r#try)): ::C<u8, D>, #[async] &mut r#gen: &dyn \
            Fn(u8)) {}",
        );
    }

    #[test]
    fn parameters_get_a_name() {
        check(
            "fn f(mut self, u8, &Fn(u8), Map<u8, dyn>, ::std::string::String,);",
            "fn f(mut self, _: u8, _: &dyn Fn(u8), _: Map<u8, r#dyn>, _: ::std::string::String,);",
        );
        check("fn f() where dyn: try;", "fn f() where r#dyn: r#try;");
    }
}
