//! How deep the recursion into a value may go, judged by the names of its fields' types. A wrong
//! guess makes a measurement slower, never wrong.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::{GenericArgument, PathArguments, Type, TypeArray, TypePath, TypeSlice};

use crate::expand::header::private;
use crate::known_types::{self, Fact};
use crate::model::{Content, Field, Model, Shape, Target, Treatment};
use crate::names::site;
use crate::parts::mentions;
use crate::spelling::{named, peeled};

/// How deep the recursion into a value may go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To blocks that lead to no others, through few fields, all of which surely are known to the
    /// crate.
    Near,
    /// Through types of std alone, so no further than these are nested.
    Known,
    /// Nobody knows.
    Unknown,
    /// To further values of its kind.
    Far,
}

/// How many fields are few.
const FEW: usize = 16;

pub(super) fn of(model: &Model<'_>) -> Reach {
    let fields = || model.fields();
    let own_name = model.target.name.to_string();
    let is_link = |field: &Field<'_>| {
        matches!(field.treatment, Treatment::Traced | Treatment::MaybeFunction(_))
            && links(&own_name, field.ty)
    };
    let is_whole = match &model.shape {
        Shape::Struct(_) => true,
        Shape::Enum(variants) => {
            variants.iter().all(|variant| matches!(variant.content, Content::Fields(_)))
        }
        Shape::Packed(_) | Shape::Union(_) => false,
    };
    if fields().any(is_link) {
        Reach::Far
    } else if is_whole && fields().count() <= FEW && fields().all(is_near) {
        Reach::Near
    } else if is_whole && fields().all(is_known) {
        Reach::Known
    } else {
        Reach::Unknown
    }
}

/// The method `__is_link` or `__ends_soon`, where the trait's own answer, `false`, will not do.
/// Nobody asks where a type ends that may be flat.
pub(super) fn method(target: &Target<'_>, reach: Reach, may_be_flat: bool) -> Option<TokenStream> {
    let bool = private(target, "bool", Span::call_site());
    let span = site(Span::call_site());
    match reach {
        Reach::Near | Reach::Known => (!may_be_flat)
            .then(|| quote_spanned!(span=> #[inline] fn __ends_soon(&self) -> #bool { true })),
        Reach::Unknown => None,
        Reach::Far => Some(quote_spanned!(span=> #[inline] fn __is_link() -> #bool { true })),
    }
}

/// Whether a field of this type likely leads to further values of the model's type, which has this
/// name.
fn links(own_name: &str, ty: &Type) -> bool {
    if let Type::Array(array) = peeled(ty) {
        return links(own_name, &array.elem);
    }
    let Some(named) = named(ty) else { return false };
    match named.argument {
        Some(inner) if named.has(Fact::Points) => may_be_own(inner) || holds_own(own_name, inner),
        Some(inner) if named.is("Option") || named.is("Vec") => links(own_name, inner),
        _ => named.is(own_name),
    }
}

/// Whether a field of this type is a list of pointers to further values of the type that has it.
pub(super) fn is_list_of_links(target: &Target<'_>, ty: &Type) -> bool {
    let own_name = target.name.to_string();
    is_list(ty, &|element| points_to_own(&own_name, element))
}

/// Whether this is a list, perhaps in an option, of such elements.
fn is_list(ty: &Type, of: &dyn Fn(&Type) -> bool) -> bool {
    if let Type::Array(array) = peeled(ty) {
        return of(&array.elem);
    }
    named(ty).is_some_and(|named| match named.argument {
        Some(inner) if named.is("Option") => is_list(inner, of),
        Some(inner) if named.is("Vec") => of(inner),
        _ => false,
    })
}

/// Whether this is a pointer to a value of the type of this name, perhaps in an option or a list.
fn points_to_own(own_name: &str, ty: &Type) -> bool {
    let points = |ty: &Type| points_to_own(own_name, ty);
    named(ty).is_some_and(|named| match named.argument {
        Some(inner) if named.has(Fact::Points) => {
            mentions(inner.to_token_stream(), &|ident| ident == own_name || ident == "Self")
        }
        Some(inner) if named.is("Option") => points(inner),
        _ => is_list(ty, &points),
    })
}

/// Whether what a pointer points to may be a value of the model's type.
fn may_be_own(ty: &Type) -> bool {
    named(ty).is_some_and(|named| !named.is("str")) && !owns_near(ty)
}

/// Whether it surely holds values of it, side by side.
fn holds_own(own_name: &str, ty: &Type) -> bool {
    match peeled(ty) {
        Type::Slice(TypeSlice { elem, .. }) | Type::Array(TypeArray { elem, .. }) => {
            holds_own(own_name, elem)
        }
        Type::Tuple(tuple) => tuple.elems.iter().any(|elem| holds_own(own_name, elem)),
        ty => named(ty).is_some_and(|named| named.is(own_name) || named.is("Self")),
    }
}

fn is_near(field: &Field<'_>) -> bool {
    matches!(field.treatment, Treatment::Traced) && owns_near(field.ty)
}

fn is_known(field: &Field<'_>) -> bool {
    match field.treatment {
        Treatment::Traced => is_of_std(field.ty),
        Treatment::Flat | Treatment::Skipped(_) => true,
        Treatment::MaybeFunction(_)
        | Treatment::HigherRanked { .. }
        | Treatment::Hasher
        | Treatment::With(_)
        | Treatment::Parts { .. }
        | Treatment::Follow(_)
        | Treatment::FollowInside(_) => false,
    }
}

/// Whether the type is one of std's, as are all in it.
fn is_of_std(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Array(TypeArray { elem, .. }) | Type::Slice(TypeSlice { elem, .. }) => {
            is_of_std(elem)
        }
        Type::Tuple(tuple) => tuple.elems.iter().all(is_of_std),
        Type::Reference(_) | Type::Ptr(_) => true,
        Type::Path(TypePath { qself: None, path, .. }) => {
            path.segments.last().is_some_and(|last| {
                let is = |fact| known_types::ident_is(&last.ident, fact);
                match &last.arguments {
                    PathArguments::None => {
                        is(Fact::Primitive) || is(Fact::Text) || last.ident == "str"
                    }
                    PathArguments::AngleBracketed(arguments) => {
                        is(Fact::ByParts)
                            && arguments.args.iter().all(|argument| match argument {
                                GenericArgument::Type(ty) => is_of_std(ty),
                                _ => true,
                            })
                    }
                    PathArguments::Parenthesized(_) => false,
                }
            })
        }
        _ => false,
    }
}

fn owns_near(ty: &Type) -> bool {
    let Some(named) = named(ty) else { return is_flat(ty) };
    match named.argument {
        Some(inner) if named.is("Option") => owns_near(inner),
        Some(inner) if named.is("Vec") => is_flat(inner),
        _ => named.has(Fact::Primitive) || named.has(Fact::Text),
    }
}

fn is_flat(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Array(array) => is_flat(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_flat),
        Type::Reference(_) | Type::Ptr(_) => true,
        ty => named(ty).is_some_and(|named| named.has(Fact::Primitive)),
    }
}
