//! The trait that a measurable type implements, and the marker traits beside it.

use crate::event::Place;
use crate::ordered::WhenOrdered;
use crate::usage::MemUsage;
use crate::walk::Tracer;

/// How much memory a value really takes.
///
/// Derive it; `#[derive(MemSize)]` comes with the `mem-size` crate. By hand, an impl is one method
/// that tells the [`Tracer`] which blocks the value owns, and traces the values that may own more:
///
/// ```
/// use mem_size_core::{Block, MemSize, Tracer};
///
/// /// A stack that grows by hand.
/// struct Stack<T> {
///     slots: Box<[Option<T>]>,
///     used: usize,
/// }
///
/// impl<T: MemSize> MemSize for Stack<T> {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         let spare = (self.slots.len() - self.used) * size_of::<Option<T>>();
///         let block = Block::holding(&*self.slots).spare(spare);
///         tracer.block_with(block, |tracer| tracer.elements(&*self.slots));
///     }
/// }
///
/// let stack = Stack { slots: vec![Some(String::from("a")), None].into(), used: 1 };
/// assert_eq!(stack.heap_size(), 2 * size_of::<Option<String>>() + 1);
/// assert_eq!(stack.mem_usage().spare, size_of::<Option<String>>());
/// ```
///
/// The trait is object-safe: with `trait Shape: MemSize`, `Box<dyn Shape>` and `Arc<dyn Shape>` are
/// measured with no further code.
#[diagnostic::on_unimplemented(
    message = "the memory of `{Self}` cannot be measured",
    label = "`{Self}` does not implement `MemSize`",
    note = "if the type is yours, add `#[derive(MemSize)]` to it",
    note = "if it is of another crate, see whether `mem-size` has a feature named after that \
    crate and its version (`smallvec-1`): the list is in `mem_size::guide::foreign`; if not, put \
    `#[mem_size(with({Self} = some::function))]` on the field to measure it by a function, or \
    `#[mem_size(skip)]` to count its inline bytes only",
    note = "if it is a type parameter, or an associated type of one, put `#[mem_size(bound = \
    \"{Self}: MemSize\")]` on the type that derives, with the bounds of its other parameters: \
    they replace those that the derive infers",
    note = "if it is a trait object, make `MemSize` a supertrait (`trait Plug: MemSize`), or put \
    `#[mem_size(with({Self} = mem_size::with::opaque))]` on the field, which counts its box and \
    leaves a gap"
)]
#[cfg_attr(
    not(feature = "std"),
    diagnostic::on_unimplemented(
        note = "types of `std` alone, such as `HashMap` and `PathBuf`, need the feature `std` of \
        `mem-size`"
    )
)]
pub trait MemSize {
    /// Reports every heap block that `self` owns, and traces what may own further ones.
    ///
    /// The inline bytes of `self` are counted by whoever holds it, so a type without blocks does
    /// nothing here. An impl must not wait for a lock or anything else, and not run the user's
    /// `Hash`, `Eq` or `Deref`.
    fn trace(&self, tracer: &mut Tracer<'_>);

    /// `trace`, with a value that is borrowed as long as the tracer: what lies deep in it may be
    /// deferred until the recursion has returned. Derived code and pointers implement it.
    #[expect(clippy::inline_always, reason = "it is nothing but `trace`, which may be so itself")]
    #[doc(hidden)]
    #[inline(always)]
    fn __trace_or_defer<'a>(&'a self, tracer: &mut Tracer<'a>) {
        self.trace(tracer);
    }

    /// `__trace_or_defer` for what likely leads to further values of the type around it, such as
    /// the children of a node. Lists of such values trace them by the same tracer.
    #[expect(clippy::inline_always, reason = "it is no more than the call")]
    #[doc(hidden)]
    #[inline(always)]
    fn __trace_links<'a>(&'a self, tracer: &mut Tracer<'a>) {
        self.__trace_or_defer(tracer);
    }

    /// Whether no value of this type can ever own a block.
    ///
    /// Containers do not look at flat elements one by one, so that measuring a `Vec<u64>` takes the
    /// same time at any length. The derive answers with AND over the fields; `false` is always
    /// right, and `true` a promise: what such a value owns after all is not counted.
    ///
    /// ```
    /// use mem_size_core::MemSize;
    ///
    /// assert!(<(u64, Option<[f32; 3]>)>::is_flat());
    /// assert!(!<(u64, String)>::is_flat());
    /// ```
    fn is_flat() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Traces the value in a place of its own, where the walk does nothing but tell a listener, or
    /// record blocks.
    #[doc(hidden)]
    #[inline]
    fn __trace_at<'measured>(&'measured self, place: Place, tracer: &mut Tracer<'measured>) {
        tracer.enter_place(place);
        self.__trace_or_defer(tracer);
        tracer.leave_place();
    }

    /// Whether what this value owns leads no further than the types of std that its own type spells
    /// out. Derived code implements it; `false` is always right, and costs time.
    #[doc(hidden)]
    #[inline]
    fn __ends_soon(&self) -> bool {
        false
    }

    /// Whether values of this type likely lead to further ones of it, as nodes do. A loop over them
    /// calls `trace` again within `trace`, and has no use for sums of its own. Derived code
    /// implements it; a wrong answer costs time.
    #[doc(hidden)]
    #[inline]
    fn __is_link() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Whether a `*const T` lies inline in values of this type, of which nothing is said. A type
    /// around it that has a `Drop` of its own may free the target. Derived code implements it.
    #[doc(hidden)]
    #[inline]
    fn __has_pointer() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Asks a question about types whose values have an order, if this is known to be one. Derived
    /// code and the impls for std's types implement it.
    #[doc(hidden)]
    #[inline]
    fn __when_ordered(_: &mut dyn WhenOrdered<Self>)
    where
        Self: Sized,
    {
    }

    /// The bytes where the value itself sits: `size_of_val(self)`.
    ///
    /// ```
    /// use mem_size_core::MemSize;
    ///
    /// assert_eq!(String::from("Ada").shallow_size(), size_of::<String>());
    /// assert_eq!([7_u32, 8, 9][..].shallow_size(), 12);
    /// ```
    #[inline]
    fn shallow_size(&self) -> usize {
        size_of_val(self)
    }

    /// The requested bytes of all blocks that the value owns, each once, without its shallow size.
    ///
    /// Where something cannot be measured this is a lower bound; [`mem_usage`](Self::mem_usage)
    /// tells.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use mem_size_core::MemSize;
    ///
    /// assert_eq!(String::from("Ada").heap_size(), 3);
    /// let shared = Rc::new(7_u64);
    /// let handles = [Rc::clone(&shared), shared];
    /// assert_eq!(handles.heap_size(), handles[0].heap_size());
    /// ```
    #[inline]
    fn heap_size(&self) -> usize {
        Tracer::measure_alone(self, |usage| usage.heap)
    }

    /// Shallow size + heap size, in bytes: the headline number.
    ///
    /// Where something cannot be measured this is a lower bound; [`mem_usage`](Self::mem_usage)
    /// tells.
    ///
    /// ```
    /// use mem_size_core::MemSize;
    ///
    /// let names = vec![String::from("Ada"), String::from("Grace")];
    /// assert_eq!(names.deep_size(), size_of::<Vec<String>>() + 2 * size_of::<String>() + 3 + 5);
    /// ```
    #[inline]
    fn deep_size(&self) -> usize {
        Tracer::measure_alone(self, |usage| usage.deep())
    }

    /// What the value takes by itself, in bytes: its shallow size and the blocks one hop away,
    /// without the blocks to which these lead in turn.
    ///
    /// For a list that is its own buffer, and not those of its elements; for a tree all of its
    /// nodes; for a `Box`, `Rc` or `Arc` the block behind it. Fields, live variants and the
    /// elements of arrays lie inline, so that the blocks which these own are one hop away. At least
    /// the shallow size, at most the deep size.
    ///
    /// A buffer takes O(1), whatever is in it; a tree or linked list is walked. Where something
    /// inline cannot be measured this is a lower bound; [`mem_usage`](Self::mem_usage) tells.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use mem_size_core::MemSize;
    ///
    /// let names = vec![String::from("Ada"), String::from("Grace")];
    /// assert_eq!(names.shallow_size(), size_of::<Vec<String>>());
    /// assert_eq!(names.own_size(), names.shallow_size() + 2 * size_of::<String>());
    /// assert_eq!(names.deep_size(), names.own_size() + 3 + 5);
    ///
    /// let pair = [String::from("Ada"), String::from("Grace")];
    /// assert_eq!(pair.own_size(), pair.deep_size());
    ///
    /// let shared = Rc::new(pair);
    /// assert_eq!(shared.own_size(), shared.deep_size() - 3 - 5);
    /// ```
    fn own_size(&self) -> usize {
        Tracer::own_size(self)
    }

    /// All the numbers, in bytes: shallow, heap, spare, overhead, shared and foreign; and how many
    /// blocks and gaps there are.
    ///
    /// ```
    /// use std::cell::RefCell;
    /// use mem_size_core::{Gap, MemSize};
    ///
    /// let cell = RefCell::new(vec![1_u8; 100]);
    /// let usage = cell.mem_usage();
    /// assert_eq!((usage.heap, usage.blocks), (100, 1));
    /// assert!(usage.is_exact());
    ///
    /// let writing = cell.borrow_mut();
    /// assert_eq!(cell.mem_usage().gaps.count(Gap::Borrowed), 1);
    /// # drop(writing);
    /// ```
    #[inline]
    fn mem_usage(&self) -> MemUsage {
        Tracer::measure_alone(self, |usage| usage)
    }
}

/// A type none of whose values can own a block, as `#[mem_size(flat)]` asserts it at compile time.
///
/// [`MemSize::is_flat`] needs no such trait. It is for those who want an error on the day someone
/// adds a `String` to a type of which there are millions. On a type of your own let the derive
/// implement it: by hand, or by [`flat!`](crate::flat), it is a promise that nobody checks.
///
/// ```
/// use mem_size_core::Flat;
///
/// fn pool_of<T: Flat>() {}
/// pool_of::<(u64, Option<[f32; 3]>)>();
/// ```
///
/// ```compile_fail
/// # use mem_size_core::Flat;
/// # fn pool_of<T: Flat>() {}
/// pool_of::<(u64, String)>();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` may own heap memory, so it cannot be part of a flat type",
    label = "`{Self}` is not known to be flat",
    note = "if the type is yours and owns no heap memory, add `#[derive(MemSize)]` and \
    `#[mem_size(flat)]` to it",
    note = "if it does own some, take `#[mem_size(flat)]` off the type around it, or mark the \
    field `#[mem_size(skip)]`"
)]
pub trait Flat: MemSize {}
