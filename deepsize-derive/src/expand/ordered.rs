//! The method `__when_ordered`, which knows whether the type has an order.
//!
//! A type with type parameters may have one for some of them only, which is not known here: nothing
//! is asked of such a type.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::expand::header::private;
use crate::model::Target;
use crate::names::site;

pub(super) fn method(target: &Target<'_>) -> TokenStream {
    let span = Span::call_site();
    let private = |name| private(target, name, span);
    let (probe, phantom) = (private("Probe"), private("PhantomData"));
    let (question, class) = (target.names.binding(0, span), private("WhenOrdered"));
    // A macro of the core's would be shorter, and take the compiler three times as long.
    quote_spanned! {site(span)=>
        #[inline]
        fn __when_ordered(#question: &mut dyn #class<Self>) {
            #probe::<Self>(#phantom).__when_ordered(#question)
        }
    }
}
