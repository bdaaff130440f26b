//! How a value is measured part by part: a container as ever, what is in it by other means.

use crate::ordered::WhenOrdered;
use crate::{MemSize, Tracer};

/// A type that can be measured as `How` says.
///
/// `How` is [`Own`], [`By`], or a tuple that says it of each type argument in turn: a
/// `HashMap<String, Vec<Url>>` can be measured as `(Own, (By(url),))`. The container counts as
/// ever, whatever is in it.
///
/// The tuple has no part for the hasher of a map or set. What is reached by a `Pin` is said of the
/// pointer in it: `((By(url),),)` is for a `Pin<Box<Url>>`.
///
/// The derive writes such a tuple for `#[mem_size(with(Url = url))]`, and implements the trait for
/// generic types. By hand it is for containers of your own:
///
/// ```
/// use mem_size_core::{Block, MemSize, Tracer};
/// use mem_size_core::with::{By, Own, TraceBy};
///
/// /// A stack that grows by hand.
/// struct Stack<T> {
///     slots: Box<[Option<T>]>,
/// }
///
/// impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for Stack<T> {
///     fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
///         tracer.block_with(Block::holding(&*self.slots), |tracer| {
///             tracer.elements_with(self.slots.iter().flatten(), |element, tracer| {
///                 element.trace_by(how, tracer);
///             });
///         });
///     }
/// }
///
/// // One impl for both.
/// impl<T: MemSize> MemSize for Stack<T> {
///     fn trace(&self, tracer: &mut Tracer<'_>) {
///         self.trace_by((Own,), tracer);
///     }
/// }
///
/// /// Of another crate.
/// struct Url(String);
///
/// fn url(url: &Url, tracer: &mut Tracer<'_>) {
///     tracer.field("text", &url.0);
/// }
///
/// let urls = [Stack { slots: Box::new([None, Some(Url(String::from("a:b")))]) }];
/// let mut tracer = Tracer::new();
/// urls.trace_by(((By(url),),), &mut tracer);
/// assert_eq!(tracer.usage().heap, 2 * size_of::<Option<Url>>() + 3);
/// ```
#[diagnostic::on_unimplemented(
    message = "the parts of `{Self}` cannot be measured one by one",
    label = "nothing is known of the parts of this type",
    note = "known are the containers of std, generic types that derive `MemSize`, and those that \
    implement `TraceBy`; those of other crates need a feature of `mem-size` named after the crate \
    and its version (`indexmap-2`): the list is in `mem_size::guide::foreign`",
    note = "any other is measured by a function as a whole, however deep it lies in the field: \
    `#[mem_size(with({Self} = some::function))]`"
)]
pub trait TraceBy<How: Copy> {
    /// Reports every heap block that `self` owns, and traces what may own further ones, as `how`
    /// says.
    fn trace_by(&self, how: How, tracer: &mut Tracer<'_>);

    /// Whether no value of this type can own a block, if measured so.
    #[doc(hidden)]
    #[inline]
    fn __is_flat() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Asks a question about types whose values have an order, if this is known to be one.
    #[doc(hidden)]
    #[inline]
    fn __when_ordered(_: &mut dyn WhenOrdered<Self>)
    where
        Self: Sized,
    {
    }
}

/// Measured as its type measures itself, by [`MemSize`].
#[derive(Clone, Copy, Debug)]
pub struct Own;

/// Measured by this function, which takes a reference to the value and the tracer.
#[derive(Clone, Copy, Debug)]
pub struct By<F>(pub F);

/// By a function for this type, which may be one for several. Where derived code tries more than
/// one way to measure what is around the value, the compiler does not find out for which.
#[inline]
pub fn by<T: ?Sized, F: Fn(&T, &mut Tracer<'_>) + Copy>(function: F) -> By<F> {
    By(function)
}

/// What a function of `with` gives back: nothing.
#[diagnostic::on_unimplemented(
    message = "a function for `with` gives nothing back, not `{Self}`",
    label = "gives back `{Self}`",
    note = "it takes a reference to the value, and the tracer, which it tells what the value owns: \
    `fn url(url: &Url, tracer: &mut mem_size::Tracer<'_>)`",
    note = "a number of bytes becomes an estimate by \
    `mem_size::with::by_estimate(bytes, tracer)`, a buffer of known capacity is exact by \
    `by_capacity`"
)]
pub trait Nothing {}

#[diagnostic::do_not_recommend]
impl Nothing for () {}

/// Takes what a function of `with` has given back: an error if that is not `()`.
#[inline]
pub fn gives_nothing<N: Nothing>(_: N) {}

impl<T: MemSize + ?Sized> TraceBy<Own> for T {
    #[inline]
    fn trace_by(&self, _: Own, tracer: &mut Tracer<'_>) {
        self.trace(tracer);
    }

    #[inline]
    fn __is_flat() -> bool
    where
        Self: Sized,
    {
        T::is_flat()
    }

    #[inline]
    fn __when_ordered(question: &mut dyn WhenOrdered<Self>)
    where
        Self: Sized,
    {
        <T as MemSize>::__when_ordered(question);
    }
}

impl<T: ?Sized, F: Fn(&T, &mut Tracer<'_>) + Copy> TraceBy<By<F>> for T {
    #[inline]
    fn trace_by(&self, By(function): By<F>, tracer: &mut Tracer<'_>) {
        function(self, tracer);
    }
}
