//! Constants in types, such as `N` in `Grid<T, N>` and `[u8; N]`, as they must be written again.
//!
//! The parser takes an argument that names a `const` parameter for a type. And it hands on braces
//! that a macro has put around a number (`$length:block`), which the compiler finds needless where
//! it no longer sees the macro.

use proc_macro2::{Delimiter, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{DeriveInput, Expr, ExprLit, ExprPath, GenericArgument, Ident, Type};

/// Makes constants of arguments in all of the item, and takes braces off numbers.
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
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Some(number) = in_braces(expr) {
            *expr = Expr::Lit(number);
        }
    }
}

/// The number that stands alone in braces.
fn in_braces(expr: &Expr) -> Option<ExprLit> {
    match expr {
        Expr::Group(group) => in_braces(&group.expr),
        Expr::Verbatim(tokens) => match tokens.clone().into_iter().next()? {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                syn::parse2(group.stream()).ok()
            }
            _ => None,
        },
        _ => None,
    }
}
