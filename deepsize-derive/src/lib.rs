//! The derive macro of the `mem-size` crate; use it by way of that crate.
#![forbid(unsafe_code)]

// The item is put in a form that `syn` reads and that can be written again, whatever the edition.
mod const_arguments;
mod editions;
mod lengths;

// What the user wrote becomes a model of the type, or errors.
mod attr;
mod check;
mod diag;
mod model;

// What the spelling of a type tells of it, for a derive sees no more.
mod aliases;
mod associated;
mod hasher;
mod higher_ranked;
mod itself;
mod known_types;
mod lifetimes;
mod maybe_unsized;
mod parts;
mod spelling;

// The model becomes impls.
mod bounds;
mod dependency;
mod expand;
mod names;

// `#[memory_profile]`.
mod profile;

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
