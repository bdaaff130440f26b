//! Types whose values can be part of a cycle of strong handles, as far as their names tell.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::fmt;

use super::{Types, path, types};
use crate::registry::ways::{Way, ways};
use crate::type_layout::{FieldLayout, TypeLayout};

impl Types {
    /// Those of which values can hold themselves: a way of fields leads from the type back to it,
    /// through an `Rc` or an `Arc` and, so that it can be closed, a cell or a lock.
    ///
    /// ```
    /// # use mem_size_core as mem_size;
    /// // In a `#[test]`, under `insta::assert_snapshot!`:
    /// let cyclic = mem_size::registry::types().within("app").cyclic();
    /// println!("{cyclic}");
    /// ```
    ///
    /// A line per field that is on such a way:
    ///
    /// ```text
    /// app::Node.next: RefCell<Option<Rc<Node>>>
    /// ? app::Bus.listeners: RefCell<Vec<Rc<dyn Listener>>>
    /// ```
    ///
    /// A `?` says that nobody knows where a handle leads: to a trait object, or to a type that is
    /// not on the list of all types.
    ///
    /// # Limits
    ///
    /// What fields hold is read off the full names of their types, which the compiler tells. A type
    /// with parameters, such as `Node<T>`, has none before it is known what stands for `T`, so that
    /// it is not on the list and gets no line, not even where `Node<T>` holds itself whatever `T`
    /// is: the derive sees how its fields are spelt, and cannot tell an `Rc` from an alias or from
    /// another type of that name. Of a type on the list, a field that leads to a `Node<u8>` through
    /// a handle gets a `?`; one that owns a `Node<u8>` without a handle gets no line.
    ///
    /// Nor does anything tell of fields inside a type of another crate without the derive. A type
    /// on the list may never form a cycle in fact:
    /// [`cycles`](../../mem_size/graph/fn.cycles.html) tells of values.
    #[must_use]
    pub fn cyclic(&self) -> CyclicTypes {
        let graph = TypeGraph::new(self);
        let mut fields = Vec::new();
        for layout in self {
            for (variant, field) in fields_of(layout) {
                let leads = graph.leads(layout, field);
                fields.extend(leads.map(|leads| CyclicField {
                    type_name: path(layout),
                    variant,
                    field: *field,
                    leads,
                }));
            }
        }
        CyclicTypes { fields }
    }
}

/// Types that can be part of a cycle, by their fields; [`Display`](fmt::Display) writes a line for
/// each, ended by a line break.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CyclicTypes {
    /// The fields, by their types in the order of the names.
    pub fields: Vec<CyclicField>,
}

/// A field that is on a way back to its type, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CyclicField {
    /// The full name of the type that has the field.
    pub type_name: &'static str,
    /// Of an enum, the variant.
    pub variant: Option<&'static str>,
    /// The field.
    pub field: FieldLayout,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a field leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Leads {
    /// Back to its type.
    Back,
    /// Nobody knows where.
    Anywhere,
}

impl fmt::Display for CyclicTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for CyclicField { type_name, variant, field, leads } in &self.fields {
            f.write_str(if *leads == Leads::Anywhere { "? " } else { "" })?;
            write!(f, "{type_name}.")?;
            if let Some(variant) = variant {
                write!(f, "{variant}.")?;
            }
            writeln!(f, "{}: {}", field.name, field.type_name)?;
        }
        Ok(())
    }
}

/// All fields, of an enum with their variants.
fn fields_of(
    layout: &TypeLayout,
) -> impl Iterator<Item = (Option<&'static str>, &'static FieldLayout)> {
    let own = layout.fields().iter().map(|field| (None, field));
    let of_variants = layout.variants().iter();
    own.chain(
        of_variants
            .flat_map(|variant| variant.fields.iter().map(|field| (Some(variant.name), field))),
    )
}

/// Which types of the program lead to which.
struct TypeGraph {
    ways: BTreeMap<&'static str, BTreeSet<Way>>,
}

impl TypeGraph {
    /// Of all types of this program and of `asked`, which may have been read from the file of
    /// another program.
    fn new(asked: &Types) -> Self {
        let mut graph: BTreeMap<_, BTreeSet<Way>> = BTreeMap::new();
        for layout in types().iter().chain(asked) {
            let of = graph.entry(path(layout)).or_default();
            of.extend(fields_of(layout).flat_map(|(_, field)| ways(field.type_name.full())));
        }
        Self { ways: graph }
    }

    /// Whether a field leads back to its type.
    fn leads(&self, layout: &TypeLayout, field: &FieldLayout) -> Option<Leads> {
        let mut open: Vec<Way> = ways(field.type_name.full());
        let is_unknown = |way: &Way| way.is_strong && !self.ways.contains_key(way.to);
        let leads_anywhere = open.iter().any(is_unknown);
        let mut met = BTreeSet::new();
        while let Some(way) = open.pop() {
            if way.to == path(layout) && way.is_strong && way.is_mutable {
                return Some(Leads::Back);
            }
            if met.insert(way) {
                let next = self.ways.get(way.to).into_iter().flatten();
                open.extend(next.map(|next| way.then(*next)));
            }
        }
        leads_anywhere.then_some(Leads::Anywhere)
    }
}
