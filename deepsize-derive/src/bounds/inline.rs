//! Which of the user's own types a bound may name: those that cannot contain the type that derives,
//! so that the compiler does not ask in circles.

use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::{
    GenericArgument, GenericParam, Generics, PathArguments, PathSegment, Type, TypeParam, TypePath,
};

use super::{Finder, Params, has_lifetimes, types};
use crate::associated;
use crate::itself;
use crate::known_types::{self, Fact, ident_is};
use crate::lifetimes::{self, Given};
use crate::parts::mentions;
use crate::spelling::{named, peeled, words};

/// The last words of names that may stand for a pointer (`type Link<T> = Option<Box<Node<T>>>`).
const POINTERS: &[&str] = &[
    "Arc", "Box", "Child", "Children", "Edge", "Edges", "Handle", "Link", "Links", "List", "Map",
    "Next", "Nodes", "Parent", "Pointer", "Ptr", "Rc", "Ref", "Root", "Tree",
];

impl Finder<'_> {
    /// Whether this is a type of the user's with two properties: none of its arguments leads back
    /// to the type that derives, and one of them is a parameter that may have no size, or has
    /// associated types that nothing here tells of. A type whose name may be an alias of a pointer
    /// is none: what it points to might lead back.
    pub(super) fn passes_on(&self, path: &TypePath) -> bool {
        let (None, Some(last)) = (&path.qself, path.path.segments.last()) else { return false };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
        let is_other = ["Self", "Weak"].iter().any(|name| last.ident == name);
        // Types of other modules may have the same name.
        let is_own = last.ident == *self.own_name && itself::is_near(&path.path);
        let may_lead_back =
            || is_pointer(&last.ident) && !types(arguments).all(|ty| self.is_part_of_parameter(ty));
        if is_own || is_other || may_lead_back() {
            return false;
        }
        let leads_nowhere = arguments.args.iter().all(|argument| match argument {
            GenericArgument::Type(ty) => self.leads_nowhere(ty),
            GenericArgument::Const(_) | GenericArgument::Lifetime(_) => true,
            _ => false,
        });
        let Params { generics, maybe_unsized, .. } = &self.params;
        let may_give = |ident: &Ident| {
            self.params.contains(ident)
                && (associated::may_have_others(generics, ident) || maybe_unsized.contains(ident))
        };
        leads_nowhere
            && mentions(arguments.to_token_stream(), &may_give)
            && !known_types::is_known(&last.ident)
            && (!has_lifetimes(arguments) || self.has_the_same_lifetimes(last))
    }

    /// Whether this is given fewer parameters than the type that derives has: then it could lead
    /// back only with something else in place of the rest. For that people take the default of a
    /// parameter, or a type that is only a marker.
    pub(super) fn lies_below(&self, path: &TypePath) -> bool {
        let Some(last) = path.path.segments.last() else { return false };
        let given = words(last.arguments.to_token_stream());
        // Nothing leads from what a parameter gives to the parameter.
        let is_given = |name: &str| {
            let next = given.iter().skip(1).map(String::as_str).chain([""]);
            given.iter().zip(next).any(|(word, next)| word == name && !matches!(next, ":" | "as"))
        };
        self.params.generics.params.iter().any(|param| match param {
            GenericParam::Lifetime(param) => !is_given(&param.lifetime.to_string()),
            GenericParam::Type(TypeParam { ident, default: None, .. }) => {
                !is_given(&ident.to_string()) && self.holds(ident)
            }
            GenericParam::Type(_) | GenericParam::Const(_) => false,
        })
    }

    /// Whether a field has a value of this parameter in it, as far as its type tells.
    fn holds(&self, param: &Ident) -> bool {
        let is_plain = |ty| !named(ty).is_some_and(|named| named.has(Fact::Unmeasured));
        let is_param = |ident: &Ident| ident == param;
        let mut fields = self.model.fields();
        fields.any(|field| is_plain(field.ty) && mentions(field.ty.to_token_stream(), &is_param))
    }

    /// Whether this is a parameter, what one gives, or a type of which no argument leads back.
    /// Where functions measure some types there may be no impl at all.
    fn leads_nowhere(&self, ty: &Type) -> bool {
        match peeled(ty) {
            Type::Array(array) => self.leads_nowhere(&array.elem),
            Type::Slice(slice) => self.leads_nowhere(&slice.elem),
            Type::Tuple(tuple) => tuple.elems.iter().all(|elem| self.leads_nowhere(elem)),
            Type::Path(path) if self.params.lead(path) => true,
            Type::Path(path) if path.qself.is_none() && self.rules.is_empty() => {
                path.path.segments.iter().all(|segment| {
                    let is_of_std = ident_is(&segment.ident, Fact::ByParts);
                    let may_lead_back = segment.ident == "Self" || is_pointer(&segment.ident);
                    (is_of_std || !may_lead_back)
                        && self.arguments_lead_nowhere(&segment.arguments, |ty| {
                            is_of_std || self.is_part_of_parameter(ty) || self.is_spoken_of(path)
                        })
                })
            }
            _ => false,
        }
    }

    /// Whether none of a type's arguments leads back. The impl of a type without any but constants
    /// can have no bounds, and std's containers ask no more than their arguments do. Those of a
    /// type of the user's must be what a parameter gives, or the item's own bounds speak of the
    /// type, as they do of the `Sum<N, M>` in `Array<T, Sum<N, M>>`.
    fn arguments_lead_nowhere(
        &self,
        arguments: &PathArguments,
        asks_no_more: impl Fn(&Type) -> bool,
    ) -> bool {
        match arguments {
            PathArguments::None => true,
            PathArguments::AngleBracketed(arguments) => {
                arguments.args.iter().all(|argument| match argument {
                    GenericArgument::Const(_) => true,
                    GenericArgument::Type(ty) => self.leads_nowhere(ty) && asks_no_more(ty),
                    _ => false,
                })
            }
            PathArguments::Parenthesized(_) => false,
        }
    }

    /// Whether this is an associated type of a parameter. From what is only given such types no way
    /// leads back to the type that has the parameter.
    fn is_part_of_parameter(&self, ty: &Type) -> bool {
        match peeled(ty) {
            Type::Path(path) => self.params.lead(path) && path.path.get_ident().is_none(),
            _ => false,
        }
    }

    /// Whether a bound of the item mentions this type.
    fn is_spoken_of(&self, ty: &TypePath) -> bool {
        let wanted = words(ty.to_token_stream());
        let Generics { params, where_clause, .. } = self.params.generics;
        let is_in = |tokens| words(tokens).windows(wanted.len()).any(|part| part == wanted);
        is_in(params.to_token_stream()) || is_in(where_clause.to_token_stream())
    }

    /// Whether all fields give the same lifetimes to the type of this name, where they give it the
    /// same else. Of a bound for one the compiler would not see that it says nothing of another.
    fn has_the_same_lifetimes(&self, segment: &PathSegment) -> bool {
        let given = Given::by(&segment.arguments);
        let mut fields = self.model.fields();
        !fields.any(|field| {
            let all = lifetimes::given_to(&segment.ident, field.ty);
            all.iter().any(|other| given.differs_in_lifetimes(other))
        })
    }
}

/// Whether people give this name to a pointer, or to what is made of pointers.
fn is_pointer(ident: &Ident) -> bool {
    let name = ident.to_string();
    POINTERS.iter().any(|word| name.ends_with(word))
}
