//! What a field does whose type may stand for a function.
//!
//! Pointers to functions are `unsafe`, of any ABI, and for all lifetimes at once: some have no impl
//! of `MemSize` and cannot be called by a trait. But all of them are printed as pointers.

#![expect(
    clippy::unused_self,
    clippy::ref_option,
    reason = "methods are found by what a probe is of, and take the field as it is"
)]

use core::any::type_name;
use core::fmt::Pointer;
use core::marker::PhantomData;
use core::ops::Deref;

use crate::__private::Otherwise;
use crate::{Gap, MemSize, Tracer};

/// Asks in turn whether the type measures itself, is a pointer, is an `Option` of one, or holds
/// what can be called: a method of this wins where the type keeps the method's bounds.
#[derive(Clone, Copy, Debug)]
pub struct FunctionProbe<T: ?Sized>(pub PhantomData<*const T>);

/// For a pointer.
#[derive(Clone, Copy, Debug)]
pub struct PointerProbe<T: ?Sized>(PhantomData<*const T>);

/// For an `Option` of a pointer.
#[derive(Clone, Copy, Debug)]
pub struct OptionProbe<T: ?Sized>(PhantomData<*const T>);

impl<T: MemSize + ?Sized> FunctionProbe<T> {
    /// Traces a field of which it is not known whether it measures itself. It does.
    #[inline]
    pub fn mem_size_field<H>(self, name: &'static str, _: H, value: &T, tracer: &mut Tracer<'_>) {
        tracer.field(name, value);
    }

    /// The same of a value that may be put off.
    #[inline]
    pub fn mem_size_linked_field<'a, H>(
        self,
        name: &'static str,
        _: H,
        value: &'a T,
        tracer: &mut Tracer<'a>,
    ) {
        tracer.linked_field(name, value);
    }
}

impl<T: Copy + Pointer> PointerProbe<T> {
    /// Traces a field that is a pointer.
    #[inline]
    pub fn mem_size_field<H>(self, name: &'static str, _: H, value: &T, tracer: &mut Tracer<'_>) {
        tracer.field_with(name, value, trace_pointer::<T>);
    }

    /// The same.
    #[inline]
    pub fn mem_size_linked_field<H>(
        self,
        name: &'static str,
        how: H,
        value: &T,
        tracer: &mut Tracer<'_>,
    ) {
        self.mem_size_field(name, how, value, tracer);
    }
}

impl<T: Copy + Pointer> OptionProbe<Option<T>> {
    /// Traces a field that may be a pointer.
    #[inline]
    pub fn mem_size_field<H>(
        self,
        name: &'static str,
        _: H,
        value: &Option<T>,
        tracer: &mut Tracer<'_>,
    ) {
        tracer.field_with(name, value, trace_pointer::<T>);
    }

    /// The same.
    #[inline]
    pub fn mem_size_linked_field<H>(
        self,
        name: &'static str,
        how: H,
        value: &Option<T>,
        tracer: &mut Tracer<'_>,
    ) {
        self.mem_size_field(name, how, value, tracer);
    }
}

/// A function owns nothing. Somebody's own pointer may, and has a name that starts with a path.
fn trace_pointer<T>(tracer: &mut Tracer<'_>) {
    let name = type_name::<T>();
    let starts = ["fn(", "unsafe fn(", "extern ", "unsafe extern ", "for<"];
    if !starts.iter().any(|start| name.starts_with(start)) {
        tracer.gap(Gap::Opaque);
    }
}

impl<T: ?Sized> Deref for FunctionProbe<T> {
    type Target = PointerProbe<T>;

    #[inline]
    fn deref(&self) -> &PointerProbe<T> {
        &PointerProbe(PhantomData)
    }
}

impl<T: ?Sized> Deref for PointerProbe<T> {
    type Target = OptionProbe<T>;

    #[inline]
    fn deref(&self) -> &OptionProbe<T> {
        &OptionProbe(PhantomData)
    }
}

impl<T: ?Sized> Deref for OptionProbe<T> {
    type Target = Otherwise;

    #[inline]
    fn deref(&self) -> &Otherwise {
        &Otherwise
    }
}
