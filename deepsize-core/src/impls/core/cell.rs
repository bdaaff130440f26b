//! `core::cell`.

use core::cell::{
    BorrowError, BorrowMutError, Cell, LazyCell, OnceCell, Ref, RefCell, RefMut, UnsafeCell,
};
use core::mem::needs_drop;

use crate::impls::{borrowing, flat, hidden};
use crate::with::{Own, TraceBy};
use crate::{Flat, Gap, MemSize, Tracer};

flat!(BorrowError, BorrowMutError);

hidden!(Gap::Cell => {T: MemSize} Cell<T>: T; {T: MemSize} UnsafeCell<T>: T;);

// Borrowed from their cell, which owns the value.
borrowing!({T: ?Sized} Ref<'_, T>, RefMut<'_, T>);

/// What the value owns; a gap while it is mutably borrowed.
impl<T: MemSize + ?Sized> MemSize for RefCell<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for RefCell<T> {
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        match self.try_borrow() {
            Ok(value) => T::trace_by(&*value, how, tracer),
            Err(_) => tracer.gap(Gap::Borrowed),
        }
    }
}

/// What the value owns, once it is there.
impl<T: MemSize> MemSize for OnceCell<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(value) = self.get() {
            value.trace(tracer);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat()
    }
}

/// What the value owns, once it is there; until then a gap, if the closure that makes it may own
/// something.
impl<T: MemSize, F> MemSize for LazyCell<T, F> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own, Own), tracer);
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat() && !needs_drop::<F>()
    }
}

/// What the closure holds is not asked for.
impl<T: TraceBy<A>, F, A: Copy, B: Copy> TraceBy<(A, B)> for LazyCell<T, F> {
    #[cfg(mem_size_since_1_94)]
    #[clippy::msrv = "1.94"]
    #[inline]
    fn trace_by(&self, (how, _): (A, B), tracer: &mut Tracer<'_>) {
        match Self::get(self) {
            Some(value) => value.trace_by(how, tracer),
            None if needs_drop::<F>() => tracer.gap(Gap::Opaque),
            None => {}
        }
    }

    /// Before Rust 1.94 nobody can look without making the value.
    #[cfg(not(mem_size_since_1_94))]
    #[inline]
    fn trace_by(&self, _: (A, B), tracer: &mut Tracer<'_>) {
        if !<Self as TraceBy<(A, B)>>::__is_flat() {
            tracer.gap(Gap::Opaque);
        }
    }

    #[inline]
    fn __is_flat() -> bool {
        T::__is_flat() && !needs_drop::<F>()
    }
}

impl<T: TraceBy<How>, F, How: Copy> TraceBy<(How,)> for LazyCell<T, F> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        self.trace_by((how, Own), tracer);
    }
}

impl<T: Flat + ?Sized> Flat for RefCell<T> {}

impl<T: Flat> Flat for OnceCell<T> {}

impl<T: TraceBy<How>, How: Copy> TraceBy<(How,)> for OnceCell<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        if let Some(value) = self.get() {
            value.trace_by(how, tracer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn lazy_cell_is_looked_into_where_the_compiler_has_a_way() {
        let lazy = LazyCell::<String>::new(|| String::from("text"));
        LazyCell::force(&lazy);
        let usage = lazy.mem_usage();
        let expected = if cfg!(mem_size_since_1_94) { (4, 0) } else { (0, 1) };
        assert_eq!((usage.heap, usage.gaps.count(Gap::Opaque)), expected);
        assert!(LazyCell::new(|| 7_u8).mem_usage().is_exact(), "a flat value needs no look");
    }
}
