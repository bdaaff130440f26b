//! Array lengths that `syn` cannot read without its `full` feature, such as `{ let n = 2; n * n }`.
//!
//! The derive never looks into a length: it is taken out before parsing and put back afterwards.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::names;

/// The lengths that were taken out.
#[derive(Default)]
pub(crate) struct Lengths {
    taken: Vec<TokenStream>,
}

impl Lengths {
    /// The tokens with a name for each length.
    pub(crate) fn take(&mut self, tokens: TokenStream) -> TokenStream {
        tokens.into_iter().map(|token| self.take_within(token)).collect()
    }

    /// The tokens with each length in its place again.
    pub(crate) fn put_back(&self, tokens: TokenStream) -> TokenStream {
        let put = |token| match token {
            TokenTree::Group(group) => {
                let content = self.put_back(group.stream());
                TokenStream::from(TokenTree::from(regrouped(&group, content)))
            }
            TokenTree::Ident(ident) => {
                let length = names::length_index(&ident).and_then(|index| self.taken.get(index));
                length.cloned().unwrap_or_else(|| TokenTree::from(ident).into())
            }
            other => other.into(),
        };
        tokens.into_iter().map(put).collect()
    }

    fn take_within(&mut self, token: TokenTree) -> TokenTree {
        let TokenTree::Group(group) = token else { return token };
        if group.delimiter() != Delimiter::Bracket {
            return regrouped(&group, self.take(group.stream())).into();
        }
        let mut rest = group.stream().into_iter();
        let mut kept: Vec<_> = Vec::new();
        for token in rest.by_ref() {
            let ends = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
            kept.push(self.take_within(token));
            if ends {
                let name = names::length(self.taken.len(), group.span_close());
                self.taken.push(rest.collect());
                kept.push(name.into());
                break;
            }
        }
        regrouped(&group, kept.into_iter().collect()).into()
    }
}

/// The group with other content.
pub(crate) fn regrouped(group: &Group, content: TokenStream) -> Group {
    let mut regrouped = Group::new(group.delimiter(), content);
    regrouped.set_span(group.span());
    regrouped
}
