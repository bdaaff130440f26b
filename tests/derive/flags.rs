//! Types that `bitflags!` writes: one line makes them measurable; and `flat!`.

use mem_size::{Flat, MemSize, flat};

bitflags::bitflags! {
    #[derive(Clone, Copy, MemSize)]
    struct Inside: u16 {
        const ONE = 1;
    }

    #[derive(MemSize)]
    #[mem_size(flat, size = 4)]
    pub struct Claimed: u32 {
        const ONE = 1;
    }

    struct Beside: u8 {
        const ONE = 1;
    }
}

#[derive(MemSize)]
struct Own(u8);

bitflags::bitflags! {
    impl Own: u8 {
        const ONE = 1;
    }
}

bitflags_1::bitflags! {
    #[derive(MemSize)]
    struct Older: u8 {
        const ONE = 1;
    }
}

flat! { Beside }

/// More types than macros may lie in each other, and bounds in angle brackets of their own.
mod many {
    use std::marker::PhantomData;

    macro_rules! ids {
        ($($name:ident)*) => {
            $(pub(super) struct $name;)*
            mem_size::flat! { $($name),* }
        };
    }

    ids! {
        A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15 A16 A17 A18 A19 A20 A21 A22 A23 A24
        A25 A26 A27 A28 A29 A30 A31 A32 A33 A34 A35 A36 A37 A38 A39 A40 A41 A42 A43 A44 A45 A46
        A47 A48 A49 A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A61 A62 A63 A64 A65 A66 A67 A68
        A69 A70 A71 A72 A73 A74 A75 A76 A77 A78 A79 A80 A81 A82 A83 A84 A85 A86 A87 A88 A89 A90
        A91 A92 A93 A94 A95 A96 A97 A98 A99 A100 A101 A102 A103 A104 A105 A106 A107 A108 A109
        A110 A111 A112 A113 A114 A115 A116 A117 A118 A119 A120 A121 A122 A123 A124 A125 A126 A127
        A128 A129 A130 A131 A132 A133 A134 A135 A136 A137 A138 A139
    }

    pub(super) struct Source<I>(pub(super) PhantomData<I>);
    pub(super) struct Pair<'a, T, U: ?Sized, const N: usize>(pub(super) [&'a T; N], PhantomData<U>);

    mem_size::flat! {
        self::Source<I: Iterator<Item = u8>>,
        Pair<'a, T: Into<Option<Box<str>>>, U: ?Sized + Fn(u8) -> Option<(u8, u8)>, const N: usize>,
    }

    impl<'a, T, U: ?Sized, const N: usize> Pair<'a, T, U, N> {
        pub(super) fn new(all: [&'a T; N]) -> Self {
            Self(all, PhantomData)
        }
    }
}

#[derive(MemSize)]
struct Holder {
    inside: Vec<Inside>,
    claimed: Box<Claimed>,
    beside: Option<Box<[Beside]>>,
    own: Own,
    older: [Older; 2],
}

#[test]
fn flags_are_flat() {
    fn flat<T: Flat>() -> bool {
        T::is_flat()
    }
    assert!(Inside::is_flat() && Own::is_flat() && Older::is_flat());
    assert!(flat::<Claimed>() && flat::<Beside>());
    crate::exact(|| Holder {
        inside: vec![Inside::ONE; 3],
        claimed: Box::new(Claimed::ONE),
        beside: Some(Box::new([Beside::ONE])),
        own: Own::ONE,
        older: [Older::ONE, Older::ONE],
    });
}

#[cfg(feature = "layout")]
#[test]
fn flags_have_a_layout() {
    use mem_size::HasLayout;
    assert_eq!(Inside::LAYOUT.size, 2);
    assert_eq!(Claimed::LAYOUT.fields().len(), 1);
}

#[test]
fn many_types_and_bounds_may_stand_in_one_list() {
    assert!(many::A0::is_flat() && many::A139::is_flat());
    assert!(many::Source::<std::vec::IntoIter<u8>>::is_flat());
    let text = Box::<str>::from("text");
    let pair = many::Pair::<_, fn(u8) -> Option<(u8, u8)>, 1>::new([&text]);
    assert_eq!(pair.heap_size(), 0);
}
