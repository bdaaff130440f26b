//! What derived code names; not for people.

pub use core::marker::PhantomData;
pub use core::primitive::{bool, str};

pub use crate::{Gap, MemSize, Tracer};

/// Asks a type that may be unsized whether it is flat: the inherent method wins where the type is
/// sized, the trait's answers for the others.
#[derive(Debug)]
pub struct Probe<T: ?Sized>(pub PhantomData<T>);

impl<T: MemSize> Probe<T> {
    /// Whether the type is flat.
    pub fn is_flat(&self) -> bool {
        T::is_flat()
    }
}

/// The answer of [`Probe`] for unsized types.
pub trait ProbeUnsized {
    /// Never: nothing that asks for flatness holds an unsized type.
    fn is_flat(&self) -> bool {
        false
    }
}

impl<T: ?Sized> ProbeUnsized for Probe<T> {}
