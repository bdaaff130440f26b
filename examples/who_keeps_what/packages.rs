//! The packages: a workspace holds its members, and each package those that it needs.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use mem_size::MemSize;

use crate::lock::{Entry, Lock};

/// All packages of a lock file.
#[derive(Default, MemSize)]
pub(crate) struct Packages {
    members: BTreeMap<Arc<str>, Rc<Package>>,
    by_name: HashMap<Arc<str>, Vec<Weak<Package>>>,
}

/// One version of a package.
#[derive(MemSize)]
pub(crate) struct Package {
    name: Arc<str>,
    version: Arc<str>,
    source: Option<Arc<str>>,
    checksum: Option<Box<str>>,
    dependencies: RefCell<Vec<Rc<Package>>>,
    dependents: RefCell<Vec<Dependent>>,
}

/// A package that needs this one.
#[derive(MemSize)]
enum Dependent {
    Observed(Weak<Package>),
    Held(Rc<Package>),
}

impl Packages {
    /// Builds all packages; fails when one needs another that is not there.
    pub(crate) fn build(lock: &Lock, strong: bool) -> Result<Self, String> {
        let (mut packages, mut texts) = (Self::default(), Texts::default());
        // Held until they hold each other.
        let all: Vec<_> =
            lock.packages.iter().map(|entry| packages.add(entry, &mut texts)).collect();
        for (entry, package) in lock.packages.iter().zip(&all) {
            for dependency in &entry.dependencies {
                let Some(needed) = packages.resolve(dependency.get_ref()) else {
                    let what = format!("`{}` is not in the file", dependency.get_ref());
                    return Err(lock.error(dependency.span().start, what));
                };
                needed.dependents.borrow_mut().push(if strong {
                    Dependent::Held(Rc::clone(package))
                } else {
                    Dependent::Observed(Rc::downgrade(package))
                });
                package.dependencies.borrow_mut().push(needed);
            }
        }
        Ok(packages)
    }

    /// How many are held.
    pub(crate) fn count(&self) -> usize {
        self.iter().count()
    }

    pub(crate) fn members(&self) -> usize {
        self.members.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Rc<Package>> {
        self.by_name.values().flatten().filter_map(Weak::upgrade)
    }

    /// A package without a source is a member of the workspace.
    fn add(&mut self, entry: &Entry, texts: &mut Texts) -> Rc<Package> {
        let name = texts.share(entry.name.get_ref());
        let package = Rc::new(Package {
            name: Arc::clone(&name),
            version: texts.share(&entry.version),
            source: entry.source.as_deref().map(|source| texts.share(source)),
            checksum: entry.checksum.as_deref().map(Box::from),
            dependencies: RefCell::default(),
            dependents: RefCell::default(),
        });
        if package.source.is_none() {
            self.members.insert(Arc::clone(&name), Rc::clone(&package));
        }
        self.by_name.entry(name).or_default().push(Rc::downgrade(&package));
        package
    }

    /// The package that a dependency means: `name`, `name version` or `name version (source)`.
    fn resolve(&self, dependency: &str) -> Option<Rc<Package>> {
        let mut words = dependency.split(' ');
        let releases = self.by_name.get(words.next()?)?;
        let version = words.next();
        let fits =
            |package: &Rc<Package>| version.is_none_or(|version| *version == *package.version);
        releases.iter().filter_map(Weak::upgrade).find(fits)
    }
}

/// Without this the cycles would stay.
impl Drop for Packages {
    fn drop(&mut self) {
        for package in self.iter() {
            package.dependencies.take();
            package.dependents.take();
        }
    }
}

impl Package {
    /// Name and version.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

/// Each text once, while the packages are built.
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
