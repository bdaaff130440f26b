//! A profile node by node, for records that hold one line each.

use std::fmt;

use super::data::Profile;
use crate::text::OneLine;

/// The names from the root down to a node: `parse > tokens`.
pub(super) struct Path<'p> {
    outer: Option<&'p Self>,
    name: &'p str,
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(outer) = self.outer {
            write!(f, "{outer} > ")?;
        }
        OneLine(self.name).fmt(f)
    }
}

/// Calls the function with each node, outer ones first.
pub(super) fn each(profile: &Profile, tell: &dyn Fn(&Path<'_>, &Profile)) {
    below(profile, None, tell);
}

fn below(profile: &Profile, outer: Option<&Path<'_>>, tell: &dyn Fn(&Path<'_>, &Profile)) {
    let path = Path { outer, name: &profile.name };
    tell(&path, profile);
    for child in &profile.children {
        below(child, Some(&path), tell);
    }
}

/// All of a node but its name, in one line.
#[cfg(feature = "log-0_4")]
pub(super) struct Line<'p>(pub(super) &'p Profile);

#[cfg(feature = "log-0_4")]
impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(profile) = self;
        write!(f, "×{} in {:.1?}, ", profile.calls, profile.elapsed)?;
        match profile.counts {
            Ok(counts) => write!(f, "{counts}"),
            Err(error) => write!(f, "{error}"),
        }
    }
}
