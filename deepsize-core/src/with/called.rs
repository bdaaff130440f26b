//! Functions behind aliases, whose types no derive can spell: a value is one if it can be called.
//!
//! No set of impls covers `for<'a> Fn(&'a A, Context<'_>) -> Option<&'a B>` and all its kin. But
//! each can be called with arguments of some types, which the compiler infers. These types are a
//! parameter of [`Function`], so that its impls do not overlap.

use alloc::boxed::Box;
use alloc::rc::Rc;
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::marker::PhantomData;

use super::{By, Own, TraceBy};
use crate::Tracer;
use crate::impls::trace_opaque;

/// Said of a part that may be a function, or a `Box`, `Rc` or `Arc` of one.
#[derive(Clone, Copy, Debug)]
pub struct MaybeFunction;

/// Measured as a function that is called so.
#[derive(Debug)]
pub struct Called<Call>(PhantomData<Call>);

impl<Call> Clone for Called<Call> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Call> Copy for Called<Call> {}

/// A function, or what owns one, that is called so.
#[diagnostic::on_unimplemented(
    message = "the memory of `{Self}` cannot be measured",
    label = "`{Self}` does not implement `MemSize`",
    note = "if the type is yours, add `#[derive(MemSize)]` to it; if it derives already, one of \
    its type arguments cannot be measured",
    note = "if it is of another crate, see whether `mem-size` has a feature named after that \
    crate and its version (`smallvec-1`): the list is in `mem_size::guide::foreign`; if not, put \
    `#[mem_size(with({Self} = some::function))]` on the field to measure it by a function, or \
    `#[mem_size(skip)]` to count its inline bytes only",
    note = "if it is a trait object, make `MemSize` a supertrait (`trait Plug: MemSize`), or put \
    `#[mem_size(with = mem_size::with::opaque_box)]` on the field (`opaque_rc`, `opaque_arc`), \
    which counts its block and leaves a gap"
)]
pub trait Function<Call> {
    /// Takes its block, and leaves a gap for what it has captured.
    fn trace_called(&self, tracer: &mut Tracer<'_>);
}

/// Whatever is called with these arguments.
pub trait Callable<Args> {}

macro_rules! callable {
    ($($arg:ident)*) => {
        impl<F: ?Sized + FnOnce($($arg),*) -> Out, $($arg,)* Out> Callable<fn($($arg),*) -> Out>
            for F
        {
        }
    };
}

callable!();
callable!(A);
callable!(A B);
callable!(A B C);
callable!(A B C D);
callable!(A B C D E);
callable!(A B C D E G);
callable!(A B C D E G H);
callable!(A B C D E G H I);

/// One of each kind, as a `Box` of a function is one itself.
macro_rules! owners {
    ($($kind:ident: $owner:ident;)+) => { $(
        #[doc = concat!("The call of what is in `", stringify!($owner), "`.")]
        #[derive(Debug)]
        pub struct $kind<Args>(PhantomData<Args>);

        #[diagnostic::do_not_recommend]
        impl<F: Callable<Args> + ?Sized, Args> Function<$kind<Args>> for $owner<F> {
            fn trace_called(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((By(captured::<F>),), tracer);
            }
        }
    )+ };
}

owners! {
    InBox: Box;
    InRc: Rc;
}

#[cfg(target_has_atomic = "ptr")]
owners! {
    InArc: Arc;
}

/// An alias may stand for these with an owner inside.
macro_rules! containers {
    ($($kind:ident: $container:ident;)+) => { $(
        #[doc = concat!("The call of what is in `", stringify!($container), "`.")]
        #[derive(Debug)]
        pub struct $kind<Call>(PhantomData<Call>);

        impl<T: Function<Call>, Call> Function<$kind<Call>> for $container<T> {
            fn trace_called(&self, tracer: &mut Tracer<'_>) {
                self.trace_by((Called(PhantomData),), tracer);
            }
        }
    )+ };
}

containers! {
    InOption: Option;
    InVec: Vec;
}

/// What a function has captured nobody can see.
fn captured<F: ?Sized>(function: &F, tracer: &mut Tracer<'_>) {
    trace_opaque(size_of_val(function), tracer);
}

/// Function pointers and other functions that are copied own nothing.
#[diagnostic::do_not_recommend]
impl<F: Callable<Args> + Copy, Args> Function<fn(Args)> for F {
    fn trace_called(&self, _: &mut Tracer<'_>) {}
}

impl<T: Function<Call> + ?Sized, Call> TraceBy<Called<Call>> for T {
    fn trace_by(&self, _: Called<Call>, tracer: &mut Tracer<'_>) {
        self.trace_called(tracer);
    }
}

/// What can be measured so. Only its errors differ from those of [`TraceBy`].
#[diagnostic::on_unimplemented(
    message = "the memory of `{Self}` cannot be measured",
    label = "`{Self}` does not implement `MemSize`",
    note = "if the type is yours, add `#[derive(MemSize)]` to it; if it derives already, one of \
    its type arguments cannot be measured",
    note = "if it is of another crate, see whether `mem-size` has a feature named after that \
    crate and its version (`smallvec-1`): the list is in `mem_size::guide::foreign`; if not, put \
    `#[mem_size(with({Self} = some::function))]` on the field to measure it by a function, or \
    `#[mem_size(skip)]` to count its inline bytes only",
    note = "if it is a trait object, make `MemSize` a supertrait (`trait Plug: MemSize`), or put \
    `#[mem_size(with = mem_size::with::opaque_box)]` on the field (`opaque_rc`, `opaque_arc`), \
    which counts its block and leaves a gap"
)]
pub trait MayHold<How: Copy>: TraceBy<How> {}

impl<T: TraceBy<How> + ?Sized, How: Copy> MayHold<How> for T {}

/// What is said of parts, with what the compiler is to find out.
pub trait Found<Calls> {
    /// How the parts are measured.
    type How: Copy;

    /// The same with all that was found.
    fn found(self) -> Self::How;
}

impl Found<()> for Own {
    type How = Self;

    fn found(self) -> Self {
        self
    }
}

impl<Call> Found<Call> for MaybeFunction {
    type How = Called<Call>;

    fn found(self) -> Called<Call> {
        Called(PhantomData)
    }
}

macro_rules! tuples {
    ($($part:ident $call:ident $value:ident;)+) => {
        impl<$($part: Found<$call>, $call),+> Found<($($call,)+)> for ($($part,)+) {
            type How = ($($part::How,)+);

            fn found(self) -> Self::How {
                let ($($value,)+) = self;
                ($($value.found(),)+)
            }
        }
    };
}

tuples!(A A1 a;);
tuples!(A A1 a; B B1 b;);
tuples!(A A1 a; B B1 b; C C1 c;);
tuples!(A A1 a; B B1 b; C C1 c; D D1 d;);
