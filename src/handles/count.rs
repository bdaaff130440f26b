//! The reference counts of a single handle.

use alloc::rc::{self, Rc};
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::{self, Arc};

use mem_size_core::__private::shared_block_id;
use mem_size_core::{BlockId, RefCounts};

/// How many strong and weak handles lead to the block behind a handle, the handle itself among
/// them.
///
/// Takes an `Rc`, an `Arc` or a `Weak` of either, to any type, sized or not. The handle is
/// borrowed, so that the call adds nothing to the counts: a lone `Rc` has one strong handle, and no
/// `- 1` is due.
///
/// ```
/// use std::rc::Rc;
/// use mem_size::{RefCounts, ref_count};
///
/// let name: Rc<str> = Rc::from("Ada");
/// assert_eq!(ref_count(&name), RefCounts::new(1, 0));
///
/// let (again, weak) = (Rc::clone(&name), Rc::downgrade(&name));
/// assert_eq!(ref_count(&name), RefCounts::new(2, 1));
/// assert_eq!(ref_count(&weak), ref_count(&again));
///
/// // Through a `Weak` whose value is gone, std tells of nobody, itself included.
/// drop((name, again));
/// assert_eq!(ref_count(&weak), RefCounts::new(0, 0));
/// ```
///
/// ```
/// use std::sync::{Arc, Weak};
/// use mem_size::{RefCounts, ref_count};
///
/// let numbers: Arc<[u64]> = Arc::from([1, 2, 3]);
/// let weak: Weak<[u64]> = Arc::downgrade(&numbers);
/// assert_eq!(ref_count(&numbers), RefCounts::new(1, 1));
/// assert_eq!(ref_count(&weak), RefCounts::new(1, 1));
/// assert_eq!(ref_count(&Weak::<u64>::new()), RefCounts::new(0, 0));
/// ```
///
/// # Edge cases
///
/// - The counts of an `Arc` are those of the moment: other threads may change either at any time,
///   also between the two being read.
/// - The empty `Arc<str>`, `Arc<[T]>` and `Arc<CStr>` of `Default` share one static of std. It has
///   a handle of its own, and all such values in the program count together.
/// - A `Pin<Rc<T>>` or `Pin<Arc<T>>` lets nobody ask.
pub fn ref_count<H: Handle + ?Sized>(handle: &H) -> RefCounts {
    handle.counts()
}

/// A handle that counts: `Rc`, `Arc`, and the `Weak`s of both. Nothing else can implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no reference counts",
    label = "not an `Rc`, an `Arc` or a `Weak`",
    note = "`ref_count` takes a reference to the handle itself: `ref_count(&rc)`, not \
    `ref_count(&*rc)`"
)]
pub trait Handle: sealed::Sealed {
    /// The strong and weak handles to its block, this one included; see [`ref_count`].
    fn counts(&self) -> RefCounts;
}

mod sealed {
    use mem_size_core::BlockId;

    pub trait Sealed {
        /// The block of a strong handle.
        fn block(&self) -> Option<BlockId> {
            None
        }
    }
}

impl<T: ?Sized> sealed::Sealed for Rc<T> {
    fn block(&self) -> Option<BlockId> {
        shared_block_id(&**self)
    }
}

#[cfg(target_has_atomic = "ptr")]
impl<T: ?Sized> sealed::Sealed for Arc<T> {
    fn block(&self) -> Option<BlockId> {
        shared_block_id(&**self)
    }
}

impl<T: ?Sized> sealed::Sealed for rc::Weak<T> {}
#[cfg(target_has_atomic = "ptr")]
impl<T: ?Sized> sealed::Sealed for sync::Weak<T> {}

impl<T: ?Sized> Handle for Rc<T> {
    fn counts(&self) -> RefCounts {
        RefCounts::new(Self::strong_count(self), Self::weak_count(self))
    }
}

impl<T: ?Sized> Handle for rc::Weak<T> {
    fn counts(&self) -> RefCounts {
        RefCounts::new(self.strong_count(), self.weak_count())
    }
}

#[cfg(target_has_atomic = "ptr")]
impl<T: ?Sized> Handle for Arc<T> {
    fn counts(&self) -> RefCounts {
        RefCounts::new(Self::strong_count(self), Self::weak_count(self))
    }
}

#[cfg(target_has_atomic = "ptr")]
impl<T: ?Sized> Handle for sync::Weak<T> {
    fn counts(&self) -> RefCounts {
        RefCounts::new(self.strong_count(), self.weak_count())
    }
}
