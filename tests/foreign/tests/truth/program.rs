//! The record that a package registry keeps of a published version, with a dozen foreign fields.

use std::collections::HashMap;
use std::sync::Arc;

use arcstr::ArcStr;
use chrono::{DateTime, Utc};
use compact_str::CompactString;
use ecow_0_3::EcoVec;
use either::Either;
use indexmap_2::IndexMap;
use mem_size::{Gap, MemSize};
use once_cell::sync::OnceCell;
use parking_lot::RwLock;
use semver::{Version, VersionReq};
use serde_json::Value;
use smallvec::SmallVec;
use smol_str::SmolStr;
use thin_vec::ThinVec;
use uuid::Uuid;

use crate::audited;

#[derive(MemSize)]
struct PublishedVersion {
    id: Uuid,
    package: ArcStr,
    number: Version,
    published_at: DateTime<Utc>,
    checksum: Either<[u8; 32], SmolStr>,
    dependencies: ThinVec<Dependency>,
    features: IndexMap<CompactString, SmallVec<[CompactString; 2]>>,
    keywords: EcoVec<SmolStr>,
    metadata: Value,
    downloads: RwLock<HashMap<Version, u64>>,
    readme: OnceCell<Arc<str>>,
    yanked_by: Option<SmolStr>,
}

#[derive(MemSize)]
struct Dependency {
    package: ArcStr,
    requirement: VersionReq,
    features: SmallVec<[CompactString; 2]>,
    is_optional: bool,
}

fn version(number: u64) -> Version {
    Version::new(1, number, 0)
}

fn published(packages: &[ArcStr], number: u64) -> PublishedVersion {
    let dependency = |(nth, package): (usize, &ArcStr)| Dependency {
        package: package.clone(),
        requirement: "^1.2, <1.9".parse().unwrap_or(VersionReq::STAR),
        features: (0..nth).map(|n| CompactString::from(format!("feature {n}"))).collect(),
        is_optional: nth % 2 == 0,
    };
    let mut features = IndexMap::new();
    for n in 0..number {
        let name = CompactString::from(format!("a feature with a rather long name, {n}"));
        features.insert(name, SmallVec::from_iter([CompactString::const_new("std")]));
    }
    PublishedVersion {
        id: Uuid::from_u128(u128::from(number)),
        package: packages.first().cloned().unwrap_or_default(),
        number: format!("1.{number}.0-a.long.prerelease").parse().unwrap_or(version(number)),
        published_at: DateTime::UNIX_EPOCH,
        checksum: Either::Right(SmolStr::new("0123456789abcdef0123456789abcdef")),
        dependencies: packages.iter().enumerate().map(dependency).collect(),
        features,
        keywords: ["memory", "a keyword that is not short"].map(SmolStr::new).into_iter().collect(),
        metadata: serde_json::json!({"rust": "1.88", "links": [null, {"home": "example.org"}]}),
        downloads: RwLock::new((0..number * 9).map(|n| (version(n), n)).collect()),
        readme: OnceCell::with_value(Arc::from("# Read me\n")),
        yanked_by: None,
    }
}

#[test]
fn record_with_a_dozen_foreign_fields_is_exact() {
    let (versions, audit) = audited(|| {
        let packages = ["serde", "rand", "libc"].map(ArcStr::from);
        (0..20).map(|number| published(&packages, number)).collect::<Vec<_>>()
    });
    assert!(audit.is_exact(), "{audit}");
    // An index map does not tell all of its capacity, though nothing was removed here.
    let gaps = versions.mem_usage().gaps;
    assert_eq!(gaps.count(Gap::Capacity), gaps.total(), "{gaps}");
    assert!(gaps.total() <= versions.len(), "{gaps}");
}
