//! Measured functions as people read them.

use proc_macro2::TokenStream;
use quote::quote;

use super::attribute;

fn expanded(options: TokenStream, item: &TokenStream) -> String {
    let tokens = attribute(options, item);
    match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => format!("{error}: {tokens}"),
    }
}

macro_rules! expansion {
    ($name:ident, ($($options:tt)*): $($item:tt)*) => {
        #[test]
        fn $name() {
            insta::with_settings!({
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, {
                insta::assert_snapshot!(
                    stringify!($name),
                    expanded(quote!($($options)*), &quote!($($item)*))
                );
            });
        }
    };
}

expansion!(a_function, ():
    /// Documented.
    #[inline]
    pub fn r#match<'a, T: Clone>(
        mut items: Vec<T>,
        (first, _): (T, u8),
        text: &'a str,
        #[cfg(unix)] only: u8,
    ) -> Result<&'a str, T>
    where
        T: 'a,
    {
        #![allow(unused)]
        items.pop().map_or(Ok(text), Err)
    }
);

expansion!(an_async_method, (name = "load", to = log, crate = some::path):
    async fn load(self: Box<Self>, items: impl Iterator<Item = u8>) -> Result<impl Clone, Error> {
        read(items).await?
    }
);

expansion!(a_callback, (to = Self::report):
    extern "C" fn work(self) {}
);
