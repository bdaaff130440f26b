//! The primitive function pointers: up to twelve arguments by value, up to three of which some are
//! references, and up to eight of which the first is one, as in tables of instructions. The rarer
//! ABIs by value alone: what foreign code calls takes raw pointers. Of those that take any number
//! of further arguments, up to six come before these.

/// As `flat!`, of types that surely have an order: to find that out would take the compiler longer.
macro_rules! function_pointers {
    ({$($generics:tt)*} $type:ty) => {
        crate::impls::flat_with! {
            {$($generics)*} $type,
            #[inline]
            fn __when_ordered(question: &mut dyn crate::ordered::WhenOrdered<Self>) {
                question.ask();
            }
        }
    };
    ({$($generics:tt)*} $type:ty, $($rest:ty),+) => {
        function_pointers!({$($generics)*} $type);
        function_pointers!({$($generics)*} $($rest),+);
    };
}

macro_rules! abis {
    ({$($generics:tt)*} [$($binder:tt)*] ($($arg:ty),*) -> $output:ty) => {
        function_pointers!({$($generics)*}
            $($binder)* fn($($arg),*) -> $output,
            $($binder)* unsafe fn($($arg),*) -> $output,
            $($binder)* extern "C" fn($($arg),*) -> $output,
            $($binder)* unsafe extern "C" fn($($arg),*) -> $output
        );
    };
}

macro_rules! by_value {
    ($($($arg:ident)*;)+) => { $(
        abis!({$($arg,)* R} [] ($($arg),*) -> R);
        function_pointers!({$($arg,)* R}
            extern "system" fn($($arg),*) -> R,
            unsafe extern "system" fn($($arg),*) -> R,
            extern "C-unwind" fn($($arg),*) -> R,
            unsafe extern "C-unwind" fn($($arg),*) -> R
        );
    )+ };
}

by_value! {
    ;
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
}

/// The variadic functions of C, such as `printf`.
macro_rules! variadic {
    ($($($arg:ident)+;)+) => { $(
        function_pointers!({$($arg,)+ R}
            extern "C" fn($($arg,)+ ...) -> R,
            unsafe extern "C" fn($($arg,)+ ...) -> R
        );
    )+ };
}

variadic! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
}

/// Takes each argument by value, by reference and by mutable reference, in all combinations.
macro_rules! by_reference {
    ([$($arg:ident $life:lifetime)+]) => {
        by_reference!([$($arg $life)+] {} [] []);
    };
    (
        [$arg:ident $life:lifetime $($rest:tt)*]
        {$($generics:tt)*} [$($lives:lifetime)*] [$($args:tt)*]
    ) => {
        by_reference!([$($rest)*] {$($generics)* $arg,} [$($lives)*] [$($args)* ($arg)]);
        by_reference!(
            [$($rest)*]
            {$($generics)* $arg: ?Sized,} [$($lives)* $life] [$($args)* (&$life $arg)]
        );
        by_reference!(
            [$($rest)*]
            {$($generics)* $arg: ?Sized,} [$($lives)* $life] [$($args)* (&$life mut $arg)]
        );
    };
    ([] {$($generics:tt)*} [] [$($args:tt)*]) => {};
    ([] {$($generics:tt)*} [$life:lifetime] [$(($($arg:tt)+))+]) => {
        abis!({$($generics)* R} [for<$life>] ($($($arg)+),+) -> R);
        abis!({$($generics)* R: ?Sized} [for<$life>] ($($($arg)+),+) -> &$life R);
        abis!({$($generics)* R: ?Sized} [for<$life>] ($($($arg)+),+) -> &$life mut R);
    };
    ([] {$($generics:tt)*} [$($lives:lifetime)+] [$(($($arg:tt)+))+]) => {
        abis!({$($generics)* R} [for<$($lives),+>] ($($($arg)+),+) -> R);
    };
}

by_reference!([A 'a]);
by_reference!([A 'a B 'b]);
by_reference!([A 'a B 'b C 'c]);

/// Takes the first argument by reference and by mutable reference, and the others by value.
macro_rules! first_by_reference {
    ($($($arg:ident)+;)+) => {
        $( function_pointers!({A: ?Sized, $($arg,)+ R}
            for<'a> fn(&'a A, $($arg),+) -> R,
            for<'a> fn(&'a mut A, $($arg),+) -> R
        ); )+
    };
}

first_by_reference! {
    B C D;
    B C D E;
    B C D E F;
    B C D E F G;
    B C D E F G H;
}
