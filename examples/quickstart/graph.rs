//! The graph: packages with shared names, nested maps and sets over them, and links both ways.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use mem_size::MemSize;

use crate::lock::{Entry, Lock};

/// A package that others point at.
type Handle = Rc<RefCell<Package>>;

/// All packages of a lock file.
#[derive(Default, MemSize)]
pub(crate) struct Workspace {
    packages: Vec<Handle>,
    releases: HashMap<Arc<str>, BTreeMap<Release, Handle>>,
    names_by_source: BTreeMap<Source, BTreeSet<Arc<str>>>,
}

/// One version of a package, with strong handles to those that it needs and that need it: cycles.
#[derive(MemSize)]
struct Package {
    name: Arc<str>,
    release: Release,
    checksum: Option<Box<str>>,
    dependencies: Vec<Handle>,
    dependents: Vec<Handle>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, MemSize)]
struct Release {
    version: Arc<str>,
    source: Source,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, MemSize)]
enum Source {
    Workspace,
    Registry(Arc<str>),
    Git { url: Arc<str>, commit: Arc<str> },
}

impl Workspace {
    /// Builds the graph; fails when a package stands twice or needs one that is not there.
    pub(crate) fn build(lock: &Lock) -> Result<Self, String> {
        let (mut workspace, mut texts) = (Self::default(), Texts::default());
        for entry in &lock.packages {
            let name = entry.name.get_ref();
            if !workspace.add(entry, &mut texts) {
                let what = format!("`{name} {}` stands here for the second time", entry.version);
                return Err(lock.error(entry.name.span().start, what));
            }
        }
        for (entry, package) in lock.packages.iter().zip(&workspace.packages) {
            for dependency in &entry.dependencies {
                let Some(target) = workspace.resolve(dependency.get_ref()) else {
                    let what = format!("`{}` is not in the file", dependency.get_ref());
                    return Err(lock.error(dependency.span().start, what));
                };
                package.borrow_mut().dependencies.push(Rc::clone(target));
                target.borrow_mut().dependents.push(Rc::clone(package));
            }
        }
        Ok(workspace)
    }

    /// How many packages and links there are, in words.
    pub(crate) fn packages(&self) -> String {
        let links = |package: &Handle| package.borrow().dependencies.len();
        let links: usize = self.packages.iter().map(links).sum();
        format!("{} packages, {links} dependencies", self.packages.len())
    }

    /// Adds a package without its links; not when it is there already.
    fn add(&mut self, entry: &Entry, texts: &mut Texts) -> bool {
        let name = texts.share(entry.name.get_ref());
        let source = Source::parse(entry.source.as_deref(), texts);
        let release = Release { version: texts.share(&entry.version), source: source.clone() };
        let package = Rc::new(RefCell::new(Package {
            name: Arc::clone(&name),
            release: release.clone(),
            checksum: entry.checksum.as_deref().map(Box::from),
            dependencies: Vec::new(),
            dependents: Vec::new(),
        }));
        self.packages.push(Rc::clone(&package));
        self.names_by_source.entry(source).or_default().insert(Arc::clone(&name));
        self.releases.entry(name).or_default().insert(release, package).is_none()
    }

    /// The package that a dependency means: `name`, `name version` or `name version (source)`.
    fn resolve(&self, dependency: &str) -> Option<&Handle> {
        let mut words = dependency.split(' ');
        let releases = self.releases.get(words.next()?)?;
        let (version, source) = (words.next(), words.next());
        let source = source.map(|source| source.trim_start_matches('(').trim_end_matches(')'));
        let fits = |release: &Release| {
            version.is_none_or(|version| *version == *release.version)
                && source.is_none_or(|source| release.source.is(source))
        };
        releases.iter().find(|(release, _)| fits(release)).map(|(_, package)| package)
    }
}

/// Without this the strong cycles would stay.
impl Drop for Workspace {
    fn drop(&mut self) {
        for package in &self.packages {
            let mut package = package.borrow_mut();
            package.dependencies.clear();
            package.dependents.clear();
        }
    }
}

impl Source {
    fn parse(text: Option<&str>, texts: &mut Texts) -> Self {
        let Some(text) = text else { return Self::Workspace };
        let Some(git) = text.strip_prefix("git+") else { return Self::Registry(texts.share(text)) };
        let (url, commit) = git.split_once('#').unwrap_or((git, ""));
        Self::Git { url: texts.share(url), commit: texts.share(commit) }
    }

    /// Whether a dependency that names this source means it; it leaves the commit out.
    fn is(&self, text: &str) -> bool {
        match self {
            Self::Workspace => false,
            Self::Registry(url) => **url == *text,
            Self::Git { url, .. } => text.strip_prefix("git+") == Some(url),
        }
    }
}

/// Each text once, while the graph is built.
#[derive(Default)]
struct Texts(HashSet<Arc<str>>);

impl Texts {
    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = text.into();
        self.0.insert(Arc::clone(&shared));
        shared
    }
}
