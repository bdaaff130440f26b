//! The method `__when_ordered`, which knows whether the type has an order.
//!
//! A type with type parameters may have one if these have, so they are asked first. One with
//! lifetimes must have it for all of them: a probe does not see lifetimes, and would take an order
//! that is there for `'static` alone.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, Generics, Type, TypeParamBound, WherePredicate};

use crate::bounds::{self, Need};
use crate::expand::header::{Header, private};
use crate::expand::sized;
use crate::model::{Model, Target};
use crate::names::site;

/// The type parameters of `ByParams`.
const PARTS: [&str; 4] = ["First", "Second", "Third", "Fourth"];

pub(super) fn method(model: &Model<'_>, header: &Header<'_>) -> Option<TokenStream> {
    let body = if asked(model)?.is_empty() {
        answer(&model.target, header)
    } else {
        let by_params = private(&model.target, "ByParams", Span::call_site());
        let question = model.target.names.binding(0, Span::call_site());
        quote_spanned!(site(Span::call_site())=> <Self as #by_params>::ask(#question))
    };
    let name = quote_spanned!(site(Span::call_site())=> __when_ordered);
    Some(function(&model.target, &name, &body, &TokenStream::new()))
}

/// The impl of `ByParams`, where there are type parameters that can be asked.
pub(super) fn by_params(model: &Model<'_>, header: &Header<'_>) -> Option<TokenStream> {
    let asked = asked(model)?;
    if asked.is_empty() {
        return None;
    }
    let target = &model.target;
    let span = site(Span::call_site());
    let ord = private(target, "Ord", Span::call_site());
    let names = PARTS.map(|name| Ident::new(name, span));
    let types = (0..PARTS.len()).map(|index| asked.get(index).map_or(quote!(()), |ty| quote!(#ty)));
    let clause = quote_spanned!(span=> where #(#asked: #ord),*);
    let name = quote_spanned!(span=> when_ordered);
    let function = function(target, &name, &answer(target, header), &clause);
    let items = quote_spanned!(span=> #(type #names = #types;)* #function);
    Some(header.order(&items))
}

/// The type parameters on which an order may depend, as far as these can be asked; nothing where an
/// order for all lifetimes cannot be had.
fn asked(model: &Model<'_>) -> Option<Vec<Type>> {
    let generics = model.target.generics;
    if binds_lifetimes(generics) {
        return None;
    }
    if model.bounds.is_some() {
        return Some(Vec::new());
    }
    let is_param = |ty: &Type| {
        let Type::Path(path) = ty else { return false };
        path.path.get_ident().is_some_and(|ident| bounds::is_sized_param(generics, ident))
    };
    let needs = bounds::inferred(model).into_iter();
    let params = needs.filter_map(|need| match need {
        Need::Measurable(ty) if is_param(&ty) => Some(ty),
        _ => None,
    });
    Some(params.take(PARTS.len()).collect())
}

/// Whether it is said which lifetime lives how long, so that not all of them will do.
fn binds_lifetimes(generics: &Generics) -> bool {
    let is_lifetime = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Lifetime(_));
    let in_params = generics.params.iter().any(|param| match param {
        GenericParam::Lifetime(param) => !param.bounds.is_empty(),
        GenericParam::Type(param) => param.bounds.iter().any(is_lifetime),
        GenericParam::Const(_) => false,
    });
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let mut predicates = predicates.map(|predicate| match predicate {
        WherePredicate::Type(predicate) => predicate.bounds.iter().any(is_lifetime),
        _ => true,
    });
    generics.lifetimes().next().is_some() && (in_params || predicates.any(|binds| binds))
}

fn function(
    target: &Target<'_>,
    name: &TokenStream,
    body: &TokenStream,
    clause: &TokenStream,
) -> TokenStream {
    let span = Span::call_site();
    let private = |name| private(target, name, span);
    let (when_ordered, option) = (private("WhenOrdered"), private("Option"));
    let (question, class) = (target.names.binding(0, span), target.names.question());
    // A macro of the core's would be shorter, and take the compiler three times as long.
    quote_spanned! {site(span)=>
        #[inline]
        fn #name<#class: #when_ordered<Self>>(
            #question: #class,
        ) -> #option<#class::Answer> #clause {
            #body
        }
    }
}

/// Yes, if the type has an order by what is known of its parameters here.
fn answer(target: &Target<'_>, header: &Header<'_>) -> TokenStream {
    let span = Span::call_site();
    let private = |name| private(target, name, span);
    let (probe, phantom) = (private("Probe"), private("PhantomData"));
    let question = target.names.binding(0, span);
    if target.generics.lifetimes().next().is_none() {
        return quote_spanned!(site(span)=> #probe::<Self>(#phantom).__when_ordered(#question));
    }
    let (when_ordered, option) = (private("WhenOrdered"), private("Option"));
    let (deref, otherwise, sized) = (private("Deref"), private("Otherwise"), private("Sized"));
    let class = target.names.question();
    let raised = Ident::new("__MemSizeRaised", Span::mixed_site());
    let param = Ident::new("__MemSizeWhole", Span::mixed_site());
    let this = header.this();
    let order = sized::for_all_lifetimes(target, this.clone(), &private("Ord"));
    let method = quote_spanned! {site(span)=>
        fn __when_ordered<#class: #when_ordered<#this>>(
            self,
            #question: #class,
        ) -> #option<#class::Answer> {
            #option::Some(#when_ordered::ask(#question))
        }
    };
    let inherent = header.inherent(&quote!(#raised<#this>), &order, &method);
    quote_spanned! {site(span)=>
        struct #raised<#param: ?#sized>(#phantom<*const #param>);
        impl<#param: ?#sized> #deref for #raised<#param> {
            type Target = #otherwise;
            fn deref(&self) -> &#otherwise { &#otherwise }
        }
        #inherent
        #raised::<Self>(#phantom).__when_ordered(#question)
    }
}
