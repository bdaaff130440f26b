//! `core::pin`: the pointers of std, pinned; `Pin` itself lets nobody see the pointer.

use alloc::boxed::Box;
use alloc::rc::Rc;
#[cfg(target_has_atomic = "ptr")]
use alloc::sync::Arc;
use core::pin::Pin;

use crate::impls::borrowing;
#[cfg(target_has_atomic = "ptr")]
use crate::std_layout::ref_counted::is_in_static;
use crate::with::{Own, TraceBy};
use crate::{Block, MemSize, Tracer};

borrowing!({T: ?Sized} Pin<&T>, Pin<&mut T>);

/// The same as the `Box`.
impl<T: MemSize + ?Sized> MemSize for Pin<Box<T>> {
    #[inline]
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<((How,),)> for Pin<Box<T>> {
    #[inline]
    fn trace_by(&self, ((how,),): ((How,),), tracer: &mut Tracer<'_>) {
        tracer.block_with(Block::holding::<T>(self), move |tracer| {
            tracer.pointee_by::<T, _>(self, how);
        });
    }
}

/// The same as the `Rc`. Its counts cannot be asked: a listener hears `None`.
impl<T: MemSize + ?Sized> MemSize for Pin<Rc<T>> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }
}

impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<((How,),)> for Pin<Rc<T>> {
    fn trace_by(&self, ((how,),): ((How,),), tracer: &mut Tracer<'_>) {
        let block = Block::counted::<T>(self);
        tracer.shared(block, || None, move |tracer| tracer.pointee_by::<T, _>(self, how));
    }
}

/// The same as the `Arc`. Its counts cannot be asked: a listener hears `None`.
#[cfg(target_has_atomic = "ptr")]
impl<T: MemSize + ?Sized> MemSize for Pin<Arc<T>> {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.trace_by(((Own,),), tracer);
    }
}

#[cfg(target_has_atomic = "ptr")]
impl<T: TraceBy<How> + ?Sized, How: Copy> TraceBy<((How,),)> for Pin<Arc<T>> {
    fn trace_by(&self, ((how,),): ((How,),), tracer: &mut Tracer<'_>) {
        if !is_in_static::<T>(self) {
            let block = Block::counted::<T>(self);
            tracer.shared(block, || None, move |tracer| tracer.pointee_by::<T, _>(self, how));
        }
    }
}
