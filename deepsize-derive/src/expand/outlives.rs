//! The bound that an associated type outlives a lifetime, where a field says so.
//!
//! A type `&'a K::Slice` implies it, so that the bound asks for nothing. But where the trait takes
//! the same lifetime (`K: Kind<'a>`), the compiler forgets that in `offset_of!`, and asks for
//! `K: 'a`. A type of the user's may imply it as well: `Borrowed<'a, K::Slice>`.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{GenericArgument, Lifetime, PathArguments, Type, TypePath};

use crate::model::{Field, Target};
use crate::spelling::peeled;

/// The bounds for all of these fields.
pub(super) fn predicates(target: &Target<'_>, fields: &[Field<'_>]) -> Vec<TokenStream> {
    let mut bounds = TokenStream::new();
    target.generics.type_params().for_each(|param| param.bounds.to_tokens(&mut bounds));
    target.generics.where_clause.to_tokens(&mut bounds);
    let is_taken = |lifetime: &&Lifetime| occurs(lifetime, bounds.clone());
    let taken: Vec<_> =
        target.generics.lifetimes().map(|param| &param.lifetime).filter(is_taken).collect();
    if taken.is_empty() {
        return Vec::new();
    }
    let mut finder =
        Finder { target, taken, within: Vec::new(), found: Vec::new(), known: Vec::new() };
    for field in fields {
        finder.ty(field.ty);
    }
    finder.found
}

fn occurs(lifetime: &Lifetime, tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == lifetime.ident,
        TokenTree::Group(group) => occurs(lifetime, group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

struct Finder<'t> {
    target: &'t Target<'t>,
    /// The lifetimes that bounds of the item mention.
    taken: Vec<&'t Lifetime>,
    /// Those of them that types around the present one have.
    within: Vec<Lifetime>,
    found: Vec<TokenStream>,
    /// What is found, as it is spelt.
    known: Vec<(String, Lifetime)>,
}

impl Finder<'_> {
    fn ty(&mut self, ty: &Type) {
        let outer = self.within.len();
        match peeled(ty) {
            Type::Array(array) => self.ty(&array.elem),
            Type::Slice(slice) => self.ty(&slice.elem),
            Type::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.ty(elem)),
            Type::Reference(reference) => {
                reference.lifetime.iter().for_each(|lifetime| self.enter(lifetime));
                self.ty(&reference.elem);
            }
            ty @ Type::Path(path) => {
                if self.is_of_parameter(path) {
                    self.within.iter().for_each(|lifetime| {
                        let bound = (ty.to_token_stream().to_string(), lifetime.clone());
                        if !self.known.contains(&bound) {
                            self.known.push(bound);
                            self.found.push(quote!(#ty: #lifetime));
                        }
                    });
                }
                path.path.segments.iter().for_each(|segment| self.arguments(&segment.arguments));
            }
            // Lifetimes in functions may be the functions' own.
            _ => {}
        }
        self.within.truncate(outer);
    }

    fn arguments(&mut self, arguments: &PathArguments) {
        let PathArguments::AngleBracketed(arguments) = arguments else { return };
        for argument in &arguments.args {
            match argument {
                GenericArgument::Lifetime(lifetime) => self.enter(lifetime),
                GenericArgument::Type(ty) => self.ty(ty),
                _ => {}
            }
        }
    }

    fn enter(&mut self, lifetime: &Lifetime) {
        if self.taken.contains(&lifetime) && !self.within.contains(lifetime) {
            self.within.push(lifetime.clone());
        }
    }

    /// Whether this is an associated type of a parameter.
    fn is_of_parameter(&self, path: &TypePath) -> bool {
        let segments = &path.path.segments;
        match &path.qself {
            Some(_) => self.target.has_parameter_in(path.to_token_stream()),
            None => {
                segments.len() > 1
                    && segments.first().is_some_and(|it| self.target.is_type_param(&it.ident))
            }
        }
    }
}
