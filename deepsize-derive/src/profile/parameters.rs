//! The parameters as locals of the body, which are dropped where the parameters would be.
//!
//! A function binds its parameters one after the other: each to a hidden local first, then its
//! pattern to that. So what a pattern leaves in place is dropped after the bindings of that
//! pattern, and before those of the parameters in front.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{
    Attribute, FnArg, GenericArgument, Meta, Pat, PatIdent, PatType, PathArguments, Receiver,
    ReceiverKind, Signature, Token, Type, parse_quote,
};

use crate::names::{Names, site, spoken};

const LINT_LEVELS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];

/// Takes the patterns out of the signature, as statements to put before the body.
pub(super) fn rebound(sig: &mut Signature, names: &Names) -> TokenStream {
    sig.inputs
        .iter_mut()
        .enumerate()
        .filter_map(|(nth, input)| match input {
            FnArg::Typed(input) => Some(statements(input, nth, names)),
            FnArg::Receiver(_) => None,
        })
        .collect()
}

/// A statement for a closure or an `async` block, so that it owns the whole of `self`, if the
/// function does: else it would take those of its fields that the body names.
pub(super) fn capture(sig: &Signature) -> Option<TokenStream> {
    let Some(FnArg::Receiver(receiver)) = sig.inputs.first() else { return None };
    let Receiver { attrs, mutability: _, self_token, kind } = receiver;
    let is_borrowed = match kind {
        ReceiverKind::Reference(..) => true,
        ReceiverKind::Typed(_, ty) => is_borrow(ty),
        _ => false,
    };
    let attrs = attrs.iter().filter(|attr| !is_lint_level(&attr.meta));
    let span = site(self_token.span);
    (!is_borrowed).then(|| quote_spanned!(span=> #(#attrs)* let _ = &#self_token;))
}

fn statements(input: &mut PatType, nth: usize, names: &Names) -> TokenStream {
    let PatType { attrs, pat, colon_token: _, ty } = input;
    // Owns nothing.
    if matches!(**ty, Type::Reference(_)) {
        return TokenStream::new();
    }
    let span = site(pat.span());
    let hidden = names.binding(nth.saturating_add(1), pat.span());
    // Other attributes are for macros that read the signature.
    let of_pattern: Vec<Attribute> =
        attrs.iter().filter(|attr| is_lint_level(&attr.meta) || is_cfg(attr)).cloned().collect();
    let of_hidden: Vec<Attribute> = attrs.iter().filter(|attr| is_cfg(attr)).cloned().collect();
    attrs.retain(|attr| !is_lint_level(&attr.meta));
    let whole: Pat = parse_quote!(#hidden);
    match &mut **pat {
        Pat::Wild(_) => {
            **pat = whole;
            quote_spanned!(span=> #(#of_hidden)* let #hidden = #hidden;)
        }
        Pat::Ident(ident) if is_binding(ident, ty) => {
            let binding = ident.clone();
            ident.mutability = None;
            // Others keep their names in the signature, where documentation shows it.
            if spoken(&ident.ident).starts_with('_') {
                ident.ident = hidden;
            }
            let value = &ident.ident;
            // In a tuple, for there are lints on `let name = name` and on `let _name = name`.
            quote_spanned!(span=> #(#of_pattern)* let (#binding,) = (#value,);)
        }
        pattern => {
            let pattern = std::mem::replace(pattern, whole);
            let mutability =
                has_ref_mut(pattern.to_token_stream()).then(|| quote_spanned!(span=> mut));
            quote_spanned! {span=>
                #(#of_hidden)* let #mutability #hidden = #hidden;
                #(#of_pattern)* let #pattern = #hidden;
            }
        }
    }
}

/// Whether it surely is a name to bind the whole to. One that looks like a type's, or is that of
/// its own type, may be a struct without fields, which binds nothing.
fn is_binding(pattern: &PatIdent, ty: &Type) -> bool {
    let PatIdent { attrs: _, by_ref, mutability: _, ident, subpat } = pattern;
    let of_type = match ty {
        Type::Path(ty) => ty.path.segments.last().map(|last| &last.ident),
        _ => None,
    };
    let looks_like_type = spoken(ident).trim_start_matches('_').starts_with(char::is_uppercase);
    by_ref.is_none() && subpat.is_none() && of_type != Some(ident) && !looks_like_type
}

/// Whether a `self` of this type owns nothing: `&Self`, `Pin<&mut Self>`.
fn is_borrow(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return matches!(ty, Type::Reference(_)) };
    let Some(last) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    last.ident == "Pin"
        && arguments
            .args
            .iter()
            .all(|argument| matches!(argument, GenericArgument::Type(Type::Reference(_))))
}

/// Whether a pattern borrows from the local that it is bound to as if that were `mut`, as a
/// parameter is.
fn has_ref_mut(pattern: TokenStream) -> bool {
    let mut is_after_ref = false;
    pattern.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_ref_mut(group.stream()),
        TokenTree::Ident(ident) => {
            let is_ref_mut = is_after_ref && ident == "mut";
            is_after_ref = ident == "ref";
            is_ref_mut
        }
        _ => false,
    })
}

fn is_cfg(attr: &Attribute) -> bool {
    (attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr")) && !is_lint_level(&attr.meta)
}

/// Whether it tells how to take a lint; under a condition or not.
fn is_lint_level(meta: &Meta) -> bool {
    let path = meta.path();
    if path.is_ident("cfg_attr") {
        let parser = Punctuated::<Meta, Token![,]>::parse_terminated;
        let Some(all) = meta.require_list().ok().and_then(|list| list.parse_args_with(parser).ok())
        else {
            return false;
        };
        return all.len() > 1 && all.iter().skip(1).all(is_lint_level);
    }
    LINT_LEVELS.iter().any(|level| path.is_ident(level))
}
