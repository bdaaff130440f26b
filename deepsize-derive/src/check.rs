//! What is not allowed: options that contradict each other, the field or the type around it.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{GenericParam, Generics, Type};

use crate::attr::{self, Bytes, FieldOptions, Given};
use crate::diag::Diag;
use crate::model::Treatment;
use crate::spelling::peeled;

/// What holds a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    Plain,
    Packed,
    Union,
    /// A variant that is skipped.
    Skipped,
}

/// What the options of a field ask for, if they ask for anything.
pub(crate) fn treatment<'a>(
    field: &'a syn::Field,
    home: Home,
    flat: Option<&Given<()>>,
    diag: &mut Diag,
) -> Option<Treatment<'a>> {
    let options = FieldOptions::read(&field.attrs, diag);
    if home == Home::Skipped {
        if let Some((span, word)) = options.first() {
            let message =
                format!("`{word}` has no effect in a skipped variant; remove one of the two");
            diag.error(span, message);
        }
        return None;
    }
    contradictions(&options, diag);
    let FieldOptions { skip, with, follow } = options;
    if let Some(skip) = skip {
        return Some(Treatment::Skipped(skip.value));
    }
    if let Some(with) = with {
        borrowable((with.span, "with"), home, diag);
        unclaimed((with.span, "with"), flat, diag);
        return Some(Treatment::With(with.value));
    }
    let follow = follow?;
    borrowable((follow.span, "follow"), home, diag);
    unclaimed((follow.span, "follow"), flat, diag);
    match peeled(&field.ty) {
        Type::Reference(reference) => Some(Treatment::Follow(&reference.elem)),
        other => {
            let message = "`follow` needs a reference, `&T` or `&mut T`; for a reference inside \
                           another type write `with = path` with a function that calls `Tracer::follow`";
            diag.error_with((follow.span, message), (other.span(), "this type is no reference"));
            None
        }
    }
}

/// Generic parameters take no options.
pub(crate) fn generics(generics: &Generics, diag: &mut Diag) {
    for param in &generics.params {
        let attrs = match param {
            GenericParam::Lifetime(param) => &param.attrs,
            GenericParam::Type(param) => &param.attrs,
            GenericParam::Const(param) => &param.attrs,
        };
        attr::refuse(attrs, "a generic parameter", diag);
    }
}

/// A size that is settled needs no limit.
pub(crate) fn sizes(size: Option<&Given<Bytes>>, max_size: Option<&Given<Bytes>>, diag: &mut Diag) {
    if let (Some(size), Some(max_size)) = (size, max_size) {
        diag.error_with(
            (max_size.span, "`max_size` has no effect beside `size`; remove one of the two"),
            (size.span, "`size` settles the size here; remove one of the two"),
        );
    }
}

fn contradictions(options: &FieldOptions, diag: &mut Diag) {
    let FieldOptions { skip, with, follow } = options;
    let skip = skip.as_ref().map(|given| (given.span, "skip"));
    let with = with.as_ref().map(|given| (given.span, "with"));
    let follow = follow.as_ref().map(|given| (given.span, "follow"));
    for pair in [(skip, with), (skip, follow), (with, follow)] {
        if let (Some((one, word)), Some((other, second))) = pair {
            diag.error_with(
                (one, format!("`{word}` contradicts `{second}`; remove one of the two")),
                (other, format!("`{second}` contradicts `{word}`; remove one of the two")),
            );
        }
    }
}

/// What looks at a field must be able to borrow it.
fn borrowable((span, word): (Span, &str), home: Home, diag: &mut Diag) {
    let home = match home {
        Home::Packed => "a packed struct",
        Home::Union => "a union",
        Home::Plain | Home::Skipped => return,
    };
    let message = format!(
        "`{word}` cannot borrow a field of {home}; write `skip`, or implement `MemSize` by hand"
    );
    diag.error(span, message);
}

/// A type that is claimed to be flat has nothing to look at.
fn unclaimed((span, word): (Span, &str), flat: Option<&Given<()>>, diag: &mut Diag) {
    let Some(flat) = flat else { return };
    diag.error_with(
        (
            span,
            format!(
                "`{word}` may count blocks, but the type is marked `flat`; remove one of the two"
            ),
        ),
        (flat.span, format!("`flat` contradicts `{word}` on a field; remove one of the two")),
    );
}
