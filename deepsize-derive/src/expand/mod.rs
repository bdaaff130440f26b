//! From the model to the impls. Nothing here can fail, and nothing here has seen an attribute.

mod by_parts;
mod claim;
mod flat;
mod header;
mod hiding;
mod how;
mod layout;
mod ordered;
mod outlives;
mod own_drop;
mod reach;
mod sized;
#[cfg(test)]
mod tests;
mod trace;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use crate::bounds;
use crate::const_arguments;
use crate::diag;
use crate::editions;
use crate::expand::header::Header;
use crate::lengths::Lengths;
use crate::model::{Model, Shape, Tail};
use crate::names::site;

/// What is written beside the measuring part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Extent {
    /// Nothing.
    Measure,
    /// The layout.
    Layout,
    /// The layout, and a place on the list of all types.
    Registry,
}

/// The impls of an item, or all that is wrong with it and an impl that does nothing.
pub(crate) fn derive(item: TokenStream, extent: Extent) -> TokenStream {
    if let Ok(input) = syn::parse2(item.clone()) {
        return implemented(input, extent);
    }
    let mut lengths = Lengths::default();
    match syn::parse2(editions::understood(lengths.take(item))) {
        Ok(input) => lengths.put_back(implemented(input, extent)),
        Err(error) => diag::item(error),
    }
}

fn implemented(mut input: DeriveInput, extent: Extent) -> TokenStream {
    const_arguments::written_plainly(&mut input);
    match diag::collecting(|diag| Model::read(&input, diag)) {
        (model, None) => measured(&model, extent),
        (model, Some(errors)) => {
            let (errors, fallback) = (diag::item(errors), fallback(&model, extent));
            quote!(#errors #fallback)
        }
    }
}

fn measured(model: &Model<'_>, extent: Extent) -> TokenStream {
    let needs = bounds::inferred(model);
    let header = Header::new(model, &needs);
    let reach = reach::of(model);
    let pointers = own_drop::pointers(model);
    let trace = trace::method(model, reach, pointers.as_ref());
    let is_flat = flat::method(model, pointers.as_ref());
    let has_pointer = pointers.and_then(|pointers| own_drop::method(model, &pointers));
    let mark = model.claims_flat.then(|| header.mark());
    let leads = reach::method(&model.target, reach, is_flat.is_some());
    let when_ordered = ordered::method(model, &header, &needs);
    let measure = header.measure(&quote!(#trace #is_flat #has_pointer #leads #when_ordered));
    let by_parts = by_parts::items(model, &header, &needs);
    let claims = claim::eager(model, &header);
    let layout = layout(model, &header, extent);
    quote!(#measure #by_parts #mark #claims #layout)
}

/// Impls that keep the uses of a mistaken type from complaining as well.
fn fallback(model: &Model<'_>, extent: Extent) -> TokenStream {
    let header = Header::bare(model);
    let tracer = header::private(&model.target, "Tracer", Span::call_site());
    let trace = quote_spanned!(site(Span::call_site())=> fn trace(&self, _: &mut #tracer<'_>) {});
    let measure = header.measure(&trace);
    let mark = model.claims_flat.then(|| header.mark());
    let layout = layout(model, &header, extent.min(Extent::Layout));
    quote!(#measure #mark #layout)
}

fn layout(model: &Model<'_>, header: &Header<'_>, extent: Extent) -> TokenStream {
    if extent < Extent::Layout {
        return TokenStream::new();
    }
    let unknown = match model.tail() {
        Tail::Sized => None,
        Tail::Unsized => return TokenStream::new(),
        Tail::Unknown { ty, is_private } => Some((ty, is_private)),
    };
    let outlives = match &model.shape {
        Shape::Struct(fields) | Shape::Packed(fields) | Shape::Union(fields) => {
            outlives::predicates(&model.target, fields)
        }
        Shape::Enum(_) => Vec::new(),
    };
    let layout = header.layout(&layout::items(model), outlives, unknown);
    let entry = (extent == Extent::Registry && !model.target.is_generic()).then(|| {
        let span = Span::call_site();
        let (register, ty) =
            (header::private(&model.target, "register", span), header.instance(span));
        let entry = quote_spanned!(site(span)=> const _: () = { #register!(#ty); };);
        header.constant(&entry)
    });
    quote!(#layout #entry)
}
