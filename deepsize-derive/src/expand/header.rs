//! The head of an impl: attributes, generics, bounds, and the path to the crate.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{GenericParam, Token, Type};

use crate::bounds::Need;
use crate::dependency;
use crate::expand::hiding;
use crate::expand::sized;
use crate::model::{Model, Target};
use crate::names::{moved, site};

/// The parts of an impl before its braces.
pub(super) struct Header<'m> {
    pub(super) target: &'m Target<'m>,
    predicates: Vec<TokenStream>,
    /// A parameter beside those of the type.
    parameter: Option<Ident>,
    /// Whether it may name what is deprecated.
    allows_deprecated: bool,
}

impl<'m> Header<'m> {
    /// With the bounds that the fields need, or those that the user gave.
    pub(super) fn new(model: &'m Model<'m>, needs: &[Need]) -> Self {
        let Model { target, bounds, claims_flat, allows_deprecated, shape: _, repr: _, claims: _ } =
            model;
        let given = bounds.iter().flatten().map(|predicate| quote!(#predicate));
        let inferred = needs.iter().map(|need| predicate(need, target, *claims_flat));
        let predicates = given.chain(inferred).collect();
        Self { target, predicates, parameter: None, allows_deprecated: *allows_deprecated }
    }

    /// Without bounds of its own.
    pub(super) fn bare(model: &'m Model<'m>) -> Self {
        let Model { target, allows_deprecated, .. } = model;
        let predicates = Vec::new();
        Self { target, predicates, parameter: None, allows_deprecated: *allows_deprecated }
    }

    /// The impl of `MemSize`.
    pub(super) fn measure(&self, methods: &TokenStream) -> TokenStream {
        self.item("MemSize", methods)
    }

    /// The impl of `Flat`.
    pub(super) fn mark(&self) -> TokenStream {
        self.item("Flat", &TokenStream::new())
    }

    /// The impl of `TraceBy`, or of a trait like it, with parameters of its own that say how each
    /// part is measured.
    pub(super) fn by_parts(
        &self,
        name: &TokenStream,
        hows: &[Ident],
        predicates: &[TokenStream],
        method: &TokenStream,
    ) -> TokenStream {
        let target = self.target;
        let span = site(Span::call_site());
        let copy = private(target, "Copy", Span::call_site());
        let ident = moved(target.name, target.name.span());
        let params = target.generics.params.iter().map(param);
        let arguments = arguments(target);
        let given = target.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let allow = self.allow();
        quote_spanned! {span=>
            #[automatically_derived]
            #[doc(hidden)]
            #allow
            impl<#(#params,)* #(#hows: #copy),*> #name<(#(#hows,)*)> for #ident #arguments
            where
                #(#given,)*
                #(#predicates,)*
            {
                #method
            }
        }
    }

    /// A struct around a question about the type. It is a question to the last of these parameters,
    /// and answered by `next` if that has an order; those before it are known to have one.
    pub(super) fn step(&self, name: &Ident, known: &[&Ident], next: &TokenStream) -> TokenStream {
        let target = self.target;
        let span = site(Span::call_site());
        let private = |name| private(target, name, Span::call_site());
        let (class, ord) = (private("WhenOrdered"), private("Ord"));
        let (lifetime, this) = (target.names.lifetime(), self.this(Span::call_site()));
        let params: Vec<_> = target.generics.params.iter().map(param).collect();
        let arguments = target.generics.params.iter().map(argument);
        let given = target.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let given: Vec<_> = given.collect();
        let Some((param, known)) = known.split_last() else { return TokenStream::new() };
        let predicates = &self.predicates;
        quote_spanned! {span=>
            struct #name<#lifetime, #(#params),*>(&#lifetime mut dyn #class<#this>)
            where
                #(#given),*;

            impl<#lifetime, #(#params),*> #class<#param> for #name<#lifetime, #(#arguments),*>
            where
                #(#given,)*
                #(#predicates,)*
                #(#known: #ord,)*
            {
                #[inline]
                fn ask(&mut self)
                where
                    #param: #ord,
                {
                    #next
                }
            }
        }
    }

    /// The impl of `HasLayout`, which asks nothing of the parameters that the type does not imply.
    /// Where nobody knows whether the last field has a size, there is one if it has; and a private
    /// field stays so.
    pub(super) fn layout(
        &self,
        items: &TokenStream,
        implied: Vec<TokenStream>,
        unknown: Option<(&Type, bool)>,
    ) -> TokenStream {
        let mut predicates = implied;
        let mut parameter = None;
        let hidden = unknown
            .filter(|(last, is_private)| *is_private && sized::may_be_hidden(self.target, last))
            .map(|(last, _)| last);
        if let Some((last, _)) = unknown {
            let tail = hidden.map_or_else(|| last.clone(), |last| hiding::named(self, last));
            let both = [self.this(last.span()), tail];
            predicates.extend(both.map(|ty| sized::predicate(self.target, &ty)));
            let (unit, bound) = sized::parameter(self.target).unzip();
            predicates.extend(bound);
            parameter = unit;
        }
        let item = Self { predicates, parameter, ..*self }.item("HasLayout", items);
        match hidden {
            Some(last) => hiding::around(self, last, &item),
            None => item,
        }
    }

    /// The type with its own parameters.
    pub(super) fn this(&self, span: Span) -> Type {
        let (ident, arguments) = (self.target.name, arguments(self.target));
        syn::parse_quote_spanned!(span=> #ident #arguments)
    }

    /// The impl of a trait of the derive's own, without bounds of its own.
    pub(super) fn plain(&self, name: &TokenStream, body: &TokenStream) -> TokenStream {
        Self { predicates: Vec::new(), parameter: None, ..*self }.item_of(name, body)
    }

    /// The type as it is named elsewhere, if it has no parameters but lifetimes.
    pub(super) fn instance(&self, span: Span) -> TokenStream {
        let ident = moved(self.target.name, span);
        let span = site(span);
        let lifetimes = self.target.generics.lifetimes().map(|_| quote_spanned!(span=> 'static));
        let mut lifetimes = lifetimes.peekable();
        let arguments = lifetimes.peek().is_some().then(|| quote!(<#(#lifetimes),*>));
        quote!(#ident #arguments)
    }

    /// A constant that names the type.
    pub(super) fn constant(&self, item: &TokenStream) -> TokenStream {
        let allow = self.allow();
        quote!(#allow #item)
    }

    fn allow(&self) -> Option<TokenStream> {
        let span = site(Span::call_site());
        self.allows_deprecated.then(|| quote_spanned!(span=> #[allow(deprecated)]))
    }

    fn item(&self, name: &str, body: &TokenStream) -> TokenStream {
        self.item_of(&private(self.target, name, Span::call_site()), body)
    }

    fn item_of(&self, name: &TokenStream, body: &TokenStream) -> TokenStream {
        let Self { target, predicates, parameter, allows_deprecated: _ } = self;
        let span = Span::call_site();
        let ident = moved(target.name, target.name.span());
        let (generics, arguments) = (params(target, parameter.as_ref()), arguments(target));
        let given = target.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let given = given.map(|predicate| quote!(#predicate));
        let predicates: Vec<_> = given.chain(predicates.iter().cloned()).collect();
        let clause = (!predicates.is_empty()).then(|| quote!(where #(#predicates),*));
        let allow = self.allow();
        quote_spanned! {site(span)=>
            #[automatically_derived]
            #allow
            impl #generics #name for #ident #arguments #clause { #body }
        }
    }
}

/// The parameters with their bounds, without their defaults and attributes, and one more.
fn params(target: &Target<'_>, more: Option<&Ident>) -> Option<TokenStream> {
    let params = target.generics.params.iter().map(|own| param(own).into_token_stream());
    let more = more.map(Ident::to_token_stream);
    let params: Punctuated<_, Token![,]> = params.chain(more).collect();
    (!params.is_empty()).then(|| quote!(<#params>))
}

fn param(param: &GenericParam) -> GenericParam {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Lifetime(param) => param.attrs.clear(),
        GenericParam::Type(param) => {
            param.attrs.clear();
            param.default = None;
        }
        GenericParam::Const(param) => {
            param.attrs.clear();
            param.default = None;
        }
    }
    param
}

fn arguments(target: &Target<'_>) -> Option<TokenStream> {
    let arguments: Punctuated<_, Token![,]> = target.generics.params.iter().map(argument).collect();
    (!arguments.is_empty()).then(|| quote!(<#arguments>))
}

fn argument(param: &GenericParam) -> TokenStream {
    match param {
        GenericParam::Lifetime(param) => param.lifetime.to_token_stream(),
        GenericParam::Type(param) => param.ident.to_token_stream(),
        // In braces, as a type may have the same name.
        GenericParam::Const(param) => {
            let (ident, span) = (&param.ident, site(param.ident.span()));
            quote_spanned!(span=> { #ident })
        }
    }
}

pub(super) fn predicate(need: &Need, target: &Target<'_>, claims_flat: bool) -> TokenStream {
    let measurable = if claims_flat { "Flat" } else { "MemSize" };
    match need {
        Need::Measurable(ty) | Need::Inline(ty) => {
            let bound = private(target, measurable, ty.span());
            quote!(#ty: #bound)
        }
        // No map is flat: its field says so where that is claimed.
        Need::Keyed(ty) => {
            let bound = private(target, "MemSize", ty.span());
            quote!(#ty: #bound)
        }
        Need::Owned(ty) => {
            let owner = private(target, "ToOwned", ty.span());
            let bound = private(target, measurable, ty.span());
            quote!(<#ty as #owner>::Owned: #bound)
        }
        Need::WeakTarget(ty) => {
            let bound = private(target, "WeakTarget", ty.span());
            quote!(#ty: #bound)
        }
    }
}

/// The absolute path of something in the crate's hidden module.
pub(super) fn private(target: &Target<'_>, name: &str, span: Span) -> TokenStream {
    let span = site(span);
    let name = Ident::new(name, span);
    let krate = target.krate.as_ref().map(|krate| quote_spanned!(span=> #krate));
    let krate = krate.unwrap_or_else(|| dependency::path(span));
    quote_spanned!(span=> #krate::__private::#name)
}
