//! A function with its body measured. The body stays where it is, so that `return`, `?` and what it
//! borrows mean the same.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{AttrStyle, Attribute, LitStr, ReturnType, Signature, Visibility, braced};

use crate::dependency;
use crate::diag::Diag;
use crate::editions::function::understood_function;
use crate::names::{Names, site, spoken};
use crate::profile::options::{Options, To};
use crate::profile::output;
use crate::profile::parameters::{capture, rebound};

struct Function {
    attrs: Vec<Attribute>,
    vis: Visibility,
    sig: Signature,
    body: TokenStream,
    body_span: Span,
}

/// The function, measured; when it is none, the item as it is.
pub(super) fn measured(options: &Options, item: TokenStream, diag: &mut Diag) -> TokenStream {
    let function = syn::parse2::<Function>(item.clone())
        .or_else(|_| syn::parse2(understood_function(item.clone())));
    match function {
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
        let krate = krate.unwrap_or_else(|| dependency::path(span));
        let name = name.clone();
        let name = name.unwrap_or_else(|| LitStr::new(&spoken(&sig.ident), sig.ident.span()));
        let handler = to.as_ref().map(|to| handler(to, &krate));
        let parameters = rebound(&mut sig, &names);
        // The block around it is of this crate's edition, whatever the user's: its last expression,
        // which is the body, ends before its locals do, with all that is left of the body's own
        // last expression. (Not in a `match` or behind a `return`, which would say the same in each
        // edition: what an `impl Fn` asks of a closure does not get through the one, and the
        // compiler takes the other for unreachable behind a body that does not end.)
        //
        // What stands in front of the body keeps a lint from saying that its braces are not needed.
        let nothing = quote_spanned!(span=> const _: () = (););
        let body = quote_spanned!(body_span=> { #nothing #body });
        let body = quote!(#parameters #body);
        let body = if sig.asyncness.is_some() {
            let capture = capture(&sig);
            let hint = output::hint(&sig.output, &names, &krate);
            let end = matches!(sig.output, ReturnType::Default).then(|| quote_spanned!(span=> ;));
            quote_spanned! {span=>
                #krate::__profile_future!(#name, async move { #hint #capture #body } #handler) #end
            }
        } else {
            let scope = names.binding(0, sig.ident.span());
            let body = owning_self(&attrs, &sig, &krate, body);
            quote_spanned!(span=> { let #scope = #krate::__profile_scope!(#name #handler); #body })
        };
        let body = quote_spanned!(body_span=> { #body });
        quote!(#(#attrs)* #vis #sig #body)
    }
}

/// The body in a closure if there is a `self` to drop before the scope around it ends: nothing else
/// can own that.
fn owning_self(
    attrs: &[Attribute],
    sig: &Signature,
    krate: &TokenStream,
    body: TokenStream,
) -> TokenStream {
    // The body asks for its caller, which would be another in a closure.
    let asks_for_caller = attrs.iter().any(|attr| attr.path().is_ident("track_caller"));
    match capture(sig) {
        Some(capture) if !asks_for_caller && !output::has_impl_fn(&sig.output) => {
            let span = site(sig.ident.span());
            let output = output::of_closure(&sig.output);
            quote_spanned! {span=>
                #krate::__private::call_once(move || #output { #capture #body })
            }
        }
        _ => body,
    }
}

fn handler(to: &To, krate: &TokenStream) -> TokenStream {
    match to {
        To::Ready(ready) => quote_spanned!(site(ready.span())=> , #krate::profile_to::#ready),
        To::Callback(path) => quote!(, #path),
    }
}
