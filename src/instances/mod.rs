//! How many values of a type are live, for types that opt in by a field that counts.

mod counter;
mod snapshot;

use std::any::type_name;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use mem_size_core::{Flat, MemSize, Tracer};

use self::counter::Counter;
pub use self::snapshot::{InstanceChange, InstanceChanges, InstanceCount, LiveInstances};

/// A field that counts the live values of the type that it is in, and takes no room.
///
/// ```
/// use mem_size::{LiveCount, MemSize, live_count, live_instances};
///
/// #[derive(Clone, Debug, Default, PartialEq, MemSize)]
/// struct Node {
///     name: String,
///     live: LiveCount<Self>,
/// }
///
/// let before = live_instances();
/// let first = Node { name: "first".into(), live: LiveCount::new() };
/// let second = first.clone();
/// std::mem::forget(Node::default());
/// assert_eq!(live_count::<Node>(), 3);
///
/// drop((first, second));
/// assert_eq!(live_count::<Node>(), 1);
/// println!("{}", live_instances().since(&before));
/// ```
///
/// ```text
/// type       live  change
/// app::Node     1      +1
/// ```
///
/// Making one with [`new`](Self::new), [`default`](Self::default) or [`clone`](Self::clone) counts
/// up, dropping it counts down; a value that is forgotten, or kept by a cycle of `Rc`s, stays
/// counted. Everything else looks past the field: two of them are always equal, hash to nothing,
/// own nothing, and may go to any thread whatever `T` is.
///
/// # What is one type
///
/// Counted is by [`type_name`], so that nothing is asked of `T`: it may borrow, or be unsized.
/// Types that differ only in lifetimes count as one, and so do types whose names do not tell them
/// apart: of two versions of one crate, or in two blocks of one function. `Node<u8>` and
/// `Node<u16>` are two.
///
/// # Cost
///
/// A value made and dropped costs two additions to numbers that all threads share, about 15 ns
/// together; more where threads make values of one type at the same time. The first value of a type
/// allocates its counter, which is never freed and which [`CountingAlloc`](crate::CountingAlloc)
/// does not count.
pub struct LiveCount<T: ?Sized>(PhantomData<fn() -> PhantomData<T>>);

impl<T: ?Sized> LiveCount<T> {
    /// Counts one more.
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Counter::of(type_name::<T>()).add();
        Self(PhantomData)
    }
}

impl<T: ?Sized> Drop for LiveCount<T> {
    /// Counts one less.
    #[inline]
    fn drop(&mut self) {
        Counter::of(type_name::<T>()).remove();
    }
}

impl<T: ?Sized> Default for LiveCount<T> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized> Clone for LiveCount<T> {
    #[inline]
    fn clone(&self) -> Self {
        Self::new()
    }

    /// Changes nothing: the value that is overwritten stays, and stays counted.
    #[inline]
    fn clone_from(&mut self, _: &Self) {}
}

impl<T: ?Sized> fmt::Debug for LiveCount<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LiveCount")
    }
}

impl<T: ?Sized> PartialEq for LiveCount<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T: ?Sized> Eq for LiveCount<T> {}

impl<T: ?Sized> PartialOrd for LiveCount<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for LiveCount<T> {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl<T: ?Sized> Hash for LiveCount<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<T: ?Sized> MemSize for LiveCount<T> {
    #[inline]
    fn trace(&self, _: &mut Tracer<'_>) {}

    #[inline]
    fn is_flat() -> bool {
        true
    }
}

impl<T: ?Sized> Flat for LiveCount<T> {}

/// How many values of a type with a [`LiveCount`] field are live now; 0 of a type without one.
///
/// ```
/// use mem_size::{LiveCount, live_count};
///
/// struct Session<'a> {
///     user: &'a str,
///     live: LiveCount<Session<'a>>,
/// }
///
/// let sessions = ["Ada", "Grace"].map(|user| Session { user, live: LiveCount::new() });
/// assert_eq!(live_count::<Session>(), 2);
/// drop(sessions);
/// assert_eq!(live_count::<Session>(), 0);
/// ```
///
/// While other threads make and drop values, the number is one that held at about this time.
pub fn live_count<T: ?Sized>() -> usize {
    Counter::find(type_name::<T>()).map_or(0, Counter::live)
}

/// How many values are live now of each type that has a [`LiveCount`] field: what Python's
/// `gc.get_objects()` is asked for, before and after.
///
/// ```
/// use mem_size::{LiveCount, live_instances};
///
/// #[derive(Default)]
/// struct Page(LiveCount<Page>);
///
/// let pages = [Page::default(), Page::default()];
/// let snapshot = live_instances();
/// let page = snapshot.of::<Page>();
/// assert_eq!((page.live, page.created, page.peak), (2, 2, 2));
/// println!("{snapshot}");
/// # drop(pages);
/// ```
///
/// ```text
/// type       live  created  peak
/// app::Page     2        2     2
/// ```
///
/// Types of which no value has been made yet are not listed. While other threads make and drop
/// values, each number is one that held at about this time.
pub fn live_instances() -> LiveInstances {
    LiveInstances::now()
}
