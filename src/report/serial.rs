//! A report in serde's data model: a flat list of nodes, each with the index of its parent, so that
//! a deep tree needs no stack. `guide::schema` has it as a table.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use mem_size_core::__private::{Schema, SchemaKind};
use mem_size_core::MemUsage;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::flat_tree::{Flat, check_parent, tree};
use crate::report::row::{Row, TypeRow};
use crate::report::{Node, Report, TypeUsage};
use crate::text::Numbered;

/// The schema of a report.
struct OfReport;

impl SchemaKind for OfReport {
    const NAME: &'static str = "report";
    const VERSION: u32 = 1;
}

const FIELDS: [&str; 5] = ["schema", "usage", "type_names", "types", "nodes"];

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let types = Types::of(self);
        let [schema, usage, names, by_type, nodes] = FIELDS;
        let mut report = serializer.serialize_struct("Report", FIELDS.len())?;
        report.serialize_field(schema, &Schema::<OfReport>::default())?;
        report.serialize_field(usage, &self.usage)?;
        report.serialize_field(names, &types.names.texts())?;
        report.serialize_field(by_type, &types.rows)?;
        report.serialize_field(nodes, &WrittenNodes { root: &self.root, types: &types })?;
        report.end()
    }
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("Report", &FIELDS, ReportVisitor)
    }
}

/// The names of all types, each once, in the order of first use; and what is kept by type.
struct Types {
    names: Numbered,
    /// The place of the type of each node among the names, in the order of the list.
    of_nodes: Vec<usize>,
    rows: Vec<TypeRow>,
}

impl Types {
    fn of(report: &Report) -> Self {
        let mut names = Numbered::default();
        let nodes = Flat::of(&report.root);
        let of_nodes = nodes.map(|(_, node)| names.number(&node.type_name)).collect();
        let row = |usage: &TypeUsage| TypeRow::of(usage, names.number(&usage.type_name));
        let rows = report.types.iter().map(row).collect();
        Self { names, of_nodes, rows }
    }
}

struct WrittenNodes<'a> {
    root: &'a Node,
    types: &'a Types,
}

impl Serialize for WrittenNodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let nodes = Flat::of(self.root).zip(&self.types.of_nodes);
        serializer.collect_seq(nodes.map(|((parent, node), &place)| Row::of(node, parent, place)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadReport {
    #[serde(rename = "schema")]
    _schema: Schema<OfReport>,
    usage: MemUsage,
    type_names: Vec<String>,
    #[serde(default)]
    types: Vec<TypeRow>,
    nodes: ReadNodes,
}

/// Checks what was read while the place in the file is known.
struct ReportVisitor;

impl<'de> Visitor<'de> for ReportVisitor {
    type Value = Report;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Report, A::Error> {
        let read = ReadReport::deserialize(MapAccessDeserializer::new(map))?;
        let ReadNodes { mut list, types } = read.nodes;
        let names = read.type_names;
        let name = |what: &str, nth: usize, place: usize| match names.get(place) {
            Some(name) => Ok(Cow::Owned(String::clone(name))),
            None => Err(A::Error::custom(format!(
                "{what} {nth} has type {place}, but there are {} types",
                names.len()
            ))),
        };
        for (nth, ((_, node), place)) in list.iter_mut().zip(types).enumerate() {
            node.type_name = name("node", nth, place)?;
        }
        let rows = read.types.into_iter().enumerate();
        let types = rows.map(|(nth, row)| Ok(row.usage(name("row", nth, row.type_place)?)));
        let types: Vec<_> = types.collect::<Result<_, A::Error>>()?;
        check_sums(&list).map_err(A::Error::custom)?;
        let root = tree(list).ok_or_else(|| A::Error::custom("a report has a root"))?;
        Ok(Report { usage: read.usage, root, types })
    }
}

/// `deep` of each node must be `own` and `deep` of its children.
fn check_sums(list: &[(Option<usize>, Node)]) -> Result<(), String> {
    let mut sums: Vec<usize> = list.iter().map(|(_, node)| node.own).collect();
    for (parent, node) in list {
        if let Some(sum) = parent.and_then(|parent| sums.get_mut(parent)) {
            *sum = sum.saturating_add(node.deep);
        }
    }
    match list.iter().zip(sums).position(|((_, node), sum)| node.deep != sum) {
        Some(nth) => Err(format!("bytes of node {nth} are not those of its parts")),
        None => Ok(()),
    }
}

/// Nodes of which each comes after its parent, and the places of their types.
#[derive(Default)]
struct ReadNodes {
    list: Vec<(Option<usize>, Node)>,
    types: Vec<usize>,
}

impl<'de> Deserialize<'de> for ReadNodes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(NodesVisitor)
    }
}

struct NodesVisitor;

impl<'de> Visitor<'de> for NodesVisitor {
    type Value = ReadNodes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of nodes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ReadNodes, A::Error> {
        let mut nodes = ReadNodes::default();
        while let Some(row) = seq.next_element::<Row<'static>>()? {
            let nth = nodes.list.len();
            check_parent(nth, row.parent).map_err(A::Error::custom)?;
            nodes.types.push(row.type_place);
            nodes.list.push((row.parent, row.nameless()));
        }
        Ok(nodes)
    }
}
