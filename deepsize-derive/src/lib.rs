//! The derive macro of the `mem-size` crate; use it by way of that crate.
#![forbid(unsafe_code)]

mod aliases;
mod associated;
mod attr;
mod bounds;
mod check;
mod const_arguments;
mod diag;
mod editions;
mod expand;
mod hasher;
mod higher_ranked;
mod itself;
mod known_types;
mod lengths;
mod lifetimes;
mod model;
mod names;
mod parts;
mod profile;
mod spelling;

use proc_macro::TokenStream;

use crate::expand::Extent;

#[doc = include_str!("mem_size.md")]
#[proc_macro_derive(MemSize, attributes(mem_size))]
pub fn derive_mem_size(item: TokenStream) -> TokenStream {
    let extent = if cfg!(feature = "registry") {
        Extent::Registry
    } else if cfg!(feature = "layout") {
        Extent::Layout
    } else {
        Extent::Measure
    };
    expand::derive(item.into(), extent).into()
}

#[doc = include_str!("memory_profile.md")]
#[proc_macro_attribute]
pub fn memory_profile(options: TokenStream, item: TokenStream) -> TokenStream {
    profile::attribute(options.into(), &item.into()).into()
}
