//! Constants in types, such as `N` in `Grid<T, N>` and `[u8; N]`, as they must be written again.
//!
//! The parser takes an argument that names a `const` parameter for a type. And it hands on braces
//! that a macro has put around a constant (`$length:block`), which the compiler finds needless
//! where it no longer sees the macro.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit_mut::{self, VisitMut};
use syn::{DeriveInput, Expr, ExprPath, GenericArgument, Ident, Type};

use crate::names::site;

/// Turns arguments that name a `const` parameter into constants, and gives braces around constants
/// a span of the derive's, all over the item.
pub(crate) fn written_plainly(input: &mut DeriveInput) {
    let params = input.generics.const_params().map(|param| param.ident.clone()).collect();
    Writer { params }.visit_derive_input_mut(input);
}

struct Writer {
    params: Vec<Ident>,
}

impl VisitMut for Writer {
    fn visit_generic_argument_mut(&mut self, argument: &mut GenericArgument) {
        if let GenericArgument::Type(Type::Path(ty)) = argument
            && ty.path.get_ident().is_some_and(|ident| self.params.contains(ident))
        {
            let path = ty.path.clone();
            let expr = ExprPath { attrs: Vec::new(), qself: None, path };
            *argument = GenericArgument::Const(Expr::Path(expr));
        }
        visit_mut::visit_generic_argument_mut(self, argument);
        // If another crate of the build turns on syn's feature `full`, syn writes braces around an
        // argument that is `Verbatim`. Parsed anew, the block has a variant that syn leaves alone.
        if let GenericArgument::Const(Expr::Verbatim(block)) = argument
            && let Ok(parsed) = syn::parse2(block.clone())
        {
            *argument = parsed;
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(block) = in_braces(expr.to_token_stream()) {
            *expr = Expr::Verbatim(block.into_token_stream());
        }
    }
}

/// The same block of a constant, with braces that nobody has written: the compiler warns of those
/// around a constant that stand in the code of a user.
fn in_braces(tokens: TokenStream) -> Option<Group> {
    let mut tokens = tokens.into_iter();
    let (Some(TokenTree::Group(group)), None) = (tokens.next(), tokens.next()) else { return None };
    match group.delimiter() {
        Delimiter::None => in_braces(group.stream()),
        Delimiter::Brace => {
            let mut block = Group::new(Delimiter::Brace, group.stream());
            block.set_span(site(group.span()));
            Some(block)
        }
        _ => None,
    }
}
