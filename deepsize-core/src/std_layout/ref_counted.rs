//! The block behind `Rc` and `Arc`: two counters, then the value.

#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use core::alloc::Layout;

use crate::walk::Block;

// LAYOUT: `RcInner` and `ArcInner` are `repr(C) { strong, weak, value }`, two words and the value,
// allocated as `Layout::extend` lays them out. From alloc/src/rc.rs
// (`rc_inner_layout_for_value_layout`) and alloc/src/sync.rs, Rust 1.88 to 1.99;
// tests/truth/shared.rs.
#[inline]
fn layout(value: Layout) -> Option<(Layout, usize)> {
    let (layout, offset) = Layout::new::<[usize; 2]>().extend(value).ok()?;
    Some((layout.pad_to_align(), offset))
}

impl Block {
    /// The block of an `Rc` or `Arc` that holds this value: the two counters, the value, and
    /// padding.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use mem_size_core::Block;
    ///
    /// let rc: Rc<str> = Rc::from("abc");
    /// let end = 2 * size_of::<usize>() + 3;
    /// assert_eq!(Block::counted(&*rc).size(), end.next_multiple_of(align_of::<usize>()));
    /// ```
    #[inline]
    pub fn counted<T: ?Sized>(value: &T) -> Self {
        Self::counted_at(core::ptr::from_ref(value).addr(), Layout::for_value(value))
    }

    /// The block of an `Rc` or `Arc` whose value lies, or once lay, at `address`.
    #[inline]
    pub(crate) fn counted_at(address: usize, value: Layout) -> Self {
        let (whole, offset) = layout(value).unwrap_or((value, 0));
        Self::new(whole.size())
            .starting_at_address(address.wrapping_sub(offset))
            .overhead(whole.size() - value.size())
    }
}

// LAYOUT: the empty unsized `Arc`s of `Default` share one static, laid out like their own block
// would be. A slice of it may be made an `Arc<[T; 0]>`. From alloc/src/sync.rs
// (`STATIC_INNER_SLICE`, `TryFrom<Arc<[T], A>> for Arc<[T; N], A>`), Rust 1.88 to 1.99;
// tests/truth/shared.rs.
/// Whether this value lies in that static, so that the handle owns no block.
#[cfg(target_has_atomic = "ptr")]
#[inline]
pub(crate) fn is_in_static<T: ?Sized>(value: &T) -> bool {
    let is_wide = size_of::<&T>() > size_of::<usize>();
    // The one byte is the nul of a `CStr`.
    size_of_val(value) <= usize::from(is_wide) && lies_in_static(&Block::counted(value))
}

#[cfg(target_has_atomic = "ptr")]
#[cold]
#[inline(never)]
fn lies_in_static(block: &Block) -> bool {
    block.address() == Block::counted::<str>(&Arc::<str>::default()).address()
}

// LAYOUT: `Weak::new()` points to the address `usize::MAX`; nothing can lie there, or before the
// counters of the first block. From alloc/src/rc.rs (`is_dangling`), Rust 1.88 to 1.99;
// tests/truth/shared.rs.
/// Whether the value of a `Weak` lies, or once lay, at this address: a new one has none.
pub(crate) const fn is_in_block(address: usize) -> bool {
    let counters = 2 * size_of::<usize>();
    counters <= address && address < usize::MAX - counters
}

/// What a `Weak` may point to: tells how large a value was that is gone.
///
/// A `Weak` owns nothing while the value lives; when it is gone, the block stays until the last
/// `Weak` goes. How large it is, its type tells: every sized type, slices, `str`, `Path`, `OsStr`
/// and `CStr` do. The dead block of a trait object leaves a gap, and so does one of a type that
/// ends in something without a size, such as a `RefCell<[T]>`. The derive sees to that in fields
/// that spell out the `Weak` (`Weak<dyn Observer>`, or a `Vec` of these); for one behind an alias,
/// or without the derive, say `impl WeakTarget for dyn Observer {}`.
///
/// ```
/// use std::rc::{Rc, Weak};
/// use mem_size_core::{Gap, MemSize, WeakTarget};
///
/// trait Observer {}
/// impl WeakTarget for dyn Observer {}
/// impl Observer for u64 {}
///
/// let strong: Rc<dyn Observer> = Rc::new(7_u64);
/// let weak: Weak<dyn Observer> = Rc::downgrade(&strong);
/// assert_eq!(weak.heap_size(), 0);
/// drop(strong);
/// assert_eq!(weak.mem_usage().gaps.count(Gap::Dead), 1);
/// ```
#[diagnostic::on_unimplemented(
    message = "a `Weak` of `{Self}` cannot be measured",
    label = "nothing tells how large a dead `{Self}` was",
    note = "if this is a trait object of a trait of yours, or a type of yours that has no size, \
    add `impl mem_size::WeakTarget for {Self} {{}}`",
    note = "if it is a type parameter, or mentions one, put `#[mem_size(bound = \"{Self}: \
    mem_size::WeakTarget\")]` on the type that derives",
    note = "if not, put `#[mem_size(with = mem_size::with::rc_weak)]` on the field, or `arc_weak`"
)]
pub trait WeakTarget {
    /// The layout of the value that once lay at `address`, if its type tells.
    #[must_use]
    fn dead_layout(address: *const Self) -> Option<Layout> {
        let _ = address;
        None
    }
}

// The error on a trait object is that it is no target, and not that it has no size.
#[diagnostic::do_not_recommend]
impl<T> WeakTarget for T {
    fn dead_layout(_: *const Self) -> Option<Layout> {
        Some(Layout::new::<T>())
    }
}

impl<T> WeakTarget for [T] {
    fn dead_layout(address: *const Self) -> Option<Layout> {
        Layout::array::<T>(address.len()).ok()
    }
}

macro_rules! bytes {
    ($($target:ty),+) => { $(
        impl WeakTarget for $target {
            fn dead_layout(address: *const Self) -> Option<Layout> {
                <[u8]>::dead_layout(address as *const [u8])
            }
        }
    )+ };
}

bytes!(str, core::ffi::CStr);
#[cfg(feature = "std")]
bytes!(std::ffi::OsStr, std::path::Path);
