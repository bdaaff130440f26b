//! `core::cell`.

use core::cell::{Cell, RefCell};

use crate::{Gap, MemSize, Tracer};

/// What the value owns; a gap while it is mutably borrowed.
impl<T: MemSize + ?Sized> MemSize for RefCell<T> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        match self.try_borrow() {
            Ok(value) => T::trace(&*value, tracer),
            Err(_) => tracer.gap(Gap::Borrowed),
        }
    }
}
