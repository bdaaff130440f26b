//! Elements of every size and alignment, told apart by a number.

use std::hash::Hash;

use mem_size::MemSize;

/// An element made from a number; those of different numbers below `DISTINCT` differ.
pub(crate) trait Element: MemSize + Clone + Ord + Hash {
    const DISTINCT: usize = match size_of::<Self>() {
        0 => 1,
        1 => 256,
        2 => 65_536,
        _ => 1 << 24,
    };

    fn number(number: usize) -> Self;
}

impl<const N: usize> Element for [u8; N] {
    fn number(number: usize) -> Self {
        let bytes = number.to_le_bytes();
        std::array::from_fn(|place| bytes.get(place).copied().unwrap_or(0))
    }
}

impl Element for u64 {
    fn number(number: usize) -> Self {
        number as Self
    }
}

impl Element for String {
    fn number(number: usize) -> Self {
        format!("{number:0>width$}", width = number % 40)
    }
}

/// `N` bytes at an alignment.
macro_rules! aligned {
    ($($name:ident $align:literal,)+) => { $(
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(align($align))]
        pub(crate) struct $name<const N: usize>(pub(crate) [u8; N]);

        mem_size::flat! { $name<const N: usize> }

        impl<const N: usize> Element for $name<N> {
            const DISTINCT: usize = <[u8; N]>::DISTINCT;

            fn number(number: usize) -> Self {
                Self(<[u8; N]>::number(number))
            }
        }
    )+ };
}

aligned! {
    To2 2,
    To4 4,
    To8 8,
    To16 16,
    To32 32,
    To64 64,
    To128 128,
    To4096 4096,
}

/// Calls a generic function for elements of all sizes from 0 to 40, and of all alignments.
macro_rules! for_elements {
    ($function:ident()) => {
        $crate::elements::for_each!($function
            [u8; 0], [u8; 1], [u8; 2], [u8; 3], [u8; 4], [u8; 5], [u8; 6], [u8; 7], [u8; 8],
            [u8; 9], [u8; 10], [u8; 11], [u8; 12], [u8; 13], [u8; 14], [u8; 15], [u8; 16],
            [u8; 17], [u8; 18], [u8; 19], [u8; 20], [u8; 21], [u8; 22], [u8; 23], [u8; 24],
            [u8; 25], [u8; 26], [u8; 27], [u8; 28], [u8; 29], [u8; 30], [u8; 31], [u8; 32],
            [u8; 33], [u8; 34], [u8; 35], [u8; 36], [u8; 37], [u8; 38], [u8; 39], [u8; 40]);
        $crate::elements::for_alignments!($function());
    };
}
pub(crate) use for_elements;

/// Calls a generic function for elements of all alignments.
macro_rules! for_alignments {
    ($function:ident()) => {
        $crate::elements::for_each!($function
            $crate::elements::To2<0>, $crate::elements::To2<5>, $crate::elements::To4<9>,
            $crate::elements::To8<17>, $crate::elements::To16<0>, $crate::elements::To16<40>,
            $crate::elements::To32<33>, $crate::elements::To64<0>, $crate::elements::To64<70>,
            $crate::elements::To128<2>);
    };
}
pub(crate) use for_alignments;

macro_rules! for_each {
    ($function:ident $($element:ty),+) => { $( $function::<$element>(); )+ };
}
pub(crate) use for_each;
