//! Cycles of strong handles: what they are made of, how often there are equal ones, and where a
//! `Weak` would end them.

mod assert;
mod cut;
mod find;
#[cfg(feature = "serde")]
mod serial;
mod way;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use mem_size_core::MemSize;

use crate::graph::graph::OwnerGraph;
pub use assert::AssertNoCycles;

/// The cycles of strong handles below a root, equal ones as one: each would be lost with all it
/// holds as soon as nothing outside leads to it.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use mem_size::{MemSize, graph::cycles};
///
/// #[derive(MemSize)]
/// struct Parent {
///     children: RefCell<Vec<Rc<Child>>>,
/// }
///
/// #[derive(MemSize)]
/// struct Child {
///     parent: Rc<Parent>,
/// }
///
/// let parent = Rc::new(Parent { children: RefCell::default() });
/// parent.children.borrow_mut().push(Rc::new(Child { parent: Rc::clone(&parent) }));
///
/// let found = cycles(&parent);
/// let [cycle] = &*found.cycles else { unreachable!() };
/// // The child has no other handle, and is a part of its parent.
/// assert_eq!(cycle.ways.iter().map(|way| &*way.names).collect::<Vec<_>>(), ["children.parent"]);
/// assert_eq!((cycle.count, cycle.blocks), (1, 3));
/// assert_eq!(found.lost, parent.heap_size());
/// println!("{found}");
/// # parent.children.take();
/// ```
#[must_use]
pub fn cycles<T: MemSize + ?Sized>(root: &T) -> Cycles {
    OwnerGraph::of(root).cycles()
}

/// The cycles of a graph; [`Display`](fmt::Display) writes each with its way back to itself.
///
/// ```text
/// 1 cycle, 40 times; dropping all roots would lose 7.2 KiB
///
/// #1  7.2 KiB in 120 blocks, 40 times, fingerprint 5f2c91aa02d1c7b4
///     ╭→ Parent     strong 2 = 1 from the cycle + 1 from parents
///     │  .children
///     │  Child      strong 1 = 1 from the cycle
///     ╰─ .parent    leads back: a `Weak` here would end the cycle
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Cycles {
    /// Equal ones as one, those of most bytes first.
    pub cycles: Vec<Cycle>,
    /// Bytes that would be lost if all roots were dropped now: the cycles that nothing outside
    /// holds, and what hangs on them.
    pub lost: usize,
    /// Whether all places were looked into; if not, there may be more cycles in the others, and
    /// handles that lie there count as outside.
    pub is_complete: bool,
}

/// A cycle of strong handles, or several equal ones: those with the same shortest way back.
///
/// Blocks that are held together by several cycles, as in a list that is linked both ways, count as
/// one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Cycle {
    /// How many equal ones there are.
    pub count: usize,
    /// Bytes of all their blocks, those with one owner included.
    pub bytes: usize,
    /// How many blocks these are.
    pub blocks: usize,
    /// The shortest way back, from where one comes into the cycle.
    pub ways: Vec<CycleWay>,
    /// The one of `ways` where a `Weak` would end the cycle and leave everything reachable, if
    /// there is one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub weak_at: Option<usize>,
    /// Made of the types and names on the way, so that a cycle has the same one in the next run.
    pub fingerprint: Fingerprint,
}

/// One block of a cycle, and the way from it to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct CycleWay {
    /// The type of the value in the block.
    pub type_name: Cow<'static, str>,
    /// The names from the value to the handle on the next block, with dots between them.
    pub names: String,
    /// The strong count of the block, if its handles tell.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub strong: Option<usize>,
    /// Strong handles on the block that lie in the cycle, or in another that is tied to it.
    pub from_cycle: usize,
    /// Where other handles that were met lie, with how many there are.
    pub owners: Vec<(String, usize)>,
    /// Handles that were not met.
    pub outside: usize,
}

/// Tells a kind of cycle from others, in each run the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Cycles {
    /// How many cycles there are, equal ones each.
    #[must_use]
    pub fn count(&self) -> usize {
        self.cycles.iter().fold(0, |sum, cycle| sum.saturating_add(cycle.count))
    }
}
