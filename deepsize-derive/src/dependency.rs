//! What the crate around the item calls `mem_size`, where the item does not say.
//!
//! `Cargo.toml` may give a dependency another name: `memory = { package = "mem-size", … }`. A macro
//! cannot ask whether a path leads anywhere. But it runs in the compiler, whose arguments have the
//! name and the file of each dependency.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::sync::OnceLock;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::names::unreserved;

const USUAL: &str = "mem_size";

/// The path of the crate.
pub(crate) fn path(span: Span) -> TokenStream {
    static RENAMED: OnceLock<Option<String>> = OnceLock::new();
    let renamed = RENAMED.get_or_init(|| renamed(env::args_os()));
    let Some(name) = renamed else { return quote_spanned!(span=> ::mem_size) };
    let krate = unreserved(&Ident::new(name, span));
    quote_spanned!(span=> ::#krate)
}

/// The other name of the crate, if the compiler with these arguments knows it by just one.
fn renamed(arguments: impl Iterator<Item = OsString>) -> Option<String> {
    let mut other = None;
    let mut is_dependency = false;
    for argument in arguments {
        let argument = argument.to_str().unwrap_or_default();
        let dependency = argument.strip_prefix("--extern=").or(is_dependency.then_some(argument));
        is_dependency = argument == "--extern";
        let Some((name, file)) = dependency.and_then(|dependency| dependency.split_once('='))
        else {
            continue;
        };
        // Options may stand in front of the name: `priv:memory`.
        let name = name.rsplit(':').next().unwrap_or(name);
        if name == USUAL {
            return None;
        }
        if is_the_crate(file) && other.replace(name.to_owned()).is_some() {
            return None;
        }
    }
    other.filter(|name| syn::parse_str::<Ident>(name).is_ok())
}

/// Whether this file is called as compilers call that of the crate: `libmem_size-0123456789.rmeta`.
fn is_the_crate(file: &str) -> bool {
    let stem = Path::new(file).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let name = stem.strip_prefix("lib").unwrap_or(stem);
    name.split('-').next() == Some(USUAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(arguments: &str) -> Option<String> {
        renamed(arguments.split(' ').map(OsString::from))
    }

    #[test]
    fn other_name_is_found() {
        let memory = Some(String::from("memory"));
        let after_another =
            "rustc --extern serde=libserde.rlib --extern memory=/a/libmem_size-1f.rmeta";
        assert_eq!(among(after_another), memory);
        assert_eq!(among("rustc --extern=priv:memory=libmem_size.rlib --edition=2015"), memory);
    }

    #[test]
    fn usual_name_stands_where_it_leads_somewhere_or_no_other_does() {
        assert_eq!(among("rustc --extern mem_size=/a/libmem_size-1.rlib"), None);
        let both =
            "rustc --extern memory=/libmem_size-1.rlib --extern mem_size=/libmem_size-1.rlib";
        assert_eq!(among(both), None);
        let two = "rustc --extern one=/a/libmem_size-1.rlib --extern two=/a/libmem_size-2.rlib";
        assert_eq!(among(two), None);
        assert_eq!(among("rustc --extern core=/a/libmem_size_core-1.rlib --extern std"), None);
        assert_eq!(among("rust-analyzer-proc-macro-srv"), None);
    }
}
