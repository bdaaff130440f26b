//! Without the feature the attribute costs nothing: the item comes back token by token.

use quote::quote;

use super::attribute;

#[test]
fn function_comes_back_unchanged() {
    let item = quote! {
        #[inline]
        pub(crate) async unsafe extern "C" fn work<'a, T: Clone>(
            &'a self,
            mut items: Vec<T>
        ) -> Result<T, ()>
        where
            T: 'a,
        {
            items.pop().ok_or(())
        }
    };
    let options = quote!(name = "other", to = log, crate = elsewhere);
    assert_eq!(attribute(options, &item).to_string(), item.to_string());
}

#[test]
fn mistakes_are_told_all_the_same() {
    let item = quote!(
        const fn work() {}
    );
    let text = attribute(quote!(nome = "other"), &item).to_string();
    assert!(text.contains("unknown option `nome`") && text.contains("a `const fn`"), "{text}");
}
