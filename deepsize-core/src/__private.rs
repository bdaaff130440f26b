//! What derived code and the facade name; not for people.

pub use alloc::borrow::ToOwned;
pub use core::cmp::Ord;
pub use core::marker::{Copy, PhantomData, Sized};
pub use core::mem::{offset_of, size_of};
pub use core::option::Option;
pub use core::primitive::{bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize};
pub use core::{compile_error, concat, env, format_args, module_path, stringify};

pub use crate::assert::{Expected, Relation, Subject, check_align, check_same_size, check_size};
pub use crate::impls::trace_hidden;
pub use crate::limits::POINTER_WIDTH;
pub use crate::ordered::WhenOrdered;
#[cfg(feature = "registry")]
pub use crate::registry::Registered;
#[cfg(feature = "serde")]
pub use crate::schema::{Kind as SchemaKind, Schema};
pub use crate::type_layout::{
    HasLayout, Kind, Repr, ValueLayout, VariantLayout, address, after_tag, field, in_memory_order,
    part,
};
pub use crate::walk::shared_block_id;
pub use crate::with::called::{Found, MayHold, MaybeFunction};
pub use crate::with::probe::FunctionProbe;
pub use crate::with::{By, Own, TraceBy, by, gives_nothing, opaque};
pub use crate::{__register as register, __when_ordered as when_ordered};
pub use crate::{Flat, Gap, MemSize, Tracer, WeakTarget};
#[cfg(feature = "registry")]
pub use inventory;

use core::mem::ManuallyDrop;
use core::ops::Deref;

use crate::{SizeRow, TypeLayout};

/// Puts a type on the list of all types.
///
/// The derive calls this wherever its own feature `registry` is on. It is built for the host, with
/// the features that any user of it there has asked for: the core must have the macro with and
/// without.
#[cfg(feature = "registry")]
#[doc(hidden)]
#[macro_export]
macro_rules! __register {
    ($type:ty) => {
        $crate::__private::inventory::submit! {
            $crate::__private::Registered(
                {
                    #[allow(unused_imports)]
                    use $crate::__private::ProbeLayout as _;
                    $crate::__private::Probe::<$type>::__LAYOUT
                },
                $crate::__private::module_path!(),
            )
        }
    };
}

/// Puts a type on no list: there is none without the feature `registry`.
#[cfg(not(feature = "registry"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __register {
    ($type:ty) => {};
}

/// The method `__when_ordered` of an impl that no derive writes: yes if the type has an order,
/// whatever its parameters are.
#[doc(hidden)]
#[macro_export]
macro_rules! __when_ordered {
    () => {
        #[inline]
        fn __when_ordered(question: &mut dyn $crate::__private::WhenOrdered<Self>) {
            $crate::__private::Probe::<Self>($crate::__private::PhantomData)
                .__when_ordered(question);
        }
    };
}

/// Asks a type what no bound says of it: a method of this wins where the type keeps the method's
/// bounds, and that of [`Otherwise`] elsewhere.
///
/// It owns no `T`: of a type that holds itself with ever other arguments, the compiler would look
/// for what a drop runs without end.
#[derive(Debug)]
pub struct Probe<T: ?Sized>(pub PhantomData<*const T>);

impl<T: ?Sized> Clone for Probe<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Probe<T> {}

/// Asks a type called `ManuallyDrop` whether it is flat. The impl for std's type cannot tell, as it
/// is there for values without a size as well.
#[derive(Clone, Copy, Debug)]
pub struct DropProbe<T: ?Sized>(pub PhantomData<*const T>);

impl<T: MemSize> DropProbe<ManuallyDrop<T>> {
    /// Whether the value in it is flat.
    #[inline]
    #[must_use]
    pub fn __is_flat(self) -> bool {
        T::is_flat()
    }
}

impl<T: ?Sized> Deref for DropProbe<T> {
    type Target = Probe<T>;

    #[inline]
    fn deref(&self) -> &Probe<T> {
        &Probe(PhantomData)
    }
}

/// A probe of a type that must be measurable.
#[must_use]
pub const fn measurable<T: MemSize + ?Sized>() -> Probe<T> {
    Probe(PhantomData)
}

/// True, or no program at all.
#[must_use]
pub const fn is_surely_flat<T: Flat + ?Sized>() -> bool {
    true
}

/// The row of a table of sizes, with the padding where a layout tells of it.
#[must_use]
pub const fn size_row<T>(name: &'static str, layout: Option<TypeLayout>) -> SizeRow {
    match &layout {
        Some(layout) => SizeRow::of_layout(name, layout),
        None => SizeRow::of::<T>(name),
    }
}

/// Calls a closure, which it lets give away what it owns, or borrow from it what outlives it.
#[inline]
pub fn call_once<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// The contents of a place that owns nothing.
pub const fn nothing(_: &mut Tracer<'_>) {}

impl<T: MemSize> Probe<T> {
    /// Whether the type is flat.
    #[inline]
    #[must_use]
    pub fn __is_flat(self) -> bool {
        T::is_flat()
    }

    /// Whether a pointer lies inline in values of the type.
    #[inline]
    #[must_use]
    pub fn __has_pointer(self) -> bool {
        T::__has_pointer()
    }

    /// Notes a field of this type in a packed struct.
    #[inline]
    pub fn __packed(self, name: &'static str, tracer: &mut Tracer<'_>) {
        tracer.packed_field::<T>(name);
    }
}

impl<T: MemSize + ?Sized> Probe<T> {
    /// Takes what is called `Weak` or `Cell`, and measures itself.
    #[inline]
    pub fn __unsized(self, value: &T, tracer: &mut Tracer<'_>) {
        T::trace(value, tracer);
    }
}

/// Slices are known as well: a packed struct may end in one.
impl<T: MemSize> Probe<[T]> {
    /// Whether the elements are flat.
    #[inline]
    #[must_use]
    pub fn __is_flat(self) -> bool {
        T::is_flat()
    }

    /// Leaves a gap unless the elements are flat.
    #[inline]
    pub fn __packed(self, _: &'static str, tracer: &mut Tracer<'_>) {
        if !T::is_flat() {
            tracer.gap(Gap::Packed);
        }
    }
}

/// Text owns nothing.
impl Probe<str> {
    /// It is.
    #[inline]
    #[must_use]
    pub const fn __is_flat(self) -> bool {
        true
    }

    /// Nothing to note.
    #[inline]
    pub const fn __packed(self, _: &'static str, _: &mut Tracer<'_>) {}
}

impl<T: Ord + ?Sized> Probe<T> {
    /// Asks: the type has an order.
    #[inline]
    pub fn __when_ordered(self, question: &mut dyn WhenOrdered<T>) {
        question.ask();
    }
}

#[expect(drop_bounds, reason = "types without an impl of their own are not meant")]
impl<T: Drop + ?Sized> Probe<T> {
    /// Whether the type has a `Drop` of its own: it has.
    #[inline]
    #[must_use]
    pub const fn __has_drop(self) -> bool {
        true
    }
}

impl<T: HasLayout> Probe<T> {
    /// The layout.
    pub const __LAYOUT: Option<TypeLayout> = Some(T::LAYOUT);
}

/// The layout of all other types.
pub trait ProbeLayout {
    /// None: it is not known.
    const __LAYOUT: Option<TypeLayout> = None;
}

impl<T: ?Sized> ProbeLayout for Probe<T> {}

/// What a probe leads to: a method that its bounds rule out is looked for here, so that no trait
/// need be in scope. (In edition 2015 a `use` reads paths from the root, all else from the module.)
impl<T: ?Sized> Deref for Probe<T> {
    type Target = Otherwise;

    #[inline]
    fn deref(&self) -> &Otherwise {
        &Otherwise
    }
}

/// The answers of [`Probe`] for all other types: unsized ones, those without an order, those that
/// do not measure themselves.
///
/// All are asked by value and by names that nobody else takes: a user's trait with methods for
/// every type may be in scope.
#[derive(Clone, Copy, Debug)]
pub struct Otherwise;

impl Otherwise {
    /// Never: nothing that asks for flatness holds an unsized type.
    #[inline]
    #[must_use]
    pub const fn __is_flat(self) -> bool {
        false
    }

    /// Leaves a gap, as nothing is known of the type.
    #[inline]
    pub fn __packed(self, _: &'static str, tracer: &mut Tracer<'_>) {
        tracer.gap(Gap::Packed);
    }

    /// Takes a `Weak` or cell that does not measure itself.
    #[inline]
    pub fn __unsized<T: OfUnsized + ?Sized>(self, value: &T, tracer: &mut Tracer<'_>) {
        value.trace_unsized(tracer);
    }

    /// Traces a field that holds functions.
    #[inline]
    pub fn mem_size_field<C, H: Found<C>, T: MayHold<H::How> + ?Sized>(
        self,
        name: &'static str,
        how: H,
        value: &T,
        tracer: &mut Tracer<'_>,
    ) {
        tracer.field_by(name, how.found(), value);
    }

    /// The same.
    #[inline]
    pub fn mem_size_linked_field<C, H: Found<C>, T: MayHold<H::How> + ?Sized>(
        self,
        name: &'static str,
        how: H,
        value: &T,
        tracer: &mut Tracer<'_>,
    ) {
        self.mem_size_field(name, how, value, tracer);
    }

    /// Nothing is known of the type.
    #[inline]
    #[must_use]
    pub const fn __has_pointer(self) -> bool {
        false
    }

    /// Not a type with a `Drop` of its own, whatever its fields have.
    #[inline]
    #[must_use]
    pub const fn __has_drop(self) -> bool {
        false
    }

    /// Asks nothing: the type is not known to have an order.
    #[inline]
    pub const fn __when_ordered<T: ?Sized>(self, _: &mut dyn WhenOrdered<T>) {}
}

/// Two ways to measure a `T`: the first wins where the type can be measured so.
#[derive(Clone, Copy, Debug)]
pub struct Either<T: ?Sized, A, B>(A, Second<T, B>);

/// The second way.
#[derive(Clone, Copy, Debug)]
pub struct Second<T: ?Sized, B>(B, PhantomData<*const T>);

/// Two ways to measure a `T`.
pub const fn either<T: ?Sized, A: Copy, B: Copy>(first: A, second: B) -> Either<T, A, B> {
    Either(first, Second(second, PhantomData))
}

impl<T: TraceBy<A> + ?Sized, A: Copy, B> Either<T, A, B> {
    /// Measures a value in the first way.
    #[inline]
    pub fn __trace_by(&self, value: &T, tracer: &mut Tracer<'_>) {
        value.trace_by(self.0, tracer);
    }
}

impl<T: ?Sized, B: Copy> Second<T, B> {
    /// Measures a value in the second way. The bound is the method's, so that an error names what
    /// is missing.
    #[inline]
    pub fn __trace_by(&self, value: &T, tracer: &mut Tracer<'_>)
    where
        T: TraceBy<B>,
    {
        value.trace_by(self.0, tracer);
    }
}

impl<T: ?Sized, A, B> Deref for Either<T, A, B> {
    type Target = Second<T, B>;

    #[inline]
    fn deref(&self) -> &Second<T, B> {
        &self.1
    }
}

/// A `Weak` or cell of std, whatever it points to or holds.
#[diagnostic::on_unimplemented(
    message = "the memory of `{Self}` cannot be measured",
    label = "`{Self}` is no `Weak` or cell of std, and does not implement `MemSize`",
    note = "put `#[mem_size(with({Self} = some::function))]` on the field to measure it by a \
    function"
)]
pub trait OfUnsized {
    /// Takes it, without knowing anything of the value.
    fn trace_unsized(&self, tracer: &mut Tracer<'_>);
}

impl<T: ?Sized> OfUnsized for alloc::rc::Weak<T> {
    fn trace_unsized(&self, tracer: &mut Tracer<'_>) {
        crate::with::rc_weak(self, tracer);
    }
}

#[cfg(target_has_atomic = "ptr")]
impl<T: ?Sized> OfUnsized for alloc::sync::Weak<T> {
    fn trace_unsized(&self, tracer: &mut Tracer<'_>) {
        crate::with::arc_weak(self, tracer);
    }
}

macro_rules! cells {
    ($($cell:ident)+) => { $(
        /// A gap, for nobody can see the value, unless its type is a number or made of these.
        impl<T: ?Sized> OfUnsized for core::cell::$cell<T> {
            fn trace_unsized(&self, tracer: &mut Tracer<'_>) {
                if size_of_val(self) > 0 && !is_made_of_numbers(core::any::type_name::<T>()) {
                    tracer.gap(Gap::Cell);
                }
            }
        }
    )+ };
}

cells!(Cell UnsafeCell);

/// Whether this is the name of an array, slice or tuple of numbers or texts, or of one of them.
/// A type by the name of one has the path of a module in front.
fn is_made_of_numbers(name: &str) -> bool {
    const KNOWN: &[&str] = &[
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8",
        "u16", "u32", "u64", "u128", "usize",
    ];
    let mut parts = name.split(['(', ')', '[', ']', ',', ';', ' ']);
    parts.all(|part| KNOWN.contains(&part) || part.bytes().all(|letter| letter.is_ascii_digit()))
}
