//! Ready functions for `#[mem_size(with = …)]`: for fields of types that have no impl, and parts of
//! fields.
//!
//! | function | for a field of type | counts |
//! |---|---|---|
//! | [`opaque`] | anything | nothing, with a gap |
//! | [`opaque_box`] | `Box<T>` | the block, with a gap for what `T` owns |
//! | [`opaque_rc`], [`opaque_arc`] | `Rc<T>`, `Arc<T>` | the shared block, once, with a gap for what `T` owns |
//! | [`opaque_vec`] | `Vec<T>` | the buffer, with a gap for what the elements own |
//! | [`rc_weak`], [`arc_weak`] | `Weak<T>` | nothing while the value lives; then a gap |
//!
//! For the usual types of other crates a function of your own takes one line, in which one of these
//! counts what they tell:
//!
//! | function | of a type that tells | counts |
//! |---|---|---|
//! | [`by_capacity`] | its elements and its capacity | the block: exact |
//! | [`by_length`] | its elements | these, with a gap for spare room |
//! | [`by_estimate`] | how many bytes it takes | that, with a gap: its owner's estimate |
//!
//! Where a type derefs to a slice, `with = with::by_length` does without a function.
//!
//! Each of the first table also serves parts of a field: `with(Box<dyn Trait> = with::opaque_box)`
//! is for boxes wherever they lie in it. Containers count as ever, however deep they are nested,
//! and need no function: `with(dyn Trait = with::opaque)` counts the tables, buffers and boxes
//! around the objects, and leaves a gap for each of these. How that is said without the derive,
//! [`TraceBy`] tells.
//!
//! `T` may be anything, `dyn Trait` of a foreign trait included. Where a type without an impl owns
//! nothing at all, `#[mem_size(skip)]` is the better answer: it leaves no gap.

pub(crate) mod called;
mod parts;
pub(crate) mod probe;

use alloc::boxed::Box;
use alloc::rc::{self, Rc};
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::{self, Arc};
use alloc::vec::Vec;

pub use self::parts::{By, Own, TraceBy};
#[doc(hidden)]
pub use self::parts::{by, gives_nothing};
#[cfg(target_has_atomic = "ptr")]
use crate::std_layout::ref_counted::is_in_static;
use crate::{Block, Gap, MemSize, RefCounts, Tracer, impls};

/// Counts nothing and leaves a gap: the honest answer for a type of which nothing is known.
///
/// ```
/// use mem_size_core::{Gap, MemSize, Tracer, with};
///
/// struct Foreign(*mut u8);
/// struct Handle { foreign: Foreign }
///
/// // `#[derive(MemSize)]` with `#[mem_size(with = with::opaque)]` on the field writes this:
/// impl MemSize for Handle {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         tracer.field_with("foreign", &self.foreign, move |tracer| {
///             with::opaque(&self.foreign, tracer);
///         });
///     }
/// }
///
/// let handle = Handle { foreign: Foreign(core::ptr::null_mut()) };
/// assert_eq!(handle.heap_size(), 0);
/// assert_eq!(handle.mem_usage().gaps.count(Gap::Opaque), 1);
/// ```
pub fn opaque<T: ?Sized>(_: &T, tracer: &mut Tracer<'_>) {
    tracer.gap(Gap::Opaque);
}

/// Counts the block of a `Box` of anything, and leaves a gap for what the value owns.
///
/// ```
/// use mem_size_core::{Gap, Tracer, with};
///
/// trait Plugin {}
/// impl Plugin for [u32; 5] {}
///
/// let plugin: Box<dyn Plugin> = Box::new([0_u32; 5]);
/// let mut tracer = Tracer::new();
/// with::opaque_box(&plugin, &mut tracer);
/// assert_eq!(tracer.usage().heap, size_of::<[u32; 5]>());
/// assert_eq!(tracer.usage().gaps.count(Gap::Opaque), 1);
/// ```
#[expect(clippy::borrowed_box, reason = "a `with` function takes the field as it is")]
pub fn opaque_box<T: ?Sized>(value: &Box<T>, tracer: &mut Tracer<'_>) {
    tracer.block_with(Block::holding::<T>(value), move |tracer| tracer.gap(Gap::Opaque));
}

/// Counts the block behind an `Rc` of anything, once, and leaves a gap for what the value owns.
///
/// ```
/// use std::rc::Rc;
/// use mem_size_core::{Block, Tracer, with};
///
/// struct Foreign([u32; 5]);
///
/// let first = Rc::new(Foreign([0; 5]));
/// let second = Rc::clone(&first);
/// let mut tracer = Tracer::new();
/// with::opaque_rc(&first, &mut tracer);
/// with::opaque_rc(&second, &mut tracer);
/// assert_eq!(tracer.usage().heap, Block::counted(&*first).size());
/// assert_eq!(tracer.usage().gaps.total(), 1);
/// ```
pub fn opaque_rc<T: ?Sized>(value: &Rc<T>, tracer: &mut Tracer<'_>) {
    tracer.shared(
        Block::counted::<T>(value),
        || Some(RefCounts::new(Rc::strong_count(value), Rc::weak_count(value))),
        move |tracer| tracer.gap(Gap::Opaque),
    );
}

/// Counts the block behind an `Arc` of anything, once, and leaves a gap for what the value owns.
///
/// ```
/// use std::sync::Arc;
/// use mem_size_core::{Block, Tracer, with};
///
/// trait Plugin {}
/// impl Plugin for u64 {}
///
/// let plugin: Arc<dyn Plugin> = Arc::new(7_u64);
/// let mut tracer = Tracer::new();
/// with::opaque_arc(&plugin, &mut tracer);
/// assert_eq!(tracer.usage().heap, Block::counted(&*plugin).size());
/// assert_eq!(tracer.usage().gaps.total(), 1);
/// ```
#[cfg(target_has_atomic = "ptr")]
pub fn opaque_arc<T: ?Sized>(value: &Arc<T>, tracer: &mut Tracer<'_>) {
    if is_in_static::<T>(value) {
        return;
    }
    tracer.shared(
        Block::counted::<T>(value),
        || Some(RefCounts::new(Arc::strong_count(value), Arc::weak_count(value))),
        move |tracer| tracer.gap(Gap::Opaque),
    );
}

/// Counts the buffer of a `Vec` of anything, and leaves a gap for what the elements own, if there
/// are any.
///
/// ```
/// use mem_size_core::{Gap, Tracer, with};
///
/// struct Foreign(u32);
///
/// let foreign: Vec<Foreign> = vec![Foreign(1), Foreign(2)];
/// let mut tracer = Tracer::new();
/// with::opaque_vec(&foreign, &mut tracer);
/// assert_eq!(tracer.usage().heap, 2 * size_of::<Foreign>());
/// assert_eq!(tracer.usage().gaps.count(Gap::Opaque), 1);
/// ```
pub fn opaque_vec<T>(value: &Vec<T>, tracer: &mut Tracer<'_>) {
    tracer.block_with(
        Block::buffer(value.as_ptr(), value.len(), value.capacity()),
        move |tracer| {
            if !value.is_empty() {
                tracer.gap(Gap::Opaque);
            }
        },
    );
}

/// Counts one block with room for `capacity` of these elements, and what the elements own. Exact
/// for a type that keeps them in a block of its own without a header.
///
/// A capacity of 0 is for elements that lie inline: these have no block.
///
/// ```
/// use mem_size_core::{MemSize, Tracer, with};
///
/// # struct Stack(Vec<String>);
/// # impl Stack {
/// #     fn as_slice(&self) -> &[String] { &self.0 }
/// #     fn capacity(&self) -> usize { self.0.capacity() }
/// # }
/// // A `Stack` of another crate.
/// fn stack(stack: &Stack, tracer: &mut Tracer<'_>) {
///     with::by_capacity(stack.as_slice(), stack.capacity(), tracer);
/// }
///
/// // With `#[mem_size(with = stack)]` on the field the derive writes this:
/// struct Undo { steps: Stack }
/// impl MemSize for Undo {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         tracer.field_with("steps", &self.steps, |tracer| stack(&self.steps, tracer));
///     }
/// }
///
/// let mut steps = Vec::with_capacity(9);
/// steps.push(String::from("typed"));
/// let undo = Undo { steps: Stack(steps) };
/// assert_eq!(undo.heap_size(), 9 * size_of::<String>() + 5);
/// assert!(undo.mem_usage().is_exact());
/// ```
pub fn by_capacity<T: MemSize>(elements: &[T], capacity: usize, tracer: &mut Tracer<'_>) {
    let block = Block::buffer(elements.as_ptr(), elements.len(), capacity);
    tracer.block_with(block, |tracer| tracer.elements(elements));
}

/// Counts one block of these elements, and what they own; and leaves a gap: the type does not tell
/// what room it has for more. For a type that always keeps them on the heap.
///
/// ```
/// use mem_size_core::{Gap, MemSize, Tracer, with};
///
/// # struct Rope(Box<[u8]>);
/// # impl std::ops::Deref for Rope { type Target = [u8]; fn deref(&self) -> &[u8] { &self.0 } }
/// // A `Rope` of another crate that derefs to bytes: with `#[mem_size(with = with::by_length)]`
/// // on the field the derive writes this.
/// struct Page { text: Rope }
/// impl MemSize for Page {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         tracer.field_with("text", &self.text, |tracer| with::by_length(&self.text, tracer));
///     }
/// }
///
/// let usage = Page { text: Rope(Box::new([7; 100])) }.mem_usage();
/// assert_eq!((usage.heap, usage.gaps.count(Gap::Capacity)), (100, 1));
/// ```
pub fn by_length<T: MemSize>(elements: &[T], tracer: &mut Tracer<'_>) {
    tracer.block_with(Block::holding(elements), |tracer| tracer.elements(elements));
    tracer.gap(Gap::Capacity);
}

/// Counts what a method of the type says that it takes on the heap, and leaves a gap, for that is
/// its owner's estimate.
///
/// ```
/// use mem_size_core::{Gap, MemSize, Tracer, with};
///
/// # struct Automaton;
/// # impl Automaton { fn memory_usage(&self) -> usize { 4096 } }
/// // An `Automaton` of another crate.
/// fn automaton(automaton: &Automaton, tracer: &mut Tracer<'_>) {
///     with::by_estimate(automaton.memory_usage(), tracer);
/// }
///
/// // With `#[mem_size(with = automaton)]` on the field the derive writes this:
/// struct Search { automaton: Automaton }
/// impl MemSize for Search {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         let trace = |tracer: &mut Tracer<'_>| automaton(&self.automaton, tracer);
///         tracer.field_with("automaton", &self.automaton, trace);
///     }
/// }
///
/// let usage = Search { automaton: Automaton }.mem_usage();
/// assert_eq!((usage.heap, usage.gaps.count(Gap::Estimated)), (4096, 1));
/// ```
pub fn by_estimate(bytes: usize, tracer: &mut Tracer<'_>) {
    tracer.estimated(bytes);
}

/// Takes an `rc::Weak` of anything: it owns nothing while the value lives, and a dead block leaves
/// a gap.
///
/// The impl of `Weak` knows more, but needs a [`WeakTarget`](crate::WeakTarget).
///
/// ```
/// use std::rc::{Rc, Weak};
/// use mem_size_core::{Gap, Tracer, with};
///
/// trait Foreign {}
/// impl Foreign for u64 {}
///
/// let strong: Rc<dyn Foreign> = Rc::new(7_u64);
/// let weak: Weak<dyn Foreign> = Rc::downgrade(&strong);
/// let mut tracer = Tracer::new();
/// with::rc_weak(&weak, &mut tracer);
/// assert!(tracer.usage().is_exact());
/// drop(strong);
/// with::rc_weak(&weak, &mut tracer);
/// assert_eq!(tracer.usage().gaps.count(Gap::Dead), 1);
/// ```
pub fn rc_weak<T: ?Sized>(value: &rc::Weak<T>, tracer: &mut Tracer<'_>) {
    impls::alloc::rc::trace_weak(value, |_| None, tracer);
}

/// Takes a `sync::Weak` of anything: it owns nothing while the value lives, and a dead block leaves
/// a gap.
///
/// The impl of `Weak` knows more, but needs a [`WeakTarget`](crate::WeakTarget).
///
/// ```
/// use std::sync::{Arc, Weak};
/// use mem_size_core::{Tracer, with};
///
/// trait Foreign {}
/// impl Foreign for u64 {}
///
/// let never: Weak<dyn Foreign> = Weak::<u64>::new();
/// let mut tracer = Tracer::new();
/// with::arc_weak(&never, &mut tracer);
/// assert!(tracer.usage().is_exact());
/// ```
#[cfg(target_has_atomic = "ptr")]
pub fn arc_weak<T: ?Sized>(value: &sync::Weak<T>, tracer: &mut Tracer<'_>) {
    impls::alloc::sync::trace_weak(value, |_| None, tracer);
}
