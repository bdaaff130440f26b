//! `with(Type = function)`: which parts of a field a function measures.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Token, Type, TypePath};

use crate::diag::Diag;
use crate::editions::understood;
use crate::spelling::{peeled, written};

/// Values of this type, wherever they lie, are measured by this function.
#[derive(Clone)]
pub(crate) struct Rule {
    pub(crate) ty: Type,
    pub(crate) function: TypePath,
}

impl Rule {
    /// Whether it is one for this type.
    pub(crate) fn is_for(&self, ty: &Type) -> bool {
        is_meant(&self.ty, ty)
    }
}

/// Reads `Type = function, …`.
pub(super) fn rules(list: TokenStream) -> syn::Result<Vec<Rule>> {
    let rule = |input: ParseStream<'_>| {
        let ty: Type = input.parse()?;
        if input.is_empty() {
            return Err(syn::Error::new_spanned(ty, "no function is named"));
        }
        input.parse::<Token![=]>()?;
        Ok(Rule { ty, function: input.parse()? })
    };
    let rules = |input: ParseStream<'_>| input.parse_terminated(rule, Token![,]);
    rules.parse2(understood(list)).map(|rules| rules.into_iter().collect())
}

/// Reports rules that nothing is left for, behind those in front of them.
pub(super) fn each_in_use(rules: &[Rule], diag: &mut Diag) {
    for (index, rule) in rules.iter().enumerate() {
        let mut before = rules.iter().take(index);
        let Some(first) = before.find(|first| first.is_for(peeled(&rule.ty))) else { continue };
        let (ty, known) = (written(&rule.ty), written(&first.ty));
        let remark = if ty == known {
            format!("`{ty}` is first given here")
        } else {
            format!("`{known}` is given here, and stands for `{ty}` as well")
        };
        diag.error_with(
            (rule.ty.span(), format!("`{ty}` is given twice; remove one of the two")),
            (first.ty.span(), remark),
        );
    }
}

/// Whether a rule for `meant` is one for `ty`: the path may be longer there, and have arguments
/// where the rule names none.
fn is_meant(meant: &Type, ty: &Type) -> bool {
    let (Type::Path(meant), Type::Path(path)) = (peeled(meant), ty) else {
        return spelt(peeled(meant)) == spelt(ty);
    };
    if meant.qself.is_some() || path.qself.is_some() || meant.path.leading_colon.is_some() {
        return spelt(meant) == spelt(path);
    }
    let (meant, segments) = (&meant.path.segments, &path.path.segments);
    meant.len() <= segments.len()
        && meant.iter().rev().zip(segments.iter().rev()).all(|(meant, segment)| {
            meant.ident == segment.ident
                && (meant.arguments.is_none()
                    || spelt(&meant.arguments) == spelt(&segment.arguments))
        })
}

fn spelt(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}
