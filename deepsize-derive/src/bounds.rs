//! Which type parameters, and which of their associated types, must be measurable.
//!
//! Bounds go on parameters and not on field types: to check `Option<Box<Node<T>>>: MemSize` for a
//! field of `Node<T>` itself, the compiler would go in circles. There are two exceptions, both for
//! types of the user's own. One is a type that lies inline, as no type contains itself inline; but
//! its arguments must not contain the type that derives. The other is a type behind a pointer with
//! fewer parameters than the type that derives has. Some types do not need all their arguments to
//! be measurable: `known_types` tells which, by the type's name.

mod inline;
mod keyed;

use std::mem;
use std::rc::Rc;

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, GenericParam, Generics, PathArguments,
    PathSegment, Type, TypePath,
};

use crate::associated;
use crate::attr::Rule;
use crate::itself;
use crate::known_types::{self, Fact};
use crate::maybe_unsized::MaybeUnsized;
use crate::model::{Field, Model, Treatment};
use crate::parts::{inside, mentions};
use crate::spelling::{named, peeled};

/// Something that a where-clause asks for.
#[derive(Clone)]
pub(crate) enum Need {
    /// A parameter or an associated type of one must be measurable.
    Measurable(Type),
    /// What a `Cow` of it owns must be measurable.
    Owned(Type),
    /// A `Weak` of it must be able to tell the size of a dead block.
    WeakTarget(Type),
    /// A type that lies inline, or is given fewer parameters, must be measurable: it may hold
    /// associated types of a parameter, or a `Weak` of one that may have no size.
    Inline(Type),
    /// A map or set must be measurable: it may ask more of its keys and of its hasher.
    Keyed(Type),
}

/// What the fields of the type need, each once, in order; nothing where the author says the bounds.
pub(crate) fn inferred(model: &Model<'_>) -> Vec<Need> {
    let mut finder = Finder::new(model);
    if model.bounds.is_some() {
        return finder.needs;
    }
    let params = &finder.params;
    if params.generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_)))
        || params.self_is_bound
    {
        model.fields().for_each(|field| finder.field(field));
    }
    finder.needs
}

/// What one field needs.
pub(crate) fn of_field(model: &Model<'_>, field: &Field<'_>) -> Vec<Need> {
    let mut finder = Finder::new(model);
    finder.field(field);
    finder.needs
}

/// The type's own type parameters.
struct Params<'a> {
    generics: &'a Generics,
    all: Vec<&'a Ident>,
    maybe_unsized: MaybeUnsized<'a>,
    /// Whether a bound speaks of `Self`. Where that has parameters, the compiler then looks at no
    /// impl for it, and does not know its associated types.
    self_is_bound: bool,
}

impl<'a> Params<'a> {
    fn new(generics: &'a Generics) -> Self {
        let all = generics.type_params().map(|param| &param.ident).collect();
        let maybe_unsized = MaybeUnsized::new(generics);
        let self_is_bound = associated::is_self_bound(generics);
        Self { generics, all, maybe_unsized, self_is_bound }
    }

    fn contains(&self, ident: &Ident) -> bool {
        self.all.contains(&ident)
    }

    /// Whether this is a parameter, or an associated type of something that mentions one. A
    /// constant may be the parameter, as in `<Bits<N> as Store>::Words`.
    fn lead(&self, path: &TypePath) -> bool {
        let is_const = |ident: &Ident| self.generics.const_params().any(|it| it.ident == *ident);
        match &path.qself {
            Some(qself) => {
                let is_self = || named(&qself.ty).is_some_and(|named| named.is("Self"));
                (self.self_is_bound && is_self())
                    || mentions(path.to_token_stream(), &|ident| {
                        self.contains(ident) || is_const(ident)
                    })
            }
            None => {
                path.path.leading_colon.is_none()
                    && path.path.segments.first().is_some_and(|first| self.contains(&first.ident))
            }
        }
    }
}

struct Finder<'a> {
    model: &'a Model<'a>,
    own_name: &'a Ident,
    params: Params<'a>,
    needs: Vec<Need>,
    /// For parts of the present field that a function measures.
    rules: Rc<[Rule]>,
    /// Whether references in the present field are followed.
    follows: bool,
    /// Whether the present type lies inline in the type that derives.
    is_inline: bool,
}

impl<'a> Finder<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        let target = &model.target;
        Self {
            model,
            own_name: target.name,
            params: Params::new(target.generics),
            needs: Vec::new(),
            rules: Rc::default(),
            follows: false,
            is_inline: true,
        }
    }

    fn field(&mut self, field: &Field<'_>) {
        match &field.treatment {
            Treatment::Traced | Treatment::MaybeFunction(_) | Treatment::HigherRanked { .. } => {
                self.ty(field.ty);
            }
            Treatment::Follow(target) => self.elsewhere(|finder| finder.ty(target)),
            Treatment::Parts { how: _, rules } => {
                self.rules = Rc::clone(rules);
                self.ty(field.ty);
                self.rules = Rc::default();
            }
            Treatment::FollowInside(_) => {
                self.follows = true;
                self.ty(field.ty);
                self.follows = false;
            }
            Treatment::Flat | Treatment::Hasher | Treatment::Skipped(_) | Treatment::With(_) => {}
        }
    }

    fn ty(&mut self, ty: &Type) {
        match peeled(ty) {
            ty if self.rules.iter().any(|rule| rule.is_for(ty)) => {}
            Type::Array(array) => self.ty(&array.elem),
            Type::Slice(slice) => self.ty(&slice.elem),
            Type::Tuple(tuple) => tuple.elems.iter().for_each(|elem| self.ty(elem)),
            Type::Path(path) if self.params.lead(path) => self.parameter(path),
            Type::Path(path) if self.is_itself(path) => {}
            // Nobody can ask the value, which has no size by which to tell that it is flat. People
            // have a `Cell` of their own, but hardly one of this name.
            Type::Path(path) if self.is_cell_of_unsized(path) => {}
            ty @ Type::Path(path)
                if (self.is_inline || self.lies_below(path)) && self.passes_on(path) =>
            {
                self.need(Need::Inline(ty.clone()));
            }
            ty @ Type::Path(path) => {
                if self.may_ask_more_of_keys(path) {
                    self.need(Need::Keyed(ty.clone()));
                }
                path.path.segments.iter().for_each(|segment| self.segment(segment));
            }
            // What it expands to is not known: anything may be in there.
            Type::Macro(_) | Type::Verbatim(_) => {
                for param in self.params.all.clone() {
                    self.need(Need::Measurable(syn::parse_quote!(#param)));
                }
            }
            Type::Reference(reference) if self.follows => {
                self.elsewhere(|finder| finder.ty(&reference.elem));
            }
            // Borrowed, or without a say in its arguments.
            _ => {}
        }
    }

    /// A parameter, or an associated type of one. Where a bound says which type that is, this type
    /// is looked at: so a type that leads back to itself asks for nothing more.
    fn parameter(&mut self, path: &TypePath) {
        match associated::said(self.params.generics, path) {
            Some(ty) if mentions(ty.to_token_stream(), &|ident| ident == self.own_name) => {}
            Some(ty) => self.ty(ty),
            None => self.need(Need::Measurable(Type::Path(path.clone()))),
        }
    }

    /// Whether this is the type itself, which needs nothing further. Where functions measure some
    /// types it is not: its parts are asked.
    fn is_itself(&self, path: &TypePath) -> bool {
        self.rules.is_empty() && itself::is(self.own_name, self.params.generics, path)
    }

    fn is_cell_of_unsized(&self, path: &TypePath) -> bool {
        let Some(last) = path.path.segments.last() else { return false };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
        types(arguments).any(|ty| self.params.maybe_unsized.is_param(ty))
            && last.ident == "UnsafeCell"
    }

    fn segment(&mut self, segment: &PathSegment) {
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return };
        let name = segment.ident.to_string();
        let is = |fact| known_types::is(&name, fact);
        if is(Fact::Unmeasured) {
            return;
        }
        if name == "Weak" {
            types(arguments).for_each(|target| self.weak(target));
        } else if name == "Cow" && has_lifetimes(arguments) {
            types(arguments).for_each(|target| self.cow(target));
        } else {
            let count = known_types::measured(&name, arguments);
            let measured = types(arguments).take(count);
            if is(Fact::Plain) && !is(Fact::Owns) {
                measured.for_each(|ty| self.ty(ty));
            } else {
                self.elsewhere(|finder| measured.for_each(|ty| finder.ty(ty)));
            }
            if count == usize::MAX && !is(Fact::Plain) {
                types(arguments).for_each(|ty| self.associated(ty));
            }
        }
    }

    /// Looks at types that may lie somewhere else.
    fn elsewhere(&mut self, look: impl FnOnce(&mut Self)) {
        let is_inline = mem::replace(&mut self.is_inline, false);
        look(self);
        self.is_inline = is_inline;
    }

    /// What the type around a parameter, or an iterator made of one, may hold of the parameter's
    /// associated types.
    fn associated(&mut self, argument: &Type) {
        let Type::Path(path) = peeled(argument) else { return };
        let param = path.path.get_ident().filter(|ident| self.params.contains(ident));
        if let Some(param) = param {
            for ty in associated::of_param(self.params.generics, param) {
                self.ty(&ty);
            }
        } else if let Some(last) = path.path.segments.last()
            && let PathArguments::AngleBracketed(arguments) = &last.arguments
            && associated::is_adapter(&last.ident)
        {
            types(arguments).for_each(|ty| self.associated(ty));
        }
    }

    fn weak(&mut self, target: &Type) {
        let may_be = |ty| self.params.maybe_unsized.may_be(ty);
        if may_be(target) || inside(target).is_some_and(may_be) {
            self.need(Need::WeakTarget(target.clone()));
        }
    }

    fn cow(&mut self, target: &Type) {
        match peeled(target) {
            // Without a bound it cannot be in the `Cow` of std.
            Type::Path(path) if associated::is_unbound(self.params.generics, path) => {
                self.ty(target);
            }
            Type::Path(path) if self.params.lead(path) => self.need(Need::Owned(target.clone())),
            other if associated::is_said_to_be_owned(self.params.generics, other) => {
                self.need(Need::Owned(target.clone()));
            }
            other => self.ty(other),
        }
    }

    fn need(&mut self, need: Need) {
        let spelling = need.spelling();
        if self.needs.iter().all(|known| known.spelling() != spelling) {
            self.needs.push(need);
        }
    }
}

impl Need {
    fn spelling(&self) -> (u8, String) {
        match self {
            Self::Measurable(ty) => (0, ty.to_token_stream().to_string()),
            Self::Owned(ty) => (1, ty.to_token_stream().to_string()),
            Self::WeakTarget(ty) => (2, ty.to_token_stream().to_string()),
            Self::Inline(ty) => (3, ty.to_token_stream().to_string()),
            Self::Keyed(ty) => (4, ty.to_token_stream().to_string()),
        }
    }
}

fn has_lifetimes(arguments: &AngleBracketedGenericArguments) -> bool {
    arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(_)))
}

fn types(arguments: &AngleBracketedGenericArguments) -> impl Iterator<Item = &Type> {
    arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        GenericArgument::AssocType(assoc) => Some(&assoc.ty),
        _ => None,
    })
}
