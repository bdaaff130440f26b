//! The names and fields of layouts that were read: kept to the end of the program, equal ones once.
//! A layout is a constant where the compiler knows it, so that all its parts are `&'static`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{FieldLayout, Kind, VariantLayout};

#[derive(Default)]
struct Kept {
    names: BTreeSet<&'static str>,
    /// By the name of the type: two programs, or two versions of one, may lay it out in two ways.
    kinds: BTreeMap<&'static str, Vec<Kind>>,
}

static KEPT: Mutex<Kept> = Mutex::new(Kept { names: BTreeSet::new(), kinds: BTreeMap::new() });

/// An insertion that panics, as where there is no memory, leaves the sets as they were.
fn kept() -> MutexGuard<'static, Kept> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a type is made of, as it was read.
pub(super) enum ReadKind {
    Struct(Vec<FieldLayout>),
    Enum(Vec<(&'static str, Vec<FieldLayout>)>),
    Union(Vec<FieldLayout>),
}

pub(crate) fn name(name: Cow<'_, str>) -> &'static str {
    let mut kept = kept();
    if let Some(&known) = kept.names.get(&*name) {
        return known;
    }
    let name: &'static str = Box::leak(name.into());
    kept.names.insert(name);
    name
}

pub(super) fn kind(type_name: &'static str, read: ReadKind) -> Kind {
    let mut kept = kept();
    let known = kept.kinds.entry(type_name).or_default();
    if let Some(&kind) = known.iter().find(|kind| read.is_same(kind)) {
        return kind;
    }
    let kind = read.leak();
    known.push(kind);
    kind
}

impl ReadKind {
    fn is_same(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Self::Struct(read), Kind::Struct(fields))
            | (Self::Union(read), Kind::Union(fields)) => read == fields,
            (Self::Enum(read), Kind::Enum(variants)) => {
                let read = read.iter().map(|(name, fields)| (*name, &**fields));
                read.eq(variants.iter().map(|variant| (variant.name, variant.fields)))
            }
            _ => false,
        }
    }

    fn leak(self) -> Kind {
        match self {
            Self::Struct(fields) => Kind::Struct(Vec::leak(fields)),
            Self::Union(fields) => Kind::Union(Vec::leak(fields)),
            Self::Enum(variants) => {
                let variants = variants.into_iter();
                let leaked = variants
                    .map(|(name, fields)| VariantLayout { name, fields: Vec::leak(fields) });
                Kind::Enum(Vec::leak(leaked.collect()))
            }
        }
    }
}
