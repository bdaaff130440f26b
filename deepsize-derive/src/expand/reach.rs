//! How far what a value owns may lead, as the names of its fields' types tell. To be wrong here costs time, not truth.

use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::model::{Content, Field, Model, Shape, Treatment, peeled};

/// How far.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// To blocks that lead to no others, through few fields, all of which surely are known to the crate.
    Near,
    /// Nobody knows.
    Unknown,
    /// To further values of its kind.
    Far,
}

/// Types without blocks, by name.
const FLAT: &[&str] = &[
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "u128", "u16", "u32",
    "u64", "u8", "usize",
];

/// Types of one block that leads to no other, by name.
const TEXT: &[&str] = &["CString", "OsString", "PathBuf", "String"];

/// Pointers by which values of a kind lead to each other, by name.
const LINKS: &[&str] = &["Arc", "Box", "Rc"];

/// More fields are not few.
const FEW: usize = 16;

pub(super) fn of(model: &Model<'_>) -> Reach {
    let fields = || model.fields();
    let is_link =
        |field: &Field<'_>| matches!(field.treatment, Treatment::Traced) && links(model, field.ty);
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
    } else {
        Reach::Unknown
    }
}

/// Whether a field of this type likely leads to further values of the model's type.
fn links(model: &Model<'_>, ty: &Type) -> bool {
    let Some(last) = last(ty) else { return false };
    let Some(inner) = argument(last) else { return last.ident == *model.target.name };
    if LINKS.iter().any(|name| last.ident == name) {
        return self::last(inner).is_some_and(|last| last.ident != "str") && !owns_near(inner);
    }
    last.ident == *model.target.name
        || (last.ident == "Option" || last.ident == "Vec") && links(model, inner)
}

fn is_near(field: &Field<'_>) -> bool {
    matches!(field.treatment, Treatment::Traced) && owns_near(field.ty)
}

fn owns_near(ty: &Type) -> bool {
    let Some(last) = last(ty) else { return is_flat(ty) };
    match argument(last) {
        Some(inner) if last.ident == "Option" => owns_near(inner),
        Some(inner) if last.ident == "Vec" => is_flat(inner),
        _ => is_flat(ty) || TEXT.iter().any(|name| last.ident == name),
    }
}

fn is_flat(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Array(array) => is_flat(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_flat),
        Type::Reference(_) | Type::Ptr(_) => true,
        ty => last(ty).is_some_and(|last| FLAT.iter().any(|name| last.ident == name)),
    }
}

fn last(ty: &Type) -> Option<&PathSegment> {
    let Type::Path(path) = peeled(ty) else { return None };
    path.path.segments.last()
}

/// The first type among the arguments.
fn argument(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}
