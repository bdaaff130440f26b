//! The hasher in a hash table of one's own.
//!
//! A field of type `HashMap<K, V, S>` asks nothing of `S`: the name tells that it is a hasher. So
//! a type that has such a name must not ask it either, or nothing generic could hold one.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{DeriveInput, Field, GenericParam, Generics};

use crate::known_types::{Fact, ident_is};
use crate::parts::{is_one_of_params, mentions};

/// The type parameter that is a hasher.
#[derive(Clone, Copy)]
pub(crate) struct Hasher<'a> {
    param: &'a Ident,
    /// Whether a bound says that it is one.
    is_bound: bool,
}

/// The hasher of a type that derives, as far as its name tells.
pub(crate) fn of(input: &DeriveInput) -> Option<Hasher<'_>> {
    let before = match () {
        () if ident_is(&input.ident, Fact::HashMap) => 2,
        () if ident_is(&input.ident, Fact::HashSet) => 1,
        () => return None,
    };
    let Generics { params, where_clause, .. } = &input.generics;
    let is_lifetime = |param: &&GenericParam| matches!(param, GenericParam::Lifetime(_));
    let mut rest = params.iter().filter(|param| !is_lifetime(param)).skip(before);
    let (Some(GenericParam::Type(param)), None) = (rest.next(), rest.next()) else { return None };
    let says_so = |bounds| mentions(bounds, &|ident| ident == "BuildHasher");
    let is_bound = says_so(param.to_token_stream()) || says_so(where_clause.to_token_stream());
    Some(Hasher { param: &param.ident, is_bound })
}

impl Hasher<'_> {
    /// Whether this field is the hasher. People have maps of their own with other parameters: so
    /// its name or a bound must say it as well.
    pub(crate) fn is_in(self, field: &Field) -> bool {
        let is_named =
            || field.ident.as_ref().is_some_and(|name| name.to_string().contains("hash"));
        is_one_of_params(&field.ty, &[self.param]) && (self.is_bound || is_named())
    }
}
