//! The graph: which package needs which.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use mem_size::memory_profile;

use crate::lock::Lock;

/// Packages by number, and what each needs, by itself and through others.
pub(crate) struct Graph {
    direct: Vec<Vec<usize>>,
    all: Vec<BTreeSet<usize>>,
}

impl Graph {
    /// Builds the graph; fails when a package needs one that is not there.
    #[memory_profile(name = "Graph::build")]
    pub(crate) fn build(lock: &Lock) -> Result<Self, String> {
        let index = index(lock);
        let mut direct = Vec::with_capacity(lock.packages.len());
        for package in &lock.packages {
            let numbers = package.dependencies.iter().map(|text| resolve(&index, text));
            direct.push(numbers.collect::<Result<Vec<_>, _>>()?);
        }
        let all = (0..direct.len()).map(|package| reachable(&direct, package)).collect();
        Ok(Self { direct, all })
    }
}

/// Where a package is found: by its name, and by name and version.
#[memory_profile]
fn index(lock: &Lock) -> HashMap<String, usize> {
    let mut index = HashMap::new();
    for (number, package) in lock.packages.iter().enumerate() {
        index.insert(package.name.clone(), number);
        index.insert(format!("{} {}", package.name, package.version), number);
    }
    index
}

/// The package that a dependency means: `name`, `name version` or `name version (source)`.
fn resolve(index: &HashMap<String, usize>, text: &str) -> Result<usize, String> {
    let known = text.split(" (").next().and_then(|name| index.get(name));
    known.copied().ok_or_else(|| format!("`{text}` is not in the file"))
}

/// All packages that one needs.
#[memory_profile]
fn reachable(direct: &[Vec<usize>], package: usize) -> BTreeSet<usize> {
    let (mut found, mut open) = (BTreeSet::new(), vec![package]);
    while let Some(next) = open.pop() {
        for &needed in direct.get(next).into_iter().flatten() {
            if found.insert(needed) {
                open.push(needed);
            }
        }
    }
    found
}

impl fmt::Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direct: usize = self.direct.iter().map(Vec::len).sum();
        let widest = self.all.iter().map(BTreeSet::len).max().unwrap_or(0);
        write!(f, "{} packages, {direct} dependencies, ", self.direct.len())?;
        write!(f, "at most {widest} below one")
    }
}
