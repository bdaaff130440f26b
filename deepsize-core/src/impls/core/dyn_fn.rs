//! `core::ops`: `dyn Fn`, `dyn FnMut` and `dyn FnOnce`, up to six arguments by value and up to two
//! by reference.

use crate::impls::opaque_dyn;

macro_rules! functions {
    ($($generics:tt $binder:tt $args:tt -> $output:ty;)+) => {
        $(functions!(@ $generics $binder $args $output);)+
    };
    (@ $generics:tt [] ($($arg:ty),*) $output:ty) => {
        opaque_dyn!($generics
            [Fn($($arg),*) -> $output],
            [FnMut($($arg),*) -> $output],
            [FnOnce($($arg),*) -> $output]
        );
    };
    (@ $generics:tt [$($binder:tt)+] ($($arg:ty),*) $output:ty) => {
        opaque_dyn!(some $generics
            [$($binder)+ Fn($($arg),*) -> $output],
            [$($binder)+ FnMut($($arg),*) -> $output],
            [$($binder)+ FnOnce($($arg),*) -> $output]
        );
    };
}

functions! {
    {R} [] () -> R;
    {A, R} [] (A) -> R;
    {A, B, R} [] (A, B) -> R;
    {A, B, C, R} [] (A, B, C) -> R;
    {A, B, C, D, R} [] (A, B, C, D) -> R;
    {A, B, C, D, E, R} [] (A, B, C, D, E) -> R;
    {A, B, C, D, E, F, R} [] (A, B, C, D, E, F) -> R;
}

functions! {
    {A: ?Sized, R} [for<'a>] (&'a A) -> R;
    {A: ?Sized, R} [for<'a>] (&'a mut A) -> R;
    {A: ?Sized, R: ?Sized} [for<'a>] (&'a A) -> &'a R;
    {A: ?Sized, R: ?Sized} [for<'a>] (&'a mut A) -> &'a R;
    {A: ?Sized, R: ?Sized} [for<'a>] (&'a mut A) -> &'a mut R;
    {A: ?Sized, B, R} [for<'a>] (&'a A, B) -> R;
    {A: ?Sized, B, R} [for<'a>] (&'a mut A, B) -> R;
    {A, B: ?Sized, R} [for<'a>] (A, &'a B) -> R;
    {A, B: ?Sized, R} [for<'a>] (A, &'a mut B) -> R;
    {A: ?Sized, B: ?Sized, R} [for<'a, 'b>] (&'a A, &'b B) -> R;
    {A: ?Sized, B: ?Sized, R} [for<'a, 'b>] (&'a A, &'b mut B) -> R;
    {A: ?Sized, B: ?Sized, R} [for<'a, 'b>] (&'a mut A, &'b B) -> R;
    {A: ?Sized, B: ?Sized, R} [for<'a, 'b>] (&'a mut A, &'b mut B) -> R;
}
