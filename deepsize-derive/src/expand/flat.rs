//! The method `is_flat`: AND over the fields, and nothing where the trait's own answer, `false`,
//! will do.
//!
//! It drops the trait's `where Self: Sized`, which no unsized type could keep, and asks through a
//! probe that has an answer for unsized types as well.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::Type;

use crate::expand::header::private;
use crate::expand::own_drop::{self, Pointers};
use crate::known_types::Fact;
use crate::model::{Field, Model, Shape, Treatment};
use crate::names::site;
use crate::spelling::{named, peeled};

/// How a field's type is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// By a bound: a field that is not flat is an error.
    Claim,
    /// By its impl, which must be there. Fields of unions are sized.
    Impl,
    /// By its impl if there is one; if not, `trace` complains of that.
    Probe,
}

/// One part of the answer.
enum Term<'t> {
    /// No block here.
    Yes,
    /// Blocks may be here.
    No,
    /// Whether the type is flat, and how it is asked.
    Ask(&'t Type, TokenStream),
}

pub(super) fn method(model: &Model<'_>, pointers: Option<&Pointers>) -> Option<TokenStream> {
    let private = |name| private(&model.target, name, Span::call_site());
    let question = match &model.shape {
        _ if model.claims_flat => Question::Claim,
        Shape::Union(_) => Question::Impl,
        Shape::Struct(_) | Shape::Packed(_) | Shape::Enum(_) => Question::Probe,
    };
    let mut asked = Vec::new();
    let mut names = Vec::new();
    for field in model.fields() {
        match term(model, field, question) {
            Term::Yes => {}
            Term::No => return None,
            // Fields often have the same type, of which one answer will do.
            Term::Ask(ty, call) => match name_alone(ty) {
                Some(name) if question != Question::Claim => {
                    if !names.contains(&name) {
                        names.push(name);
                        asked.push(call);
                    }
                }
                _ => asked.push(call),
            },
        }
    }
    let span = site(Span::call_site());
    if let Some(pointers) = pointers {
        let condition = own_drop::condition(model, pointers);
        asked.push(quote_spanned!(span=> !(#condition)));
    }
    let answer = if asked.is_empty() {
        quote_spanned!(span=> true)
    } else {
        quote_spanned!(span=> #(#asked)&&*)
    };
    let bool = private("bool");
    Some(quote_spanned!(span=> #[inline] fn is_flat() -> #bool { #answer }))
}

fn term<'m>(model: &Model<'_>, field: &'m Field<'_>, question: Question) -> Term<'m> {
    let ty = match &field.treatment {
        Treatment::Traced | Treatment::MaybeFunction(_)
            if question == Question::Probe && owns(field.ty) =>
        {
            return Term::No;
        }
        Treatment::Traced | Treatment::MaybeFunction(_) => field.ty,
        Treatment::HigherRanked { ty: _, flat_as: Some(ty) } => ty,
        Treatment::HigherRanked { ty: _, flat_as: None } if question == Question::Claim => field.ty,
        Treatment::Flat | Treatment::Skipped(_) => return Term::Yes,
        Treatment::HigherRanked { .. }
        | Treatment::Hasher
        | Treatment::With(_)
        | Treatment::Parts { .. }
        | Treatment::Follow(_)
        | Treatment::FollowInside(_) => {
            return Term::No;
        }
    };
    let private = |name| private(&model.target, name, field.span);
    let span = site(field.span);
    let call = match question {
        Question::Claim => {
            let claim = private("is_surely_flat");
            quote_spanned!(span=> #claim::<#ty>())
        }
        Question::Impl if is_dropped_by_hand(ty) => {
            let [measure, probe, phantom] = ["MemSize", "DropProbe", "PhantomData"].map(private);
            quote_spanned! {span=>
                (<#ty as #measure>::is_flat() || #probe::<#ty>(#phantom).__is_flat())
            }
        }
        Question::Impl => {
            let measure = private("MemSize");
            quote_spanned!(span=> <#ty as #measure>::is_flat())
        }
        Question::Probe => {
            let probe = private(if is_dropped_by_hand(ty) { "DropProbe" } else { "Probe" });
            let phantom = private("PhantomData");
            quote_spanned!(span=> #probe::<#ty>(#phantom).__is_flat())
        }
    };
    Term::Ask(ty, call)
}

/// Whether the type is called as the one that most fields of unions have, and has one argument.
fn is_dropped_by_hand(ty: &Type) -> bool {
    named(ty).is_some_and(|named| named.is("ManuallyDrop") && named.argument.is_some())
}

/// The name of a type that is spelt by nothing else.
fn name_alone(ty: &Type) -> Option<String> {
    match peeled(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().map(Ident::to_string),
        _ => None,
    }
}

/// Whether the type surely owns blocks, so that the compiler need not be asked.
fn owns(ty: &Type) -> bool {
    named(ty).is_some_and(|named| match named.argument {
        Some(inner) if named.is("Option") => owns(inner),
        _ => named.has(Fact::Owns),
    })
}
