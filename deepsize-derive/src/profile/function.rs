//! A function with its body measured. The body stays where it is, so that `return`, `?` and what it borrows mean the same.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    AttrStyle, Attribute, FnArg, LitStr, Pat, PatIdent, ReturnType, Signature, Type, Visibility,
    braced, parse_quote,
};

use crate::diag::Diag;
use crate::names::{Names, site, spoken};
use crate::profile::options::{Options, To};

struct Function {
    attrs: Vec<Attribute>,
    vis: Visibility,
    sig: Signature,
    body: TokenStream,
    body_span: Span,
}

/// The function, measured; when it is none, the item as it is.
pub(super) fn measured(options: &Options, item: TokenStream, diag: &mut Diag) -> TokenStream {
    match syn::parse2::<Function>(item.clone()) {
        Ok(function) => function.expand(options),
        Err(error) => {
            diag.push(error);
            item
        }
    }
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut attrs = input.call(Attribute::parse_outer)?;
        let (vis, sig) = (input.parse()?, input.parse()?);
        let content;
        let braces = braced!(content in input);
        // The body moves into an inner block, where they could not stand.
        let inner = content.call(Attribute::parse_inner)?;
        attrs.extend(inner.into_iter().map(|attr| Attribute { style: AttrStyle::Outer, ..attr }));
        Ok(Self { attrs, vis, sig, body: content.parse()?, body_span: braces.span.join() })
    }
}

impl Function {
    fn expand(self, options: &Options) -> TokenStream {
        let Self { attrs, vis, mut sig, body, body_span } = self;
        let Options { name, to, krate } = options;
        let names = Names::new(&sig.generics);
        let span = site(sig.ident.span());
        let krate = krate.as_ref().map(quote::ToTokens::to_token_stream);
        let krate = krate.unwrap_or_else(|| quote_spanned!(span=> ::mem_size));
        let name = name.clone();
        let name = name.unwrap_or_else(|| LitStr::new(&spoken(&sig.ident), sig.ident.span()));
        let handler = to.as_ref().map(|to| handler(to, &krate));
        let is_async = sig.asyncness.is_some();
        // What an `impl Fn` asks of a closure does not get through a `match`.
        let body = if !is_async && has_impl(&sig.output) {
            body
        } else {
            with_parameters(&mut sig, &names, &quote_spanned!(body_span=> { #body }))
        };
        let body = if is_async {
            let hint = output_hint(&sig.output, &names, &krate);
            let end = matches!(sig.output, ReturnType::Default).then(|| quote_spanned!(span=> ;));
            quote_spanned! {span=>
                #krate::__profile_future!(#name, async move { #hint #body } #handler) #end
            }
        } else {
            let scope = names.binding(0, sig.ident.span());
            quote_spanned! {span=>
                let #scope = #krate::__profile_scope!(#name #handler);
                #body
            }
        };
        let body = quote_spanned!(body_span=> { #body });
        quote!(#(#attrs)* #vis #sig #body)
    }
}

fn handler(to: &To, krate: &TokenStream) -> TokenStream {
    match to {
        To::Ready(ready) => quote_spanned!(site(ready.span())=> , #krate::profile_to::#ready),
        To::Callback(path) => quote!(, #path),
    }
}

/// The body, in which the parameters are locals: so they are freed, and the temporaries of its last expression, before
/// the scope around it ends. (As `match` and not `let`, which would keep these temporaries longer than the locals, in
/// editions before 2024.)
fn with_parameters(sig: &mut Signature, names: &Names, body: &TokenStream) -> TokenStream {
    let mut moved: Vec<(Ident, Pat)> = Vec::new();
    for (nth, input) in sig.inputs.iter_mut().enumerate() {
        let FnArg::Typed(input) = input else { continue };
        // References own nothing. What has a `cfg` may not be there.
        if matches!(*input.ty, Type::Reference(_)) || !input.attrs.is_empty() {
            continue;
        }
        match &mut *input.pat {
            Pat::Wild(_) => {}
            Pat::Ident(plain) if is_plain(plain) => {
                moved.push((plain.ident.clone(), Pat::Ident(plain.clone())));
                plain.mutability = None;
            }
            pattern => {
                let ident = names.binding(nth.saturating_add(1), Span::call_site());
                let whole: Pat = parse_quote!(#ident);
                moved.push((ident, std::mem::replace(pattern, whole)));
            }
        }
    }
    let (values, patterns): (Vec<_>, Vec<_>) = moved.into_iter().unzip();
    let span = site(Span::call_site());
    quote_spanned! {span=>
        match (#(#values,)*) {
            (#(#patterns,)*) => #body
        }
    }
}

/// Whether it is a name that may be used, and no more.
fn is_plain(pattern: &PatIdent) -> bool {
    let PatIdent { attrs: _, by_ref, mutability: _, ident, subpat } = pattern;
    by_ref.is_none() && subpat.is_none() && !spoken(ident).starts_with('_')
}

/// A statement that does nothing, and tells the compiler what the block around it gives.
fn output_hint(output: &ReturnType, names: &Names, krate: &TokenStream) -> Option<TokenStream> {
    let ty = match output {
        ReturnType::Default => return None,
        // Cannot be named here, and needs no hint.
        ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)) => return None,
        ReturnType::Type(_, ty) => {
            let mut ty = ty.clone();
            Infer::default().visit_type_mut(&mut ty);
            ty
        }
    };
    let span = site(ty.span());
    let value = names.binding(0, ty.span());
    let private = quote_spanned!(span=> #krate::__private);
    Some(quote_spanned! {span=>
        if let #private::Option::Some(#value) = #private::Option::<#ty>::None {
            return #value;
        }
    })
}

/// Whether some of what the function gives back is an `impl Trait`.
fn has_impl(output: &ReturnType) -> bool {
    let mut infer = Infer::default();
    infer.visit_return_type_mut(&mut output.clone());
    infer.has_met
}

/// Leaves it to the compiler what an `impl Trait` is.
#[derive(Default)]
struct Infer {
    has_met: bool,
}

impl VisitMut for Infer {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if matches!(ty, Type::ImplTrait(_)) {
            *ty = parse_quote!(_);
            self.has_met = true;
        } else {
            visit_mut::visit_type_mut(self, ty);
        }
    }
}
