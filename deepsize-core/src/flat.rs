//! `flat!`: types that own nothing, said in a line.

/// Says of types that none of their values owns memory: each implements
/// [`MemSize`](crate::MemSize), which counts nothing, and [`Flat`](crate::Flat).
///
/// For types of your crate on which you cannot put `#[derive(MemSize)]`, as a macro of another
/// crate writes them: ids, interned atoms. (Inside `bitflags!` the derive does.) Parameters are
/// given as in a declaration, with their bounds and without their defaults; nothing is asked of
/// them.
///
/// ```
/// use mem_size_core::{Flat, MemSize, flat};
///
/// # mod elsewhere {
/// #     pub struct Id(pub u32);
/// #     pub struct Index<T>(pub usize, pub std::marker::PhantomData<T>);
/// #     pub struct Grid<'a, T: Copy + Send, const N: usize>(pub &'a [[T; N]]);
/// # }
/// use elsewhere::{Grid, Id};
///
/// flat! { Id, elsewhere::Index<T>, Grid<'a, T: Copy + Send, const N: usize> }
///
/// fn is_flat<T: Flat>() -> bool {
///     T::is_flat()
/// }
///
/// assert!(is_flat::<Id>());
/// assert!(is_flat::<elsewhere::Index<String>>());
/// assert!(is_flat::<Grid<'_, u8, 4>>());
/// assert_eq!(vec![Id(1), Id(2)].heap_size(), 2 * size_of::<Id>());
/// ```
///
/// It is a promise that nobody checks: what such a type owns after all counts as nothing. Of a type
/// of another crate no crate but that one and this one can say anything; there, mark the field
/// `#[mem_size(skip)]`.
#[macro_export]
macro_rules! flat {
    () => {};
    // At once, as each macro within a macro is one level deeper, of which there are 128.
    ($($($path:ident)::+),+ $(,)?) => { $(
        $crate::flat!(@impl [$($path)::+] [] []);
    )+ };
    ($($path:ident)::+ $(, $($rest:tt)*)?) => {
        $crate::flat!(@impl [$($path)::+] [] []);
        $crate::flat!($($($rest)*)?);
    };
    ($($path:ident)::+ < $($rest:tt)*) => {
        $crate::flat!(@param [$($path)::+] [] [] $($rest)*);
    };

    // A parameter: what is declared, and what is its name.
    (@param $path:tt $params:tt $names:tt > $(, $($rest:tt)*)?) => {
        $crate::flat!(@impl $path $params $names);
        $crate::flat!($($($rest)*)?);
    };
    (@param $path:tt [$($params:tt)*] [$($names:tt)*] const $name:ident : $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* const $name:] [$($names)* $name,] [] $($rest)*);
    };
    (@param $path:tt [$($params:tt)*] [$($names:tt)*] $name:ident $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* $name] [$($names)* $name,] [] $($rest)*);
    };
    (@param $path:tt [$($params:tt)*] [$($names:tt)*] $name:lifetime $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* $name] [$($names)* $name,] [] $($rest)*);
    };

    // The rest of a parameter: its bounds, or its type; with the angle brackets that are open.
    (@rest $path:tt [$($params:tt)*] $names:tt [] , $($rest:tt)*) => {
        $crate::flat!(@param $path [$($params)*,] $names $($rest)*);
    };
    (@rest $path:tt $params:tt $names:tt [] > $($rest:tt)*) => {
        $crate::flat!(@param $path $params $names > $($rest)*);
    };
    (@rest $path:tt [$($params:tt)*] $names:tt [<] >> $($rest:tt)*) => {
        $crate::flat!(@param $path [$($params)* >] $names > $($rest)*);
    };
    (@rest $path:tt [$($params:tt)*] $names:tt [< < $($open:tt)*] >> $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* >>] $names [$($open)*] $($rest)*);
    };
    (@rest $path:tt [$($params:tt)*] $names:tt [< $($open:tt)*] > $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* >] $names [$($open)*] $($rest)*);
    };
    (@rest $path:tt [$($params:tt)*] $names:tt [$($open:tt)*] < $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* <] $names [$($open)* <] $($rest)*);
    };
    (@rest $path:tt [$($params:tt)*] $names:tt $open:tt $bound:tt $($rest:tt)*) => {
        $crate::flat!(@rest $path [$($params)* $bound] $names $open $($rest)*);
    };

    (@impl [$($path:tt)+] [$($params:tt)*] [$($names:tt)*]) => {
        impl<$($params)*> $crate::MemSize for $($path)+<$($names)*> {
            #[inline]
            fn trace(&self, _: &mut $crate::Tracer<'_>) {}

            #[inline]
            fn is_flat() -> $crate::__private::bool {
                true
            }

            $crate::__private::when_ordered!();
        }

        impl<$($params)*> $crate::Flat for $($path)+<$($names)*> {}
    };

    ($($other:tt)*) => {
        $crate::__private::compile_error! {
            "expected names of types, with parameters as in a declaration: `Id, Grid<'a, T: Copy>`"
        }
    };
}
