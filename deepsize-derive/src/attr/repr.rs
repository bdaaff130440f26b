//! What the user wrote in `#[repr(…)]`; what is wrong there is the compiler's to report.

use proc_macro2::TokenStream;
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Ident, LitInt};

/// The layout that the user asks for.
#[derive(Default)]
pub(crate) struct Repr {
    pub(crate) is_c: bool,
    pub(crate) is_transparent: bool,
    pub(crate) packed: Option<Packed>,
    pub(crate) aligns: Vec<LitInt>,
    /// The integer that an enum's tag is.
    pub(crate) tag: Option<Ident>,
}

/// What a tag can be.
const INTEGERS: &[&str] =
    &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];

/// The word `packed`.
pub(crate) struct Packed {
    /// To how many bytes; one, if it does not say.
    pub(crate) bytes: Option<LitInt>,
}

impl Repr {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut repr = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
            let _: syn::Result<()> = attr.parse_nested_meta(|meta| repr.word(&meta));
        }
        repr
    }

    fn word(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let bytes = argument(meta)?;
        let Some(word) = meta.path.get_ident() else { return Ok(()) };
        match word.to_string().as_str() {
            "C" => self.is_c = true,
            "transparent" => self.is_transparent = true,
            "packed" => self.packed = Some(Packed { bytes }),
            "align" => self.aligns.extend(bytes),
            name if INTEGERS.contains(&name) => self.tag = Some(word.clone()),
            _ => {}
        }
        Ok(())
    }
}

fn argument(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<LitInt>> {
    if !meta.input.peek(syn::token::Paren) {
        return Ok(None);
    }
    let content;
    syn::parenthesized!(content in meta.input);
    Ok(syn::parse2(content.parse::<TokenStream>()?).ok())
}
