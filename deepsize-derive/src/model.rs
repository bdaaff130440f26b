//! What the type is and how each of its fields is to be treated; nothing of it can contradict
//! itself.

use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use syn::{
    Attribute, Data, DeriveInput, Fields, Generics, LitStr, Member, Type, TypePath, Visibility,
    WherePredicate,
};

use crate::aliases;
use crate::attr::{self, Bytes, Given, Repr, Rule, TypeOptions, VariantOptions};
use crate::check;
use crate::diag::Diag;
use crate::hasher::{self, Hasher};
use crate::higher_ranked::{self, Lifetimes};
use crate::known_types::Fact;
use crate::maybe_unsized::MaybeUnsized;
use crate::names::{self, Names};
use crate::parts::{How, mentions};
use crate::spelling::{is_bits, named, peeled};

/// A type to be measured.
pub(crate) struct Model<'a> {
    pub(crate) target: Target<'a>,
    pub(crate) shape: Shape<'a>,
    /// Whether the author claims that it is flat.
    pub(crate) claims_flat: bool,
    pub(crate) bounds: Option<Vec<WherePredicate>>,
    pub(crate) repr: Repr,
    /// What the author claims of the layout.
    pub(crate) claims: Vec<Claim>,
    /// Whether something that the item names may be deprecated without a complaint.
    pub(crate) allows_deprecated: bool,
}

/// A claim about the layout that fails the build where it does not hold.
pub(crate) struct Claim {
    pub(crate) what: Measure,
    pub(crate) bytes: Given<Bytes>,
}

/// What is claimed.
#[derive(Clone, Copy)]
pub(crate) enum Measure {
    Size,
    MaxSize,
    Align,
}

impl Measure {
    /// The option's word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::MaxSize => "max_size",
            Self::Align => "align",
        }
    }
}

/// What an impl is for, whatever it does.
pub(crate) struct Target<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// Where the crate is, if not at `::mem_size`.
    pub(crate) krate: Option<syn::Path>,
    pub(crate) names: Names,
}

/// What a type ends in.
pub(crate) enum Tail<'a> {
    Sized,
    Unsized,
    /// A field of this type, which may have no size.
    Unknown {
        ty: &'a Type,
        is_private: bool,
    },
}

/// The type's form.
pub(crate) enum Shape<'a> {
    Struct(Vec<Field<'a>>),
    /// A struct whose fields cannot be borrowed.
    Packed(Vec<Field<'a>>),
    Enum(Vec<Variant<'a>>),
    Union(Vec<Field<'a>>),
}

/// A variant of an enum.
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) content: Content<'a>,
}

/// What a variant holds.
pub(crate) enum Content<'a> {
    Fields(Vec<Field<'a>>),
    Skipped {
        reason: Option<LitStr>,
        /// They are part of the layout.
        fields: Vec<Field<'a>>,
    },
}

/// A field.
pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    /// Its name as people say it.
    pub(crate) name: String,
    /// Where its type stands, for errors.
    pub(crate) span: Span,
    pub(crate) ty: &'a Type,
    /// Whether it is a private field of a public type.
    pub(crate) is_private: bool,
    pub(crate) treatment: Treatment<'a>,
}

/// How a field is measured.
pub(crate) enum Treatment<'a> {
    /// By the impl of its type.
    Traced,
    /// By the impl of its type, or as this says if there is none.
    MaybeFunction(How),
    /// Flat, as its spelling tells: it needs no impl.
    Flat,
    /// By whether it may own memory.
    Hasher,
    /// By the impl of its type for one lifetime, where impls for all lifetimes are out of reach.
    HigherRanked {
        ty: Box<Type>,
        /// A type that is flat when the field's is.
        flat_as: Option<Box<Type>>,
    },
    /// Not at all.
    Skipped(Option<LitStr>),
    /// By a function.
    With(TypePath),
    /// Part by part, as these rules say.
    Parts { how: How, rules: Rc<[Rule]> },
    /// With the target that it refers to.
    Follow(&'a Type),
    /// Part by part, with the targets of the references in it.
    FollowInside(How),
}

impl<'a> Target<'a> {
    pub(crate) fn new(input: &'a DeriveInput, krate: Option<syn::Path>) -> Self {
        let DeriveInput { ident, generics, .. } = input;
        Self { name: ident, generics, krate, names: Names::new(generics) }
    }

    /// Whether it has a size for each of its instances: lifetimes do not matter to that.
    pub(crate) fn is_generic(&self) -> bool {
        self.generics.type_params().next().is_some()
            || self.generics.const_params().next().is_some()
    }

    /// Whether this is the name of a type parameter.
    pub(crate) fn is_type_param(&self, ident: &Ident) -> bool {
        self.generics.type_params().any(|param| param.ident == *ident)
    }

    /// Whether a type or `const` parameter is mentioned anywhere.
    pub(crate) fn has_parameter_in(&self, tokens: TokenStream) -> bool {
        let is_param = |ident: &Ident| {
            self.is_type_param(ident)
                || self.generics.const_params().any(|param| param.ident == *ident)
                || ident == "Self"
        };
        self.is_generic() && mentions(tokens, &is_param)
    }
}

impl<'a> Model<'a> {
    /// Reads the item; what is wrong with it goes to `diag`, and is left out of the model.
    pub(crate) fn read(input: &'a DeriveInput, diag: &mut Diag) -> Self {
        let options = TypeOptions::read(&input.attrs, diag);
        check::generics(&input.generics, diag);
        let TypeOptions { flat, with, bound, krate, size, max_size, align } = options;
        check::sizes(size.as_ref(), max_size.as_ref(), diag);
        let claims = [(Measure::Size, size), (Measure::MaxSize, max_size), (Measure::Align, align)];
        let claims = claims.into_iter();
        let target = Target::new(input, krate.map(|given| given.value));
        let repr = Repr::read(&input.attrs);
        let maybe_unsized = &MaybeUnsized::new(&input.generics);
        let demands = Demands { flat: flat.as_ref(), with: with.as_ref(), maybe_unsized };
        check::demands(demands, diag);
        let has_private = is_public(&input.vis) && !matches!(input.data, Data::Enum(_));
        let hasher = hasher::of(input).filter(|_| flat.is_none());
        let reader = Reader { demands, repr: &repr, hasher, has_private };
        let shape = reader.shape(input, diag);
        let model = Self {
            shape,
            claims_flat: flat.is_some(),
            bounds: bound.map(|given| given.value),
            claims: claims
                .filter_map(|(what, bytes)| Some(Claim { what, bytes: bytes? }))
                .collect(),
            allows_deprecated: allows_deprecated(input),
            repr,
            target,
        };
        check::uses(with.as_ref(), &model, diag);
        check::claims(&model, diag);
        model
    }

    /// Whether the last field has a size, as far as its spelling tells.
    pub(crate) fn tail(&self) -> Tail<'a> {
        self.last().map_or(Tail::Sized, Tail::of)
    }

    /// The last field of a struct.
    pub(crate) fn last(&self) -> Option<&Field<'a>> {
        match &self.shape {
            Shape::Struct(fields) | Shape::Packed(fields) => fields.last(),
            Shape::Enum(_) | Shape::Union(_) => None,
        }
    }

    /// The fields, in order, of all variants but the skipped ones.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        let (fields, variants) = match &self.shape {
            Shape::Struct(fields) | Shape::Packed(fields) | Shape::Union(fields) => {
                (fields.as_slice(), [].as_slice())
            }
            Shape::Enum(variants) => ([].as_slice(), variants.as_slice()),
        };
        fields.iter().chain(variants.iter().flat_map(Variant::fields))
    }
}

impl<'a> Tail<'a> {
    fn of(field: &Field<'a>) -> Self {
        match peeled(field.ty) {
            Type::Slice(_) | Type::TraitObject(_) => Self::Unsized,
            ty if is_surely_sized(ty) => Self::Sized,
            ty => Self::Unknown { ty, is_private: field.is_private },
        }
    }
}

impl<'a> Variant<'a> {
    fn fields(&self) -> &[Field<'a>] {
        match &self.content {
            Content::Fields(fields) => fields,
            Content::Skipped { .. } => &[],
        }
    }

    /// The fields, also of a skipped variant.
    pub(crate) fn parts(&self) -> &[Field<'a>] {
        let (Content::Fields(fields) | Content::Skipped { fields, .. }) = &self.content;
        fields
    }
}

/// What is asked of all fields.
#[derive(Clone, Copy)]
pub(crate) struct Demands<'r> {
    pub(crate) flat: Option<&'r Given<()>>,
    pub(crate) with: Option<&'r Given<Vec<Rule>>>,
    pub(crate) maybe_unsized: &'r MaybeUnsized<'r>,
}

/// What the reading of a field depends on.
struct Reader<'r> {
    demands: Demands<'r>,
    repr: &'r Repr,
    hasher: Option<Hasher<'r>>,
    /// Whether the type is public, and its fields may be private.
    has_private: bool,
}

impl Reader<'_> {
    fn shape<'a>(&self, input: &'a DeriveInput, diag: &mut Diag) -> Shape<'a> {
        match &input.data {
            Data::Struct(data) => match self.repr.packed {
                Some(_) => Shape::Packed(self.fields(&data.fields, check::Home::Packed, diag)),
                None => Shape::Struct(self.fields(&data.fields, check::Home::Plain, diag)),
            },
            Data::Enum(data) => {
                let variants = data.variants.iter().map(|variant| self.variant(variant, diag));
                Shape::Enum(variants.collect())
            }
            Data::Union(data) => {
                let fields = data.fields.named.iter().enumerate();
                let read = fields.map(|field| self.field(field, check::Home::Union, diag));
                Shape::Union(read.collect())
            }
        }
    }

    fn variant<'a>(&self, variant: &'a syn::Variant, diag: &mut Diag) -> Variant<'a> {
        let VariantOptions { skip } = VariantOptions::read(&variant.attrs, diag);
        let home = if skip.is_some() { check::Home::Skipped } else { check::Home::Plain };
        let fields = self.fields(&variant.fields, home, diag);
        let content = match skip {
            Some(skip) => Content::Skipped { reason: skip.value, fields },
            None => Content::Fields(fields),
        };
        Variant { ident: &variant.ident, content }
    }

    fn fields<'a>(&self, fields: &'a Fields, home: check::Home, diag: &mut Diag) -> Vec<Field<'a>> {
        fields.iter().enumerate().map(|field| self.field(field, home, diag)).collect()
    }

    fn field<'a>(
        &self,
        (index, field): (usize, &'a syn::Field),
        home: check::Home,
        diag: &mut Diag,
    ) -> Field<'a> {
        let span = syn::spanned::Spanned::span(&field.ty);
        let (member, name) = match &field.ident {
            Some(ident) => (Member::Named(ident.clone()), names::spoken(ident)),
            None => (Member::from(index), index.to_string()),
        };
        let treatment = match check::treatment(field, home, self.demands, diag) {
            Some(treatment) => treatment,
            None if is_bits(&field.ty) || higher_ranked::is_function(&field.ty) => Treatment::Flat,
            None if self.hasher.is_some_and(|hasher| hasher.is_in(field)) => Treatment::Hasher,
            None => treatment_by_spelling(&field.ty, home, self.demands),
        };
        let is_private = self.has_private && !is_public(&field.vis);
        Field { member, name, span, ty: &field.ty, is_private, treatment }
    }
}

/// How a field without options is measured.
fn treatment_by_spelling<'a>(ty: &Type, home: check::Home, demands: Demands<'_>) -> Treatment<'a> {
    let (lowered, lifetimes) = higher_ranked::lowered(ty);
    let by_parts = || check::of_unsized(ty, home, demands);
    let higher_ranked = || Treatment::HigherRanked {
        ty: Box::new(lowered),
        flat_as: higher_ranked::flat_as(ty).map(Box::new),
    };
    match lifetimes {
        Lifetimes::Absent => by_parts()
            .or_else(|| aliases::how(ty).map(Treatment::MaybeFunction))
            .unwrap_or(Treatment::Traced),
        Lifetimes::Possible => by_parts().unwrap_or_else(higher_ranked),
        Lifetimes::Visible => higher_ranked(),
    }
}

/// Whether an attribute of the item or in it speaks of what is deprecated. Where none does, the
/// compiler complains of the item itself. An impl that always allowed it would not compile where
/// the crate forbids it.
fn allows_deprecated(input: &DeriveInput) -> bool {
    let says = |attrs: &[Attribute]| attr::say(attrs, "deprecated");
    let in_fields = |fields: &Fields| fields.iter().any(|field| says(&field.attrs));
    says(&input.attrs)
        || match &input.data {
            Data::Struct(data) => in_fields(&data.fields),
            Data::Enum(data) => {
                data.variants.iter().any(|it| says(&it.attrs) || in_fields(&it.fields))
            }
            Data::Union(data) => data.fields.named.iter().any(|field| says(&field.attrs)),
        }
}

fn is_public(vis: &Visibility) -> bool {
    matches!(vis, Visibility::Public(_))
}

/// Whether the compiler need not be asked for a size: each question costs its time.
fn is_surely_sized(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Array(_) | Type::FnPtr(_) | Type::Never(_) | Type::Ptr(_) | Type::Reference(_) => {
            true
        }
        Type::Tuple(tuple) => tuple.elems.last().is_none_or(is_surely_sized),
        ty => named(ty).is_some_and(|named| named.has(Fact::Sized)),
    }
}
