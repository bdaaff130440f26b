//! What older editions allow and `syn` does not read: names that became keywords later, `Fn(u8)` as
//! a type, and parameters without a name.
//!
//! All are put in words of all editions: `r#async` for `async`, `dyn Fn(u8)` for `Fn(u8)`, `_: u8`
//! for `u8`.

#[cfg(feature = "profile")]
pub(crate) mod function;

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

use crate::lengths::regrouped;
use crate::names::{site, unreserved};
use crate::spelling::is_one_of;

/// The tokens of an item, or of a part of one, in words of all editions.
pub(crate) fn understood(tokens: TokenStream) -> TokenStream {
    within(tokens, Delimiter::None)
}

fn within(tokens: TokenStream, home: Delimiter) -> TokenStream {
    let mut reader = Reader { read: Vec::new(), home, depth: 0 };
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        reader.token(token, rest.peek());
    }
    reader.read.into_iter().collect()
}

/// Reads what stands between two delimiters.
struct Reader {
    read: Vec<TokenTree>,
    home: Delimiter,
    /// How many `<` are open.
    depth: usize,
}

impl Reader {
    fn token(&mut self, token: TokenTree, next: Option<&TokenTree>) {
        match token {
            // The words of an attribute are anybody's.
            TokenTree::Group(group) if !ends_with(&self.read, '#') => {
                let content = within(group.stream(), group.delimiter());
                self.read.push(regrouped(&group, content).into());
            }
            TokenTree::Ident(ident) => self.word(&ident, next),
            other => {
                match &other {
                    TokenTree::Punct(punct) if punct.as_char() == '<' => {
                        self.depth = self.depth.saturating_add(1);
                    }
                    TokenTree::Punct(punct)
                        if punct.as_char() == '>' && !ends_with(&self.read, '-') =>
                    {
                        self.depth = self.depth.saturating_sub(1);
                    }
                    _ => {}
                }
                self.read.push(other);
            }
        }
    }

    fn word(&mut self, ident: &Ident, next: Option<&TokenTree>) {
        if ends_with(&self.read, '\'') || (ident == "dyn" && self.opens_object(next)) {
            self.read.push(ident.clone().into());
            return;
        }
        let has_arguments =
            is_parenthesized(next) && !is_one_of(ident, &["const", "fn", "mut", "pub"]);
        self.read.push(unreserved(ident).into());
        if has_arguments {
            let before = before_bound(&self.read);
            if self.expects_type(before) {
                let start = before.len();
                self.read.insert(start, Ident::new("dyn", site(ident.span())).into());
            }
        }
    }

    /// Whether a `dyn` before this token is the keyword, and not a name in edition 2015.
    fn opens_object(&self, next: Option<&TokenTree>) -> bool {
        match next {
            Some(TokenTree::Ident(next)) => !is_one_of(next, &["as", "where"]),
            Some(TokenTree::Punct(punct)) => match punct.as_char() {
                '\'' | '?' => true,
                // A path, if it is the value of an option.
                ':' if self.depth == 0 && ends_with(&self.read, '=') => false,
                ':' => punct.spacing() == Spacing::Joint,
                _ => false,
            },
            next => is_parenthesized(next) && !self.expects_name(),
        }
    }

    /// Whether the name of a type or a variant comes next.
    fn expects_name(&self) -> bool {
        match self.read.last() {
            Some(TokenTree::Ident(word)) => is_one_of(word, &["enum", "struct", "union"]),
            Some(TokenTree::Punct(punct)) => {
                self.home == Delimiter::Brace && punct.as_char() == ','
            }
            Some(TokenTree::Group(_)) | None => self.home == Delimiter::Brace,
            Some(TokenTree::Literal(_)) => false,
        }
    }

    /// Whether a type comes next behind these tokens, and neither a bound nor a variant.
    fn expects_type(&self, before: &[TokenTree]) -> bool {
        match before {
            [] => self.home == Delimiter::Parenthesis,
            [.., TokenTree::Punct(punct)] => match punct.as_char() {
                '<' | '&' => true,
                ',' | '=' => self.depth > 0 || self.home == Delimiter::Parenthesis,
                _ => false,
            },
            [.., TokenTree::Punct(tick), TokenTree::Ident(_)] if tick.as_char() == '\'' => true,
            [.., TokenTree::Ident(word)] => is_one_of(word, &["const", "mut"]),
            _ => false,
        }
    }
}

/// What stands before the bound whose path ends here, such as `for<'a> ::std::ops::Fn`.
fn before_bound(read: &[TokenTree]) -> &[TokenTree] {
    let [before @ .., TokenTree::Ident(_)] = read else { return read };
    match before {
        [path @ .., one, two] if is_punct(one, ':') && is_punct(two, ':') => match path {
            [.., TokenTree::Ident(word)] if word != "dyn" => before_bound(path),
            _ => before_binder(path),
        },
        _ => before_binder(before),
    }
}

fn before_binder(read: &[TokenTree]) -> &[TokenTree] {
    let opening = read.iter().rposition(|token| is_punct(token, '<'));
    let binder = opening.and_then(|opening| read.get(..opening));
    match binder {
        Some([before @ .., TokenTree::Ident(word)]) if ends_with(read, '>') && word == "for" => {
            before
        }
        _ => read,
    }
}

fn ends_with(read: &[TokenTree], sign: char) -> bool {
    read.last().is_some_and(|token| is_punct(token, sign))
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_parenthesized(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let read = |text: &str| text.parse::<TokenStream>().expect("the text has tokens");
        assert_eq!(understood(read(given)).to_string(), read(expected).to_string());
    }

    #[test]
    fn names_become_raw() {
        check("struct async<'try, gen: await>;", "struct r#async<'try, r#gen: r#await>;");
        check(
            "struct dyn(dyn, dyn<u8>, dyn + Send);",
            "struct r#dyn(r#dyn, r#dyn<u8>, r#dyn + Send);",
        );
        check(
            "enum E { dyn(u8), #[a] dyn(u8), dyn { dyn: u8 } }",
            "enum E { r#dyn(u8), #[a] r#dyn(u8), r#dyn { r#dyn: u8 } }",
        );
        check("<dyn as Trait>::Item", "<r#dyn as Trait>::Item");
        check("#[async(dyn)] struct A;", "#[async(dyn)] struct A;");
    }

    #[test]
    fn trait_objects_stay() {
        for text in
            ["Box<dyn Trait>", "dyn ::core::any::Any", "dyn 'a + Send", "dyn for<'a> Fn(&'a u8)"]
        {
            check(text, text);
        }
        check("A { a: Box<dyn (Trait) + Send> }", "A { a: Box<dyn (Trait) + Send> }");
    }

    #[test]
    fn functions_become_trait_objects() {
        check("Box<Fn(u8) -> u8>", "Box<dyn Fn(u8) -> u8>");
        check("A<u8, ::std::ops::Fn(u8) + Send>", "A<u8, dyn ::std::ops::Fn(u8) + Send>");
        check("Box<for<'a> std::ops::Fn(&'a u8)>", "Box<dyn for<'a> std::ops::Fn(&'a u8)>");
        check("a: &'a mut FnMut(Box<FnOnce()>)", "a: &'a mut dyn FnMut(Box<dyn FnOnce()>)");
        check("a: &'a (Fn() + Send)", "a: &'a (dyn Fn() + Send)");
        check("*const Fn()", "*const dyn Fn()");
        check("&mut (FnMut() + Send)", "&mut (dyn FnMut() + Send)");
    }

    #[test]
    fn bounds_and_variants_stay() {
        let text =
            "struct A<F: Fn(u8) + 'static, G: for<'a> Fn(&'a u8)>(pub(crate) F, fn(u8) -> G)";
        check(text, text);
        check(
            "enum A { Fn(u8), Box(Vec<u8>), Other(u8) }",
            "enum A { Fn(u8), Box(Vec<u8>), Other(u8) }",
        );
    }
}
