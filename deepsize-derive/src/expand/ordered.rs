//! The method `__when_ordered`, which knows whether the type has an order.
//!
//! A type with type parameters or lifetimes may have one for some of them only, which is not known
//! here: there the trait's own answer has to do.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::expand::header::private;
use crate::model::Target;
use crate::names::site;

pub(super) fn method(target: &Target<'_>) -> Option<TokenStream> {
    let mut parameters = target.generics.type_params().map(|param| &param.ident);
    let mut lifetimes = target.generics.lifetimes().map(|param| &param.lifetime.ident);
    if parameters.next().or(lifetimes.next()).is_some() {
        return None;
    }
    let span = Span::call_site();
    let private = |name| private(target, name, span);
    let (when_ordered, option) = (private("WhenOrdered"), private("Option"));
    let (probe, phantom) = (private("Probe"), private("PhantomData"));
    let (question, class) = (target.names.binding(0, span), target.names.question());
    // A macro of the core's would be shorter, and take the compiler three times as long.
    Some(quote_spanned! {site(span)=>
        #[inline]
        fn __when_ordered<#class: #when_ordered<Self>>(
            #question: #class,
        ) -> #option<#class::Answer> {
            #probe::<Self>(#phantom).__when_ordered(#question)
        }
    })
}
