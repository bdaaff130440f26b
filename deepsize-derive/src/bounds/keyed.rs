//! Maps and sets whose impl may ask more of a key than that it is measurable.
//!
//! A bound may name them where they hold nothing but what parameters give, in containers of std or
//! not: then they lead back to no other type.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{PathArguments, Type, TypePath};

use super::{Finder, has_lifetimes, types};
use crate::known_types::{self, Fact, ident_is};
use crate::parts::mentions;
use crate::spelling::peeled;

impl Finder<'_> {
    /// Whether this is such a map or set.
    pub(super) fn may_ask_more_of_keys(&self, path: &TypePath) -> bool {
        let (None, Some(last)) = (&path.qself, path.path.segments.last()) else { return false };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
        // Of the hasher nothing is measured, so that it leads nowhere.
        let count = known_types::measured(&last.ident.to_string(), arguments);
        ident_is(&last.ident, Fact::Keyed)
            && self.rules.is_empty()
            && !has_lifetimes(arguments)
            && mentions(arguments.to_token_stream(), &|ident| self.may_lead(ident))
            && types(arguments).take(count).all(|ty| self.only_gives(ty))
    }

    /// Whether this is a parameter, or the `Self` of what one gives.
    fn may_lead(&self, ident: &Ident) -> bool {
        self.params.contains(ident) || (self.params.self_is_bound && ident == "Self")
    }

    /// Whether this holds nothing but what parameters give, and types of the language and of std.
    fn only_gives(&self, ty: &Type) -> bool {
        match peeled(ty) {
            Type::Array(array) => self.only_gives(&array.elem),
            Type::Tuple(tuple) => tuple.elems.iter().all(|elem| self.only_gives(elem)),
            Type::Path(path) if self.params.lead(path) => true,
            Type::Path(path) => path.path.segments.last().is_some_and(|last| {
                let is = |fact| ident_is(&last.ident, fact);
                match &last.arguments {
                    PathArguments::None => is(Fact::Primitive) || is(Fact::Text),
                    PathArguments::AngleBracketed(arguments) => {
                        is(Fact::ByParts) && types(arguments).all(|ty| self.only_gives(ty))
                    }
                    PathArguments::Parenthesized(_) => false,
                }
            }),
            _ => false,
        }
    }
}
