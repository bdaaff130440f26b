//! `core::cell`.

use core::cell::{
    BorrowError, BorrowMutError, Cell, LazyCell, OnceCell, Ref, RefCell, RefMut, UnsafeCell,
};
use core::mem::needs_drop;

use crate::impls::{borrowing, flat, hidden};
use crate::{Flat, Gap, MemSize, Tracer};

flat!(BorrowError, BorrowMutError);

hidden!(Gap::Cell => {T: MemSize} Cell<T>: T; {T: MemSize} UnsafeCell<T>: T;);

// Borrowed from their cell, which owns the value.
borrowing!({T: ?Sized} Ref<'_, T>, RefMut<'_, T>);

/// What the value owns; a gap while it is mutably borrowed.
impl<T: MemSize + ?Sized> MemSize for RefCell<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self.try_borrow() {
            Ok(value) => T::trace(&*value, tracer),
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

/// What the value owns, once it is there; until then a gap, if the closure that makes it may own something.
impl<T: MemSize, F> MemSize for LazyCell<T, F> {
    #[cfg(mem_size_since_1_94)]
    #[clippy::msrv = "1.94"]
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match Self::get(self) {
            Some(value) => value.trace(tracer),
            None if needs_drop::<F>() => tracer.gap(Gap::Opaque),
            None => {}
        }
    }

    /// Before Rust 1.94 nobody can look without making the value.
    #[cfg(not(mem_size_since_1_94))]
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if !Self::is_flat() {
            tracer.gap(Gap::Opaque);
        }
    }

    #[inline]
    fn is_flat() -> bool {
        T::is_flat() && !needs_drop::<F>()
    }
}

impl<T: Flat + ?Sized> Flat for RefCell<T> {}

impl<T: Flat> Flat for OnceCell<T> {}

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
