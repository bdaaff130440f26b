//! The impl of `TraceBy` for generic types. With it, a field that holds such a type can be measured
//! part by part.
//!
//! The type must compile whether or not its fields' types implement `TraceBy`. So this impl has a
//! bound on each field type of which that is not known. A bound on a type that contains the type
//! that derives would make the compiler ask in circles. There is no bound in that case: the types
//! in between must be in `known_types`, or there is no impl at all. A type of another crate may
//! have a known name and yet no `TraceBy`; then the field leaves a gap.

use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit_mut::VisitMut;
use syn::{GenericArgument, Lifetime, PathArguments, Type, TypeParam, TypePath};

use crate::attr::Rule;
use crate::bounds::{self, Need};
use crate::expand::header::{Header, predicate, private};
use crate::expand::hiding;
use crate::expand::how::how_type;
use crate::expand::own_drop;
use crate::expand::trace::{self, Visit};
use crate::known_types::{self, Fact, ident_is};
use crate::maybe_unsized::MaybeUnsized;
use crate::model::{Content, Field, Model, Shape, Target, Treatment, Variant};
use crate::names::site;
use crate::parts::{How, Plan, mentions};
use crate::spelling::peeled;

/// The impls: one for each number of arguments with which the type may be spelt.
pub(super) fn items(model: &Model<'_>, header: &Header<'_>, needs: &[Need]) -> Option<TokenStream> {
    let params: Vec<_> = model.target.generics.type_params().collect();
    if params.is_empty() || model.claims_flat || model.bounds.is_some() {
        return None;
    }
    let least = params.iter().take_while(|param| param.default.is_none()).count().max(1);
    let idents: Vec<_> = params.iter().map(|param| &param.ident).collect();
    (least..=idents.len())
        .map(|count| {
            let (said, unsaid) = idents.split_at_checked(count)?;
            Parts { model, needs, said, unsaid }.item(header)
        })
        .collect()
}

/// The impl for one number of arguments.
struct Parts<'m> {
    model: &'m Model<'m>,
    /// What the impl of `MemSize` asks for.
    needs: &'m [Need],
    /// Parameters of which it is said how they are measured.
    said: &'m [&'m Ident],
    /// Those with defaults, where they are left out.
    unsaid: &'m [&'m Ident],
}

impl<'m> Parts<'m> {
    fn item(&self, header: &Header<'_>) -> Option<TokenStream> {
        let Model { target, .. } = self.model;
        let shape = self.shape()?;
        let (predicates, name_private_types) = self.predicates()?;
        let span = site(Span::call_site());
        let (tracer, class) =
            (target.names.tracer(Span::call_site()), private(target, "Tracer", Span::call_site()));
        let body = trace::body(target, Visit::AtOnce, &shape);
        let own_drop =
            own_drop::pointers(self.model).map(|pointers| own_drop::gap(self.model, &pointers));
        let hows: Vec<_> = (0..self.said.len()).map(|index| target.names.how(index)).collect();
        let types: Vec<_> =
            (0..self.said.len()).map(|index| target.names.how_type(index)).collect();
        let method = quote_spanned! {span=>
            #[inline]
            fn trace_by(&self, (#(#hows,)*): (#(#types,)*), #tracer: &mut #class<'_>) {
                #own_drop #body
            }
        };
        if name_private_types {
            return Some(hiding::parts(header, &types, &predicates, &method));
        }
        Some(header.by_parts(
            &private(target, "TraceBy", Span::call_site()),
            &types,
            &predicates,
            &method,
        ))
    }

    /// The type's form with the fields treated as this impl treats them.
    fn shape(&self) -> Option<Shape<'m>> {
        Some(match &self.model.shape {
            Shape::Struct(fields) => Shape::Struct(self.fields(fields)?),
            Shape::Enum(variants) => {
                let variants = variants.iter().map(|Variant { ident, content }| {
                    let content = match content {
                        Content::Fields(fields) => Content::Fields(self.fields(fields)?),
                        Content::Skipped { reason, fields: _ } => {
                            Content::Skipped { reason: reason.clone(), fields: Vec::new() }
                        }
                    };
                    Some(Variant { ident, content })
                });
                Shape::Enum(variants.collect::<Option<_>>()?)
            }
            Shape::Packed(_) | Shape::Union(_) => return None,
        })
    }

    fn fields(&self, fields: &'m [Field<'m>]) -> Option<Vec<Field<'m>>> {
        fields.iter().map(|field| self.field(field)).collect()
    }

    fn field(&self, field: &'m Field<'m>) -> Option<Field<'m>> {
        let treatment = match &field.treatment {
            Treatment::HigherRanked { ty, flat_as: _ }
                if self.is_generic(ty) || self.leads_back(ty) =>
            {
                return None;
            }
            Treatment::HigherRanked { ty, flat_as } => {
                Treatment::HigherRanked { ty: ty.clone(), flat_as: flat_as.clone() }
            }
            Treatment::Follow(target) if self.is_generic(target) => return None,
            Treatment::FollowInside(_) if self.is_generic(field.ty) => return None,
            Treatment::MaybeFunction(how)
                if !self.is_generic(field.ty) && !self.leads_back(field.ty) =>
            {
                Treatment::MaybeFunction(how.clone())
            }
            Treatment::Traced | Treatment::MaybeFunction(_) => match self.how(field) {
                How::Own => Treatment::Traced,
                how => Treatment::Parts { how: self.asked(field, how), rules: Rc::default() },
            },
            Treatment::Parts { how: _, rules } => {
                let how = self.asked(field, self.how(field));
                Treatment::Parts { how, rules: Rc::clone(rules) }
            }
            Treatment::Flat => Treatment::Flat,
            Treatment::Hasher => Treatment::Hasher,
            Treatment::Follow(target) => Treatment::Follow(target),
            Treatment::FollowInside(how) => Treatment::FollowInside(how.clone()),
            Treatment::Skipped(reason) => Treatment::Skipped(reason.clone()),
            Treatment::With(path) => Treatment::With(path.clone()),
        };
        let Field { member, name, span, ty, is_private, treatment: _ } = field;
        let (member, name) = (member.clone(), name.clone());
        Some(Field { member, name, span: *span, ty, is_private: *is_private, treatment })
    }

    fn how(&self, field: &Field<'_>) -> How {
        let rules: &[Rule] = match &field.treatment {
            Treatment::Parts { how: _, rules } => rules,
            _ => &[],
        };
        let own_name = Some(self.model.target.name);
        let maybe_unsized = MaybeUnsized::new(self.model.target.generics);
        let asks = matches!(field.treatment, Treatment::Parts { .. });
        let asks_unsized = asks.then_some(&maybe_unsized);
        let params = self.said;
        let plan = Plan { rules, params, own_name, asks_unsized, ..Plan::PLAIN };
        plan.of(field.ty).spelt()
    }

    /// The same, where no condition of the impl says that the field has such parts: one that leads
    /// back has none, and a type of another crate may have a name that is known from std.
    fn asked(&self, field: &Field<'_>, how: How) -> How {
        if self.leads_back(field.ty) && !matches!(how, How::Own) {
            return How::IfKnown(field.ty.clone(), Box::new(how));
        }
        how
    }

    /// What the fields ask for where they mention a parameter, and what the impl of `MemSize` asks
    /// for beside the parameters of which something is said; and whether that names the type of a
    /// private field, which may be private as well.
    fn predicates(&self) -> Option<(Vec<TokenStream>, bool)> {
        let target = &self.model.target;
        // What a default stands for is measured by its own impl, which may ask for any of them.
        let asks_all = self.leaves_out_defaults();
        let others = self.needs.iter().filter(|need| asks_all || !self.is_met(need));
        let mut predicates: Vec<_> = others.map(|need| predicate(need, target, false)).collect();
        let (mut asked, mut name_private_types) = (Vec::new(), false);
        for field in self.model.fields() {
            let is_traced = matches!(
                field.treatment,
                Treatment::Traced | Treatment::MaybeFunction(_) | Treatment::Parts { .. }
            );
            if !is_traced || !(self.is_generic(field.ty) || self.leads_back(field.ty)) {
                continue;
            }
            if matches!(peeled(field.ty), Type::Macro(_) | Type::Verbatim(_)) {
                return None;
            }
            let (ty, how) = (field.ty, self.how(field));
            if self.leads_back(ty) || how.names_function() {
                self.by_name(ty, &mut predicates)?;
            } else if let How::Own = how {
                self.only_needs(field)?;
            } else {
                asked.push(ty);
                name_private_types |= field.is_private && !self.is_known(ty);
                predicates.push(measurable(target, ty, &how));
            }
        }
        are_apart(&asked).then_some((predicates, name_private_types))
    }

    /// Whether a field may hold the type itself without an argument for which a default stands that
    /// mentions others.
    fn leaves_out_defaults(&self) -> bool {
        let target = &self.model.target;
        let is_param = |ident: &Ident| target.is_type_param(ident);
        let depends = |param: &TypeParam| {
            param.default.as_ref().is_some_and(|(_, ty)| mentions(ty.to_token_stream(), &is_param))
        };
        target.generics.type_params().any(depends)
            && self.model.fields().any(|field| self.leads_back(field.ty))
    }

    /// Whether what is said of a parameter takes the place of this.
    fn is_met(&self, need: &Need) -> bool {
        if let Need::Keyed(ty) = need {
            return mentions(ty.to_token_stream(), &|ident| self.said.contains(&ident));
        }
        let (Need::Measurable(ty) | Need::Owned(ty)) = need else { return false };
        let Type::Path(path) = peeled(ty) else { return false };
        path.path.get_ident().is_some_and(|ident| self.said.contains(&ident))
    }

    /// A field that measures itself must need nothing that is met in another way.
    fn only_needs(&self, field: &Field<'_>) -> Option<()> {
        let needs = bounds::of_field(self.model, field);
        needs.iter().all(|need| !self.is_met(need)).then_some(())
    }

    /// Asks for parameters alone, where all types around them are known by their names.
    fn by_name(&self, ty: &Type, predicates: &mut Vec<TokenStream>) -> Option<()> {
        let target = &self.model.target;
        let ty = peeled(ty);
        if !self.is_generic(ty) && !self.leads_back(ty) {
            return Some(());
        }
        match ty {
            Type::Array(array) => self.by_name(&array.elem, predicates),
            Type::Slice(slice) => self.by_name(&slice.elem, predicates),
            Type::Tuple(tuple) => {
                tuple.elems.iter().try_for_each(|elem| self.by_name(elem, predicates))
            }
            Type::Reference(_) => Some(()),
            Type::Path(path) if path.qself.is_none() => {
                let own_name = Some(target.name);
                let plan = Plan { params: self.said, own_name, ..Plan::PLAIN };
                if let how @ How::Param(_) = plan.of(ty) {
                    predicates.push(measurable(target, ty, &how));
                    return Some(());
                }
                let last = path.path.segments.last()?;
                if path.path.get_ident().is_some_and(|ident| self.unsaid.contains(&ident)) {
                    predicates.push(measurable(target, ty, &How::Own));
                    return Some(());
                }
                if ident_is(&last.ident, Fact::Unmeasured)
                    || last.ident == "Self"
                    || last.ident == "Weak"
                {
                    return Some(());
                }
                let is_known = if last.ident == *target.name {
                    is_own_or_std(path)
                } else {
                    ident_is(&last.ident, Fact::ByParts)
                };
                let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
                arguments.args.iter().filter(|_| is_known).try_for_each(
                    |argument| match argument {
                        GenericArgument::Type(ty) => self.by_name(ty, predicates),
                        _ => Some(()),
                    },
                )?;
                is_known.then_some(())
            }
            _ => None,
        }
    }

    /// Whether only types of std and parameters are in it, as far as their names tell.
    fn is_known(&self, ty: &Type) -> bool {
        match peeled(ty) {
            Type::Array(array) => self.is_known(&array.elem),
            Type::Slice(slice) => self.is_known(&slice.elem),
            Type::Tuple(tuple) => tuple.elems.iter().all(|elem| self.is_known(elem)),
            Type::Path(TypePath { qself: None, path, .. }) => {
                let Some(last) = path.segments.last() else { return false };
                let target = &self.model.target;
                let is_param = || path.get_ident().is_some_and(|ident| target.is_type_param(ident));
                (known_types::is_known(&last.ident) || is_param())
                    && match &last.arguments {
                        PathArguments::AngleBracketed(arguments) => {
                            arguments.args.iter().all(|argument| match argument {
                                GenericArgument::Type(ty) => self.is_known(ty),
                                _ => true,
                            })
                        }
                        PathArguments::None => true,
                        PathArguments::Parenthesized(_) => false,
                    }
            }
            _ => false,
        }
    }

    fn is_generic(&self, ty: &Type) -> bool {
        let is_param = |ident: &Ident| self.said.contains(&ident) || self.unsaid.contains(&ident);
        mentions(ty.to_token_stream(), &is_param)
    }

    fn leads_back(&self, ty: &Type) -> bool {
        let own_name = self.model.target.name;
        mentions(ty.to_token_stream(), &|ident: &Ident| ident == own_name || ident == "Self")
    }
}

/// Whether this path, which ends with the name of the type that derives, surely leads to that type,
/// or to one of std that is measured part by part. Others may have the same name, as in
/// `struct IntoIter<T>(vec::IntoIter<T>)`.
fn is_own_or_std(path: &TypePath) -> bool {
    let (Some(first), Some(last)) = (path.path.segments.first(), path.path.segments.last()) else {
        return false;
    };
    match path.path.segments.len() {
        1 => path.path.leading_colon.is_none(),
        2 if first.ident == "self" => true,
        _ => {
            ["std", "core", "alloc"].iter().any(|root| first.ident == root)
                && ident_is(&last.ident, Fact::ByParts)
        }
    }
}

/// Whether no two types differ in nothing but lifetimes: of conditions on such types the compiler
/// does not know which one it is to use.
fn are_apart(types: &[&Type]) -> bool {
    let spelt = |ty: &Type| ty.to_token_stream().to_string();
    let mut forms: Vec<_> = types
        .iter()
        .map(|ty| {
            let mut bare = (*ty).clone();
            Lifeless.visit_type_mut(&mut bare);
            (spelt(&bare), spelt(ty))
        })
        .collect();
    forms.sort();
    forms.dedup();
    forms.windows(2).all(|pair| matches!(pair, [(one, _), (other, _)] if one != other))
}

/// Puts one lifetime for all.
struct Lifeless;

impl VisitMut for Lifeless {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        lifetime.ident = Ident::new("a", Span::call_site());
    }
}

/// The condition that a type can be measured so.
fn measurable(target: &Target<'_>, ty: &Type, how: &How) -> TokenStream {
    let span = ty.span();
    if let How::Own = how {
        let bound = private(target, "MemSize", span);
        return quote!(#ty: #bound);
    }
    let (bound, how) = (private(target, "TraceBy", span), how_type(target, how));
    quote_spanned!(site(span)=> #ty: #bound<#how>)
}
