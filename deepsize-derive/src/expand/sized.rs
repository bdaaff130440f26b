//! The bound that there is a size, for types that may have none.
//!
//! Before Rust 1.90 the compiler evaluates the constants of an impl whose bound is plainly false,
//! and breaks down over the type without a size. It leaves them alone where the impl has a type
//! parameter and each offset stands in a `const` block. Before some version up to 1.95 it refuses
//! an associated type of `Self` in such a bound, if there are lifetimes in `Self`: these are
//! lifetimes of the bound as well.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Lifetime, Type};

use crate::expand::header::private;
use crate::model::Target;
use crate::names::site;
use crate::spelling::peeled;

/// The bound that a type has a size. It may plainly be false; then the impl does not exist.
///
/// Its own lifetime keeps the compiler from refusing it. Lifetimes of the item must not be in it
/// where no other parameter is: the compiler takes such a bound as given while it evaluates
/// constants, and breaks down over the type without a size. So it says `for<'x> Tail<'x>: Sized`.
pub(super) fn predicate(target: &Target<'_>, ty: &Type) -> TokenStream {
    let (bound, span) = (private(target, "Sized", ty.span()), site(ty.span()));
    let own = target.names.lifetime();
    let ty = ty.to_token_stream();
    if target.has_parameter_in(ty.clone()) {
        return quote_spanned!(span=> for<#own> #ty: #bound);
    }
    let raised = raised_lifetimes(target);
    let ty = raise(target, ty);
    quote_spanned!(span=> for<#own #(, #raised)*> #ty: #bound)
}

/// The type parameter that the impl has if the type has none, with the bound that settles it.
pub(super) fn parameter(target: &Target<'_>) -> Option<(Ident, TokenStream)> {
    if target.is_generic() {
        return None;
    }
    let to_owned = private(target, "ToOwned", Span::call_site());
    let unit = target.names.unit();
    let bound = quote_spanned!(site(Span::call_site())=> (): #to_owned<Owned = #unit>);
    Some((unit, bound))
}

/// An offset at which the compiler does not look before it is needed.
pub(super) fn offset(offset: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(site(span)=> const { #offset })
}

fn raised_lifetimes(target: &Target<'_>) -> impl Iterator<Item = Lifetime> {
    target.generics.lifetimes().map(|param| target.names.raised(&param.lifetime))
}

/// Whether it may stand in such a bound as an associated type of the item. Where nothing but
/// lifetimes are parameters, that must be there for all of them.
pub(super) fn may_be_hidden(target: &Target<'_>, ty: &Type) -> bool {
    let is_bound = target.generics.where_clause.is_some()
        || target.generics.lifetimes().any(|param| !param.bounds.is_empty());
    (target.is_generic() || !is_bound) && !is_of_parameter(target, ty)
}

/// Whether this is a type parameter, or an associated type of one, which hides nothing.
fn is_of_parameter(target: &Target<'_>, ty: &Type) -> bool {
    let Type::Path(path) = peeled(ty) else { return false };
    let first = match &path.qself {
        Some(qself) => match peeled(&qself.ty) {
            Type::Path(path) => path.path.get_ident(),
            _ => None,
        },
        None => path.path.segments.first().map(|first| &first.ident),
    };
    first.is_some_and(|first| target.is_type_param(first))
}

/// The type with lifetimes of the bound for those of the item, also in the arguments of a macro,
/// and in `Self`.
fn raise(target: &Target<'_>, tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let raise = |token| {
        let follows = core::mem::replace(
            &mut is_lifetime,
            matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\''),
        );
        match token {
            TokenTree::Ident(ident) if follows => raised(target, ident).into(),
            TokenTree::Ident(ident) if ident == "Self" => {
                let (name, lifetimes) = (target.name, raised_lifetimes(target));
                let name = quote_spanned!(ident.span()=> #name<#(#lifetimes),*>);
                TokenTree::Group(Group::new(Delimiter::None, name))
            }
            TokenTree::Group(group) => {
                let mut raised = Group::new(group.delimiter(), raise(target, group.stream()));
                raised.set_span(group.span());
                raised.into()
            }
            token => token,
        }
    };
    tokens.into_iter().map(raise).collect()
}

fn raised(target: &Target<'_>, ident: Ident) -> Ident {
    let mut params = target.generics.lifetimes();
    match params.find(|param| param.lifetime.ident == ident) {
        Some(param) => target.names.raised(&param.lifetime).ident,
        None => ident,
    }
}
