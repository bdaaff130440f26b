//! `core::cell`.

use core::cell::{
    BorrowError, BorrowMutError, Cell, LazyCell, OnceCell, Ref, RefCell, RefMut, UnsafeCell,
};

use crate::impls::once::{filled_lazily, filled_once};
use crate::impls::{borrowing, flat, hidden};
use crate::with::{Own, TraceBy};
use crate::{Flat, Gap, MemSize, Tracer};

flat!(BorrowError, BorrowMutError);

hidden!(Gap::Cell => {T: MemSize} Cell<T>: T; {T: MemSize} UnsafeCell<T>: T;);

/// Cells of unsized types whose elements are known: slices and text.
macro_rules! cells_of_unsized {
    ($($cell:ident)+) => { $(
        /// Nothing if the elements are flat; otherwise a gap, for nobody can see them.
        impl<T: MemSize> MemSize for $cell<[T]> {
            #[inline]
            fn trace(&self, tracer: &mut Tracer<'_>) {
                if !T::is_flat() && size_of_val(self) > 0 {
                    tracer.gap(Gap::Cell);
                }
            }
        }

        impl<T: Flat> Flat for $cell<[T]> {}

        /// Nothing: text owns nothing.
        impl MemSize for $cell<str> {
            #[inline]
            fn trace(&self, _: &mut Tracer<'_>) {}
        }

        impl Flat for $cell<str> {}
    )+ };
}

cells_of_unsized!(Cell UnsafeCell);

// Borrowed from their cell, which owns the value.
borrowing!({T: ?Sized} Ref<'_, T>, RefMut<'_, T>);

/// What the value owns; a gap while it is mutably borrowed.
impl<T: MemSize + ?Sized> MemSize for RefCell<T> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by((Own,), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<(How,)> for RefCell<T> {
    #[inline]
    fn trace_by(&self, (how,): (How,), tracer: &mut Tracer<'_>) {
        match self.try_borrow() {
            Ok(value) => T::trace_by(&*value, how, tracer),
            Err(_) => tracer.gap(Gap::Borrowed),
        }
    }
}

filled_once!(OnceCell<T>);
filled_lazily!(LazyCell);

impl<T: Flat + ?Sized> Flat for RefCell<T> {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    #[test]
    fn lazy_cell_is_measured_where_the_compiler_has_a_way() {
        let lazy = LazyCell::<String>::new(|| String::from("text"));
        LazyCell::force(&lazy);
        let usage = lazy.mem_usage();
        let expected = if cfg!(mem_size_since_1_94) { (4, 0) } else { (0, 1) };
        assert_eq!((usage.heap, usage.gaps.count(Gap::Opaque)), expected);
        assert!(LazyCell::new(|| 7_u8).mem_usage().is_exact(), "a flat value needs no look");
    }
}
