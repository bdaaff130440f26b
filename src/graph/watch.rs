//! Watches a value that should go: says later whether it still lives, and what keeps it.

use alloc::borrow::Cow;
use alloc::rc::{self, Rc};
use alloc::sync::{self, Arc};

use mem_size_core::MemSize;

use crate::graph::cycles::Cycles;
use crate::graph::graph::OwnerGraph;
use crate::graph::node::OwnerNode;

/// Keeps a `Weak` on a value that is about to be dropped, to find out later what became of it.
///
/// A cycle that is lost already is in no graph, for no root leads to it. What was watched is a way
/// in.
///
/// ```
/// use std::cell::RefCell;
/// use std::rc::Rc;
/// use mem_size::{MemSize, graph::watch};
///
/// #[derive(Default, MemSize)]
/// struct Session {
///     next: RefCell<Option<Rc<Session>>>,
/// }
///
/// let session = Rc::<Session>::default();
/// let watched = watch(&session);
/// *session.next.borrow_mut() = Some(Rc::clone(&session));
/// drop(session);
///
/// let alive = watched.still_alive().expect("it holds itself");
/// assert_eq!((alive.cycles.count(), alive.outside), (1, 0));
/// println!("{alive}");
/// # watched.upgrade().unwrap().next.take();
/// # assert!(watched.still_alive().is_none());
/// ```
///
/// The `Weak` keeps the memory of the block, though not what its value owns, as long as the watch
/// lives.
#[must_use]
pub fn watch<H: Watched>(handle: &H) -> Watch<H> {
    Watch { weak: handle.downgrade() }
}

/// A value that is watched; made by [`watch`].
#[derive(Debug)]
pub struct Watch<H: Watched> {
    weak: H::Weak,
}

impl<H: Watched> Watch<H> {
    /// What keeps the value, if it still lives.
    #[must_use]
    pub fn still_alive(&self) -> Option<StillAlive> {
        let handle = self.upgrade()?;
        let graph = OwnerGraph::of(&handle);
        let block = graph.edges.from(1).first()?.vertex;
        let node = OwnerNode::new(&graph, block);
        Some(StillAlive {
            type_name: core::any::type_name::<H::Value>().into(),
            bytes: handle.heap_size(),
            outside: node.outside().unwrap_or(0),
            cycles: graph.cycles_where(|vertex| vertex == block),
        })
    }

    /// Hands the watch to the search for leaks around it on this thread: where the work leaks, the
    /// report of [`detect_leaks`](crate::detect_leaks) or
    /// [`assert_no_leaks!`](crate::assert_no_leaks) tells what keeps this value after the last
    /// iteration.
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use std::rc::Rc;
    /// use mem_size::{CountingAlloc, MemSize, detect_leaks, graph::watch};
    ///
    /// #[global_allocator]
    /// static ALLOC: CountingAlloc = CountingAlloc::new();
    ///
    /// #[derive(Default, MemSize)]
    /// struct Session {
    ///     next: RefCell<Option<Rc<Session>>>,
    /// }
    ///
    /// # fn main() -> Result<(), mem_size::NotInstalled> {
    /// let report = detect_leaks(100, || {
    ///     let session = Rc::<Session>::default();
    ///     *session.next.borrow_mut() = Some(Rc::clone(&session));
    ///     watch(&session).in_leak_report();
    /// })?;
    /// assert!(report.is_leak());
    /// let [alive] = report.still_alive() else { unreachable!() };
    /// assert_eq!((alive.cycles.count(), alive.outside), (1, 0));
    /// assert!(report.to_string().contains("Session still lives"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The first 16 of each iteration are reported. Where no search runs, nothing happens.
    #[cfg(feature = "process")]
    pub fn in_leak_report(self)
    where
        H: 'static,
        H::Weak: 'static,
    {
        crate::leaks::note(Box::new(move || self.still_alive()));
    }

    /// The value, if it still lives.
    #[must_use]
    pub fn upgrade(&self) -> Option<H> {
        H::upgrade(&self.weak)
    }
}

/// A value that still lives, and what keeps it.
///
/// [`Display`](core::fmt::Display) writes who holds it, and the cycle with its way back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct StillAlive {
    /// Its type, as [`core::any::type_name`] spells it.
    pub type_name: Cow<'static, str>,
    /// Bytes of its block and of all that it leads to.
    pub bytes: usize,
    /// Strong handles that do not hang on the value itself: somebody else holds it.
    pub outside: usize,
    /// The cycle through the value, if one leads back to it.
    pub cycles: Cycles,
}

/// `Rc` and `Arc`. Nothing else can implement it.
pub trait Watched: MemSize + Sized + sealed::Sealed {
    /// What it points to.
    type Value: ?Sized;
    /// The `Weak` of it.
    type Weak;

    /// A `Weak` on the same block.
    fn downgrade(&self) -> Self::Weak;

    /// A handle, if the value still lives.
    fn upgrade(weak: &Self::Weak) -> Option<Self>;
}

mod sealed {
    pub trait Sealed {}
}

impl<T: MemSize + ?Sized> sealed::Sealed for Rc<T> {}
impl<T: MemSize + ?Sized> sealed::Sealed for Arc<T> {}

impl<T: MemSize + ?Sized> Watched for Rc<T> {
    type Value = T;
    type Weak = rc::Weak<T>;

    fn downgrade(&self) -> rc::Weak<T> {
        Self::downgrade(self)
    }

    fn upgrade(weak: &rc::Weak<T>) -> Option<Self> {
        weak.upgrade()
    }
}

impl<T: MemSize + ?Sized> Watched for Arc<T> {
    type Value = T;
    type Weak = sync::Weak<T>;

    fn downgrade(&self) -> sync::Weak<T> {
        Self::downgrade(self)
    }

    fn upgrade(weak: &sync::Weak<T>) -> Option<Self> {
        weak.upgrade()
    }
}
