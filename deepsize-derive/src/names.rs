//! Every identifier and span of generated code; what they stand for is the expansion's business.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::{GenericParam, Generics, Lifetime, Member};

const LENGTH: &str = "__mem_size_length_";

/// Names of edition 2015 that are keywords in later ones.
const LATER_KEYWORDS: &[&str] = &["async", "await", "dyn", "gen", "try"];

/// Makes the identifiers of one expansion.
pub(crate) struct Names {
    prefix: String,
    measured: String,
}

impl Names {
    /// Names that no generic parameter has: a `const` one would be matched, not bound.
    pub(crate) fn new(generics: &Generics) -> Self {
        let mut prefix = String::from("__mem_size_");
        while generics.params.iter().any(|param| param_name(param).starts_with(&prefix)) {
            prefix.push('_');
        }
        let mut measured = String::from("measured");
        while generics.params.iter().any(|param| param_name(param) == measured) {
            measured.push('_');
        }
        Self { prefix, measured }
    }

    /// The parameter of `trace` and of its closures.
    pub(crate) fn tracer(&self, span: Span) -> Ident {
        Ident::new(&format!("{}tracer", self.prefix), site(span))
    }

    /// What a field of the matched variant is bound to.
    pub(crate) fn binding(&self, index: usize, span: Span) -> Ident {
        Ident::new(&format!("{}{index}", self.prefix), site(span))
    }

    /// How the type argument of this number is measured.
    pub(crate) fn how(&self, index: usize) -> Ident {
        Ident::new(&format!("{}how_{index}", self.prefix), Span::mixed_site())
    }

    /// The type of that.
    pub(crate) fn how_type(&self, index: usize) -> Ident {
        Ident::new(&format!("{}How{index}", self.prefix), Span::mixed_site())
    }

    /// A parameter of an impl that no parameter of the item stands for.
    pub(crate) fn unit(&self) -> Ident {
        Ident::new(&format!("{}Unit", self.prefix), Span::mixed_site())
    }

    /// How long `trace` borrows the value. Errors of the compiler show it, so it is a word.
    pub(crate) fn lifetime(&self) -> Lifetime {
        Lifetime::new(&format!("'{}", self.measured), Span::mixed_site())
    }

    /// What stands for a lifetime of the item in a bound for all lifetimes.
    pub(crate) fn raised(&self, lifetime: &Lifetime) -> Lifetime {
        let name = format!("'{}any_{}", self.prefix, lifetime.ident.unraw());
        Lifetime::new(&name, Span::mixed_site())
    }
}

/// A span that reads as `span` in errors, and whose local names clash with none of the user's.
pub(crate) fn site(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// A trait that hides types, in a block of its own.
pub(crate) fn hiding(span: Span) -> Ident {
    Ident::new("__MemSizeHiding", site(span))
}

/// The hidden type.
pub(crate) fn hidden(span: Span) -> Ident {
    Ident::new("Hidden", site(span))
}

/// The question to a parameter, of this number.
pub(crate) fn step(index: usize, span: Span) -> Ident {
    Ident::new(&format!("__MemSizeStep{index}"), site(span))
}

/// What stands for the array length of this number while the item is read.
pub(crate) fn length(index: usize, span: Span) -> Ident {
    Ident::new(&format!("{LENGTH}{index}"), span)
}

/// The number of the array length that this name stands for, if it does.
pub(crate) fn length_index(ident: &Ident) -> Option<usize> {
    ident.to_string().strip_prefix(LENGTH)?.parse().ok()
}

/// The same name, told at another place; there, the words are those of the derive's edition.
pub(crate) fn moved(ident: &Ident, span: Span) -> Ident {
    let mut ident = unreserved(ident);
    ident.set_span(site(span));
    ident
}

/// The same name, raw if it is a keyword in some editions and none in others.
pub(crate) fn unreserved(ident: &Ident) -> Ident {
    let name = ident.to_string();
    if LATER_KEYWORDS.contains(&name.as_str()) {
        Ident::new_raw(&name, ident.span())
    } else {
        ident.clone()
    }
}

/// The same field, told at another place.
pub(crate) fn moved_member(member: &Member, span: Span) -> Member {
    match member {
        Member::Named(ident) => Member::Named(moved(ident, span)),
        Member::Unnamed(index) => {
            Member::Unnamed(syn::Index { index: index.index, span: site(span) })
        }
    }
}

/// A name as people say it: `type` for `r#type`.
pub(crate) fn spoken(ident: &Ident) -> String {
    ident.unraw().to_string()
}

fn param_name(param: &GenericParam) -> String {
    match param {
        GenericParam::Lifetime(param) => param.lifetime.ident.to_string(),
        GenericParam::Type(param) => param.ident.to_string(),
        GenericParam::Const(param) => param.ident.to_string(),
    }
}
