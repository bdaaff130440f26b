//! From the model to the impl. Nothing here can fail, and nothing here has seen an attribute.

mod flat;
mod header;
#[cfg(test)]
mod tests;
mod trace;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use crate::diag;
use crate::expand::header::Header;
use crate::lengths::Lengths;
use crate::model::{Model, Target};
use crate::names::site;

/// The impl of an item, or all that is wrong with it and an impl that does nothing.
pub(crate) fn derive(item: TokenStream) -> TokenStream {
    if let Ok(input) = syn::parse2(item.clone()) {
        return implemented(&input);
    }
    let mut lengths = Lengths::default();
    match syn::parse2(lengths.take(item)) {
        Ok(input) => lengths.put_back(implemented(&input)),
        Err(error) => error.into_compile_error(),
    }
}

fn implemented(input: &DeriveInput) -> TokenStream {
    match diag::collecting(|diag| Model::read(input, diag)) {
        (model, None) => measured(&model),
        (model, Some(errors)) => {
            let fallback = fallback(&model.target, model.claims_flat);
            quote!(#errors #fallback)
        }
    }
}

fn measured(model: &Model<'_>) -> TokenStream {
    let header = Header::new(model);
    let trace = trace::method(model);
    let is_flat = flat::method(model);
    let mark = model.claims_flat.then(|| header.mark());
    let measure = header.measure(&quote!(#trace #is_flat));
    unnamed(&quote!(#measure #mark))
}

/// An impl that keeps the uses of a mistaken type from complaining as well.
fn fallback(target: &Target<'_>, claims_flat: bool) -> TokenStream {
    let header = Header::bare(target);
    let tracer = header::private(target, "Tracer", Span::call_site());
    let trace = quote_spanned!(site(Span::call_site())=> fn trace(&self, _: &mut #tracer<'_>) {});
    let measure = header.measure(&trace);
    let mark = claims_flat.then(|| header.mark());
    unnamed(&quote!(#measure #mark))
}

/// Items in a place of their own, where they name nothing that the user sees.
fn unnamed(items: &TokenStream) -> TokenStream {
    quote_spanned!(site(Span::call_site())=> const _: () = { #items };)
}
