//! Arguments that name a `const` parameter, such as `N` in `Grid<T, N>`, which the parser takes for
//! types.

use syn::visit_mut::{self, VisitMut};
use syn::{DeriveInput, Expr, ExprPath, GenericArgument, Ident, Type};

/// Makes constants of them in all of the item.
pub(crate) fn told_from_types(input: &mut DeriveInput) {
    let params = input.generics.const_params().map(|param| param.ident.clone()).collect();
    let mut teller = Teller { params };
    if !teller.params.is_empty() {
        teller.visit_derive_input_mut(input);
    }
}

struct Teller {
    params: Vec<Ident>,
}

impl VisitMut for Teller {
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
}
