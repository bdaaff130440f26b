//! The method `__when_ordered`, which knows whether the type has an order.
//!
//! A type with type parameters mostly has one if these have. So the parameters are asked first, one
//! after the other, and then the type, where bounds say that they have an order. That takes the
//! compiler as long as all else that the derive writes for a type, so only small structs do it,
//! such as a wrapper around a key. Others, and those that ask more than an order of a parameter,
//! pass for types without one.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::Type;

use crate::bounds::Need;
use crate::expand::header::{Header, private};
use crate::maybe_unsized::MaybeUnsized;
use crate::model::{Model, Shape};
use crate::names::{self, site};
use crate::parts::mentions;

/// The most fields of a struct with parameters that are asked.
const MOST_FIELDS: usize = 2;

pub(super) fn method(model: &Model<'_>, header: &Header<'_>, needs: &[Need]) -> TokenStream {
    let span = Span::call_site();
    let class = private(&model.target, "WhenOrdered", span);
    let question = model.target.names.binding(0, span);
    let steps = Steps { header, params: params(model, needs) };
    let items = (0..steps.params.len()).map(|index| steps.item(index));
    let first = steps.call(0, &quote_spanned!(site(span)=> #question));
    quote_spanned! {site(span)=>
        #[inline]
        fn __when_ordered(#question: &mut dyn #class<Self>) {
            #(#items)*
            #first
        }
    }
}

/// The parameters that are asked: all of a small struct that are measured and have a size.
fn params<'m>(model: &'m Model<'_>, needs: &[Need]) -> Vec<&'m Ident> {
    let generics = model.target.generics;
    if !matches!(&model.shape, Shape::Struct(fields) if fields.len() <= MOST_FIELDS) {
        return Vec::new();
    }
    let where_clause = generics.where_clause.to_token_stream();
    let is_self = |ident: &Ident| ident == "Self";
    if [generics.to_token_stream(), where_clause].into_iter().any(|it| mentions(it, &is_self)) {
        // It would be another one in an item of its own.
        return Vec::new();
    }
    let maybe_unsized = MaybeUnsized::new(generics);
    let is_measured = |param: &Ident| {
        needs.iter().any(|need| match need {
            Need::Measurable(Type::Path(path)) => path.path.is_ident(param),
            _ => false,
        })
    };
    let params = generics.type_params().map(|param| &param.ident);
    params.filter(|param| is_measured(param) && !maybe_unsized.contains(param)).collect()
}

/// The question to the type, passed on from parameter to parameter: the step of each is taken where
/// those before it are known to have an order.
struct Steps<'m> {
    header: &'m Header<'m>,
    params: Vec<&'m Ident>,
}

impl Steps<'_> {
    /// Takes the step of this number; the one after the last asks the type itself.
    fn call(&self, index: usize, question: &TokenStream) -> TokenStream {
        let (target, span) = (self.header.target, Span::call_site());
        if let Some(param) = self.params.get(index) {
            let (measure, name) = (private(target, "MemSize", span), names::step(index, span));
            return quote_spanned! {site(span)=>
                <#param as #measure>::__when_ordered(&mut #name(#question));
            };
        }
        // A step is an item of its own, where `Self` is another type.
        let this = if self.params.is_empty() {
            quote_spanned!(span=> Self)
        } else {
            self.header.this(span).into_token_stream()
        };
        let (probe, phantom) =
            (private(target, "Probe", span), private(target, "PhantomData", span));
        // A macro of the core's would be shorter, and take the compiler three times as long.
        quote_spanned! {site(span)=> #probe::<#this>(#phantom).__when_ordered(#question) }
    }

    fn item(&self, index: usize) -> TokenStream {
        let span = Span::call_site();
        let next = self.call(index + 1, &quote_spanned!(site(span)=> self.0));
        let known = self.params.get(..=index).unwrap_or_default();
        self.header.step(&names::step(index, span), known, &next)
    }
}
