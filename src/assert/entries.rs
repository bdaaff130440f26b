//! How `assert_size!` and `assert_align!` read their entries.
//!
//! The compiler expands macros within macros to a depth of 128. A macro that calls itself for what
//! follows goes one level deeper for each token, so each entry must start near the top again.
//! Macros that stand side by side do: the first reads one entry and leaves the rest as the body of
//! a new macro, which the second calls, and so on. The names of these macros would clash, as macros
//! have no hygiene, so they are all written down, and a block hides them.

/// `check entries`: one check for each entry.
#[doc(hidden)]
#[macro_export]
macro_rules! __assert_layout {
    ($check:ident $($entries:tt)+) => {
        const _: () = {
            $crate::__entry! { [first] $check; [] [] ($($entries)+) $($entries)+ }
        };
    };
}

/// `[next] check; [tokens of the type so far] [its open angle brackets] (rest) rest`: finds where
/// the type ends. It cannot be matched as a type, which may not be followed by `<=`. The rest is
/// there twice, to be looked at and to be taken over as it is: a bracket from here would be shown
/// with a blank after it. What follows the entry becomes the macro `next`.
#[doc(hidden)]
#[macro_export]
macro_rules! __entry {
    ($next:tt $check:ident; [$($t:tt)+] [] (, $($seen:tt)+) $skip:tt $($rest:tt)+) => {
        $crate::__entry! { @ $next $check Exactly [$($t)+] $($rest)+ }
    };
    ($next:tt $check:ident; [$($t:tt)+] [] (== $($seen:tt)+) $skip:tt $($rest:tt)+) => {
        $crate::__entry! { @ $next $check Exactly [$($t)+] $($rest)+ }
    };
    ($next:tt $check:ident; [$($t:tt)+] [] (<= $($seen:tt)+) $skip:tt $($rest:tt)+) => {
        $crate::__entry! { @ $next $check AtMost [$($t)+] $($rest)+ }
    };
    ($next:tt $check:ident; [$($t:tt)+] [] (>= $($seen:tt)+) $skip:tt $($rest:tt)+) => {
        $crate::__entry! { @ $next $check AtLeast [$($t)+] $($rest)+ }
    };
    // Without a blank, the last `>` of a type and the sign after it are one token.
    ($next:tt $check:ident; [$($t:tt)+] [<] (>= = $($seen:tt)+) $skip:tt $also:tt $($rest:tt)+) => {
        $crate::__entry! { @ $next $check Exactly [$($t)+ >] $($rest)+ }
    };
    ($next:tt $check:ident; [$($t:tt)+] [< <] (>>= = $($seen:tt)+)
        $skip:tt $also:tt $($rest:tt)+
    ) => {
        $crate::__entry! { @ $next $check Exactly [$($t)+ >>] $($rest)+ }
    };
    ($next:tt $check:ident; [$($t:tt)+] [<] (>>= $($seen:tt)+) $skip:tt $($rest:tt)+) => {
        $crate::__entry! { @ $next $check AtLeast [$($t)+ >] $($rest)+ }
    };
    ($next:tt $check:ident; [$($t:tt)*] [$($open:tt)*] (< $($seen:tt)*) $own:tt $($rest:tt)*) => {
        $crate::__entry! {
            $next $check; [$($t)* $own] [$($open)* <] ($($rest)*) $($rest)*
        }
    };
    ($next:tt $check:ident; [$($t:tt)*] [$($open:tt)*] (<< $($seen:tt)*) $own:tt $($rest:tt)*) => {
        $crate::__entry! {
            $next $check; [$($t)* $own] [$($open)* < <] ($($rest)*) $($rest)*
        }
    };
    ($next:tt $check:ident; [$($t:tt)*] [< $($open:tt)*] (> $($seen:tt)*) $own:tt $($rest:tt)*) => {
        $crate::__entry! { $next $check; [$($t)* $own] [$($open)*] ($($rest)*) $($rest)* }
    };
    ($next:tt $check:ident; [$($t:tt)*] [< < $($open:tt)*] (>> $($seen:tt)*)
        $own:tt $($rest:tt)*
    ) => {
        $crate::__entry! { $next $check; [$($t)* $own] [$($open)*] ($($rest)*) $($rest)* }
    };
    ($next:tt $check:ident; [$($t:tt)*] $open:tt ($($seen:tt)+) $own:tt $($rest:tt)*) => {
        $crate::__entry! { $next $check; [$($t)* $own] $open ($($rest)*) $($rest)* }
    };
    ($next:tt $check:ident; $t:tt $open:tt ()) => {
        $crate::__private::compile_error! {
            "expected a type and its number of bytes: `T, 24`, `T == 24`, `T <= 24` or `T >= 24`"
        }
        $crate::__entries! { @ $next $check }
    };

    // The type is known; what follows is its number.
    (@ $next:tt $check:ident $relation:ident [$t:ty]
        { $width:tt => $($arms:tt)* } $($sep:tt $($rest:tt)*)?
    ) => {
        $crate::__expected_by_width! {
            $check $relation [$t] [] [] [] [] $width => $($arms)*
        }
        $crate::__entries! { @ $next $check $($($rest)*)? }
    };
    (@ $next:tt $check:ident $relation:ident [$t:ty] $bytes:expr $(, $($rest:tt)*)?) => {
        const _: () = $crate::__private::$check::<$t>(
            $crate::__private::Subject::new($crate::__private::stringify!($t)),
            $crate::__private::Relation::$relation,
            $crate::__private::Expected::Always($bytes),
        );
        $crate::__entries! { @ $next $check $($($rest)*)? }
    };
    (@ $next:tt $check:ident $relation:ident [$t:ty] $bytes:expr; $($rest:tt)*) => {
        $crate::__entry! { @ $next $check $relation [$t] $bytes, $($rest)* }
    };
}

/// `check relation [type] [16] [32] [64] [_] width => bytes, …`: sorts the numbers by their pointer
/// widths.
#[doc(hidden)]
#[macro_export]
macro_rules! __expected_by_width {
    ($check:ident $relation:ident [$t:ty] [$($a:tt)*] [$($b:tt)*] [$($c:tt)*] [$($other:tt)*]) => {
        const _: () = $crate::__private::$check::<$t>(
            $crate::__private::Subject::new($crate::__private::stringify!($t)),
            $crate::__private::Relation::$relation,
            $crate::__private::Expected::ByWidth(match $crate::limits::POINTER_WIDTH {
                $($a)* $($b)* $($c)* $($other)*
                #[allow(unreachable_patterns)]
                _ => $crate::__private::Option::None,
            }),
        );
    };
    ($check:ident $relation:ident $t:tt [] $b:tt $c:tt []
        16 => $bytes:expr $(, $($arms:tt)*)?
    ) => {
        $crate::__expected_by_width! {
            $check $relation $t [16 => $crate::__private::Option::Some($bytes),] $b $c []
            $($($arms)*)?
        }
    };
    ($check:ident $relation:ident $t:tt $a:tt [] $c:tt []
        32 => $bytes:expr $(, $($arms:tt)*)?
    ) => {
        $crate::__expected_by_width! {
            $check $relation $t $a [32 => $crate::__private::Option::Some($bytes),] $c []
            $($($arms)*)?
        }
    };
    ($check:ident $relation:ident $t:tt $a:tt $b:tt [] []
        64 => $bytes:expr $(, $($arms:tt)*)?
    ) => {
        $crate::__expected_by_width! {
            $check $relation $t $a $b [64 => $crate::__private::Option::Some($bytes),] []
            $($($arms)*)?
        }
    };
    ($check:ident $relation:ident $t:tt $a:tt $b:tt $c:tt []
        _ => $bytes:expr $(, $($arms:tt)*)?
    ) => {
        $crate::__expected_by_width! {
            $check $relation $t $a $b $c [_ => $crate::__private::Option::Some($bytes),]
            $($($arms)*)?
        }
    };

    // What is left cannot be taken.
    ($check:ident $relation:ident $t:tt $a:tt $b:tt $c:tt [_ $($other:tt)*] $($arms:tt)+) => {
        $crate::__private::compile_error! { "`_` stands for all other widths; put it last, and \
        once" }
    };
    ($check:ident $relation:ident $t:tt [16 $($a:tt)*] $b:tt $c:tt [] 16 => $($arms:tt)*) => {
        $crate::__private::compile_error! { "`16` is given twice; remove one of the two" }
    };
    ($check:ident $relation:ident $t:tt $a:tt [32 $($b:tt)*] $c:tt [] 32 => $($arms:tt)*) => {
        $crate::__private::compile_error! { "`32` is given twice; remove one of the two" }
    };
    ($check:ident $relation:ident $t:tt $a:tt $b:tt [64 $($c:tt)*] [] 64 => $($arms:tt)*) => {
        $crate::__private::compile_error! { "`64` is given twice; remove one of the two" }
    };
    ($check:ident $relation:ident $t:tt $a:tt $b:tt $c:tt $other:tt $($arms:tt)*) => {
        $crate::__width_error! { $($arms)* }
    };
}

/// Why `width => bytes, …` cannot be taken.
#[doc(hidden)]
#[macro_export]
macro_rules! __width_error {
    (16 => $($arms:tt)*) => {
        $crate::__width_error! {}
    };
    (32 => $($arms:tt)*) => {
        $crate::__width_error! {}
    };
    (64 => $($arms:tt)*) => {
        $crate::__width_error! {}
    };
    (_ => $($arms:tt)*) => {
        $crate::__width_error! {}
    };
    ($width:tt => $($arms:tt)*) => {
        $crate::__private::compile_error! {
            $crate::__private::concat!(
                "no pointer has ",
                $crate::__private::stringify!($width),
                " bits; write 16, 32, 64 or `_`",
            )
        }
    };
    ($($arms:tt)*) => {
        $crate::__private::compile_error! {
            "expected a number of bytes for each pointer width: `{ 64 => 24, 32 => 12, _ => 6 }`"
        }
    };
}

/// The entries after the first.
#[doc(hidden)]
#[macro_export]
macro_rules! __entries {
    // After the first entry: nothing, or the tree of names, each for what one entry leaves over.
    (@ [first] $check:ident) => {};
    (@ [first] $check:ident $($rest:tt)+) => {
        $crate::__entries! { ($) __start $check $($rest)+ }
        __start! { __start __end (
            (((((__1 __2 __3) __4 (__5 __6 __7)) __8 ((__9 __10 __11) __12 (__13 __14 __15)))
            __16 (((__17 __18 __19) __20 (__21 __22 __23)) __24 ((__25 __26 __27) __28 (__29
            __30 __31)))) __32 ((((__33 __34 __35) __36 (__37 __38 __39)) __40 ((__41 __42
            __43) __44 (__45 __46 __47))) __48 (((__49 __50 __51) __52 (__53 __54 __55)) __56
            ((__57 __58 __59) __60 (__61 __62 __63))))) __64 (((((__65 __66 __67) __68 (__69
            __70 __71)) __72 ((__73 __74 __75) __76 (__77 __78 __79))) __80 (((__81 __82 __83)
            __84 (__85 __86 __87)) __88 ((__89 __90 __91) __92 (__93 __94 __95)))) __96
            ((((__97 __98 __99) __100 (__101 __102 __103)) __104 ((__105 __106 __107) __108
            (__109 __110 __111))) __112 (((__113 __114 __115) __116 (__117 __118 __119)) __120
            ((__121 __122 __123) __124 (__125 __126 __127)))))
        ) }
        __end! {}
    };
    // After another one: the rest is left as the next macro.
    (@ [$next:ident] $check:ident $($rest:tt)*) => {
        $crate::__entries! { ($) $next $check $($rest)* }
    };
    (($d:tt) $name:ident $check:ident $($rest:tt)*) => {
        #[allow(unused_macros, unused_macro_rules)]
        macro_rules! $name {
            ($d this:ident $d next:ident $d names:tt) => {
                $crate::__entries! { $d this $d next $d names; $check $($rest)* }
            };
            () => { $crate::__entries! { = $($rest)* } };
        }
    };

    // A place in the tree: the left half reads on up to the name in the middle, the right half from
    // there.
    ($this:ident $next:ident $names:tt; $check:ident) => {
        $crate::__entries! { ($) $next $check }
    };
    ($this:ident $next:ident ($left:tt $middle:ident $right:tt); $($rest:tt)+) => {
        $this! { $this $middle $left }
        $middle! { $middle $next $right }
    };
    ($this:ident $next:ident $middle:ident; $($rest:tt)+) => {
        $this! { $this $middle () }
        $middle! { $middle $next () }
    };
    ($this:ident $next:ident (); $check:ident $($rest:tt)+) => {
        $crate::__entry! { [$next] $check; [] [] ($($rest)+) $($rest)+ }
    };
    (=) => {};
    (= $($rest:tt)+) => {
        $crate::__private::compile_error! { "more than 129 entries; write a second assertion" }
    };
}
