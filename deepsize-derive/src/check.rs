//! What is not allowed: options that contradict each other, the field or the type around it.

use std::rc::Rc;
use std::slice;

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{GenericParam, Generics, Type};

use crate::attr::{self, Bytes, FieldOptions, Given, Rule, With};
use crate::diag::Diag;
use crate::model::{Demands, Model, Treatment};
use crate::parts::{How, Plan};
use crate::spelling::{peeled, written};

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
    demands: Demands<'_>,
    diag: &mut Diag,
) -> Option<Treatment<'a>> {
    let flat = demands.flat;
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
        return Some(match with.value {
            With::Whole(path) => Treatment::With(path),
            With::Parts(mut rules) => {
                for rule in rules.iter().filter(|rule| !names_part(&field.ty, rule)) {
                    diag.error(rule.ty.span(), no_part("this field owns no", rule));
                }
                rules.extend(demands.with.iter().flat_map(|with| with.value.iter().cloned()));
                parts(&field.ty, rules.into(), demands)
            }
        });
    }
    let Some(follow) = follow else {
        let with = demands.with?;
        let is_named = with.value.iter().any(|rule| names_part(&field.ty, rule));
        return is_named.then(|| {
            borrowable((with.span, "with"), home, diag);
            parts(&field.ty, with.value.as_slice().into(), demands)
        });
    };
    borrowable((follow.span, "follow"), home, diag);
    unclaimed((follow.span, "follow"), flat, diag);
    followed(field, follow.span, diag)
}

/// How a field is measured of which the references are followed; an error where it has none.
fn followed<'a>(field: &'a syn::Field, follow: Span, diag: &mut Diag) -> Option<Treatment<'a>> {
    let plan = Plan { follows: true, ..Plan::PLAIN };
    let ty = peeled(&field.ty);
    match (ty, plan.of(ty)) {
        (Type::Reference(reference), How::Follow(_, how)) if !how.names_function() => {
            Some(Treatment::Follow(&reference.elem))
        }
        (_, how) if how.names_function() => Some(Treatment::FollowInside(how)),
        (other, _) => {
            let message = "`follow` needs a reference, `&T` or `&mut T`, as the field or inside \
                           it, such as `Vec<&T>`; an alias hides what it stands for, so write \
                           that out";
            diag.error_with((follow, message), (other.span(), "there is no reference in it"));
            None
        }
    }
}

fn parts<'a>(ty: &Type, rules: Rc<[Rule]>, demands: Demands<'_>) -> Treatment<'a> {
    let asks_unsized = Some(demands.maybe_unsized);
    let how = Plan { rules: &rules, asks_unsized, ..Plan::PLAIN }.of(ty);
    Treatment::Parts { how, rules }
}

/// What is to be done with a field of which nothing is said and in which a `Weak` or a cell lies of
/// what may have no size: impls for all of these are out of reach.
pub(crate) fn of_unsized<'a>(ty: &Type, home: Home, demands: Demands<'_>) -> Option<Treatment<'a>> {
    let treatment = parts(ty, Rc::default(), demands);
    let is_plain = matches!(&treatment, Treatment::Parts { how: How::Own, .. });
    (home == Home::Plain && demands.flat.is_none() && !is_plain).then_some(treatment)
}

/// Whether there is a part in this type that the rule is for.
fn names_part(ty: &Type, rule: &Rule) -> bool {
    let rules = slice::from_ref(rule);
    Plan { rules, ..Plan::PLAIN }.of(ty).names_function()
}

fn no_part(owns: &str, rule: &Rule) -> String {
    let ty = written(&rule.ty);
    format!(
        "{owns} `{ty}`, as far as the text of its type tells; an alias hides what it stands for, \
         so write that out, or remove this"
    )
}

/// A type that is flat has no parts to look at.
pub(crate) fn demands(demands: Demands<'_>, diag: &mut Diag) {
    if let (Some(with), Some(flat)) = (demands.with, demands.flat) {
        diag.error_with(
            (with.span, "`with` contradicts `flat`; remove one of the two"),
            (flat.span, "`flat` contradicts `with`; remove one of the two"),
        );
    }
}

/// What is said of parts of all fields must be of use to one.
pub(crate) fn uses(with: Option<&Given<Vec<Rule>>>, model: &Model<'_>, diag: &mut Diag) {
    for rule in with.iter().flat_map(|with| &with.value) {
        let is_used = model.fields().any(|field| {
            matches!(field.treatment, Treatment::Parts { .. }) && names_part(field.ty, rule)
        });
        if !is_used {
            diag.error(rule.ty.span(), no_part("no field that is measured owns a", rule));
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

/// What has no size has none to be claimed.
pub(crate) fn claims(model: &Model<'_>, diag: &mut Diag) {
    let tail = model.last().map(|field| field.ty).filter(|ty| is_surely_unsized(ty));
    let Some(tail) = tail else { return };
    for claim in &model.claims {
        let (word, ty) = (claim.what.word(), written(tail));
        let message = format!(
            "`{word}` needs a type with a size, and this one ends in `{ty}`, which has none of \
             its own; remove `{word}`"
        );
        diag.error(claim.bytes.span, message);
    }
}

fn is_surely_unsized(ty: &Type) -> bool {
    match peeled(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
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
