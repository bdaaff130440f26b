//! The crates that are looked at, as Cargo has fetched them.

use std::path::PathBuf;

use cargo_metadata::MetadataCommand;

use crate::Failure;

/// A published crate.
pub(crate) struct Subject {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) edition: String,
    /// The features that are turned on.
    pub(crate) features: Vec<String>,
    /// Where its sources are.
    pub(crate) root: PathBuf,
}

/// The direct dependencies of the package `subjects`.
pub(crate) fn all() -> Result<Vec<Subject>, Failure> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/subjects/Cargo.toml");
    let metadata = MetadataCommand::new().manifest_path(manifest).exec()?;
    let nodes = metadata.resolve.as_ref().ok_or("Cargo resolves nothing")?.nodes.as_slice();
    let list = metadata.packages.iter().find(|package| package.name == "subjects");
    let list = &list.ok_or("the package `subjects` is missing")?.id;
    let node = nodes.iter().find(|node| node.id == *list).ok_or("it is not resolved")?;
    let mut subjects = Vec::new();
    for id in &node.dependencies {
        let package = &metadata[id];
        let resolved = nodes.iter().find(|node| node.id == *id);
        let features = resolved.into_iter().flat_map(|node| &node.features);
        subjects.push(Subject {
            name: package.name.to_string(),
            version: package.version.to_string(),
            edition: package.edition.to_string(),
            features: features.map(ToString::to_string).collect(),
            root: package.manifest_path.parent().ok_or("a manifest is in a folder")?.into(),
        });
    }
    subjects.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(subjects)
}
