//! The derive macro of the `mem-size` crate; use it by way of that crate.
#![forbid(unsafe_code)]

mod attr;
mod bounds;
mod check;
mod diag;
mod expand;
mod higher_ranked;
mod model;
mod names;

use proc_macro::TokenStream;

/// x
#[proc_macro_derive(MemSize, attributes(mem_size))]
pub fn derive_mem_size(item: TokenStream) -> TokenStream {
    expand::derive(item.into()).into()
}
