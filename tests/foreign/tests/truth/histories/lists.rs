//! Vectors and strings that lie inline while they are short, begin with a header, or hold bits.

use bumpalo::Bump;
use proptest::prelude::*;
use smallvec::SmallVec;
use thin_vec::ThinVec;
use tinyvec::TinyVec;

use super::{Aligned, Element, Steps, config, steps};
use crate::{audited, exact, usage};

/// Vectors that have the methods of std's.
macro_rules! vector {
    ($steps:expr, $new:expr, $from:expr) => {{
        let mut vector = $new;
        for &(step, number) in $steps {
            let at = usize::from(number).checked_rem(vector.len() + 1).unwrap_or(0);
            match step % 16 {
                0..7 => vector.push(T::of(number)),
                7 => drop(vector.pop()),
                8 => vector.insert(at, T::of(step)),
                9 if at < vector.len() => drop(vector.remove(at)),
                10 => vector.truncate(at),
                11 => vector.reserve(number.into()),
                12 => vector.shrink_to_fit(),
                13 => vector = $from(vector.clone()),
                14 => drop(vector.drain(at..).next()),
                15 if number < 40 => vector.clear(),
                _ => vector.extend((0..number % 9).map(T::of)),
            }
        }
        vector
    }};
}

fn small<T: Element>(steps: &Steps) -> SmallVec<[T; 3]> {
    vector!(steps, SmallVec::new(), |vector: SmallVec<[T; 3]>| SmallVec::from_vec(
        vector.into_vec()
    ))
}

fn smallest<T: Element>(steps: &Steps) -> SmallVec<[T; 0]> {
    vector!(steps, SmallVec::new(), |vector: SmallVec<[T; 0]>| SmallVec::from_vec(
        vector.into_vec()
    ))
}

fn thin<T: Element>(steps: &Steps) -> ThinVec<T> {
    vector!(steps, ThinVec::new(), |mut vector: ThinVec<T>| vector.split_off(vector.len() / 2))
}

fn thin_with_capacity<T: Element>(steps: &Steps) -> ThinVec<T> {
    let capacity = steps.len() % 3;
    vector!(steps, ThinVec::with_capacity(capacity), |vector: ThinVec<T>| {
        vector.into_iter().rev().collect::<ThinVec<T>>()
    })
}

fn tiny<T: Element + Default>(steps: &Steps) -> TinyVec<[T; 3]> {
    vector!(steps, TinyVec::new(), |mut vector: TinyVec<[T; 3]>| vector.split_off(vector.len() / 2))
}

/// Strings that have the methods of std's.
macro_rules! string {
    ($steps:expr, $string:ty, $with_capacity:expr) => {{
        let mut string = <$string>::from("");
        for &(step, number) in $steps {
            let text = "x".repeat(usize::from(number));
            let at = usize::from(number).checked_rem(string.len() + 1).unwrap_or(0);
            match step % 16 {
                0..4 => string.push('x'),
                4 => string.push_str(&text),
                5 => drop(string.pop()),
                6 => string.insert_str(at, &text[..text.len() / 9]),
                7 => string.truncate(at),
                8 => string.reserve(number.into()),
                9 => string.shrink_to_fit(),
                10 => string = string.clone(),
                11 => string = <$string>::from(text),
                12 => string = <$string>::from(String::from(string) + "x"),
                13 => string = $with_capacity(number.into()),
                14 => drop(string.drain(at..).next()),
                _ if number < 40 => string.clear(),
                _ => string = <$string>::from(text.as_str()),
            }
        }
        string
    }};
}

fn smart<M: smartstring::SmartStringMode>(steps: &Steps) -> smartstring::SmartString<M> {
    let mut string = smartstring::SmartString::<M>::new();
    for &(step, number) in steps {
        let text = "x".repeat(usize::from(number));
        let at = usize::from(number).checked_rem(string.len() + 1).unwrap_or(0);
        match step % 16 {
            0..4 => string.push('x'),
            4 => string.push_str(&text),
            5 => drop(string.pop()),
            6 => string.insert_str(at, &text[..text.len() / 9]),
            7 => string.truncate(at),
            8 => string.retain(|_| number % 3 > 0),
            9 => string.shrink_to_fit(),
            10 => string = string.clone(),
            11 => string = text.into(),
            12 => string = (String::from(string) + "x").into(),
            13 => string = String::with_capacity(number.into()).into(),
            14 => drop(string.drain(at..).next()),
            _ if number < 40 => string.clear(),
            _ => {
                let mut with_room = String::with_capacity(300 + at);
                with_room.push_str(&text);
                string = with_room.into();
            }
        }
    }
    string
}

/// Bits with the first of them anywhere in a word.
fn bits<T, O>(steps: &Steps) -> bitvec::vec::BitVec<T, O>
where
    T: bitvec::store::BitStore,
    O: bitvec::order::BitOrder,
{
    let mut bits = bitvec::vec::BitVec::<T, O>::new();
    for &(step, number) in steps {
        let at = usize::from(number).checked_rem(bits.len() + 1).unwrap_or(0);
        match step % 16 {
            0..4 => bits.push(number % 2 == 0),
            4 => bits.extend((0..number).map(|n| n % 3 == 0)),
            5 => drop(bits.pop()),
            6 => bits.insert(at, true),
            7 => bits.truncate(at),
            8 => bits.reserve(number.into()),
            9 => bits.shrink_to_fit(),
            10 => bits = bitvec::vec::BitVec::from_bitslice(&bits[at..]),
            11 => bits = bits.split_off(at),
            12 => drop(bits.drain(at..).next()),
            13 => bits = bits.into_boxed_bitslice().into_bitvec(),
            14 => bits.force_align(),
            _ if number < 40 => bits.clear(),
            _ => bits = bits.clone(),
        }
    }
    bits
}

macro_rules! plain_bits {
    ($steps:expr, $bit_vec:ident) => {{
        let mut bits = $bit_vec::BitVec::<u32>::default();
        for &(step, number) in $steps {
            let at = usize::from(number).checked_rem(bits.len() + 1).unwrap_or(0);
            match step % 12 {
                0..4 => bits.push(number % 2 == 0),
                4 => bits.extend((0..number).map(|n| n % 3 == 0)),
                5 => drop(bits.pop()),
                6 => bits.grow(number.into(), true),
                7 => bits.truncate(at),
                8 => bits.reserve_exact(number.into()),
                9 => bits.shrink_to_fit(),
                10 => bits = bits.split_off(at),
                _ => bits = bits.clone(),
            }
        }
        bits
    }};
}

fn queue<T: Element>(steps: &Steps) -> crossbeam_queue::ArrayQueue<T> {
    let queue = crossbeam_queue::ArrayQueue::new(1 + steps.len() % 7);
    for &(step, number) in steps {
        match step % 3 {
            0 => drop(queue.push(T::of(number))),
            1 => drop(queue.force_push(T::of(number))),
            _ => drop(queue.pop()),
        }
    }
    queue
}

/// The bytes of an arena are exact, but not its blocks.
fn bump<const ALIGN: usize>(steps: &Steps) {
    let (bump, audit) = audited(|| {
        let mut bump = Bump::<ALIGN>::with_min_align();
        for &(step, number) in steps {
            match step % 16 {
                0..5 => drop(bump.alloc(u64::from(number))),
                5 => drop(bump.alloc(Aligned(number))),
                6 => drop(bump.alloc_slice_fill_copy(usize::from(number) * 9, number)),
                7..14 => {
                    let align = 1 << (number % 13);
                    let layout = std::alloc::Layout::from_size_align(usize::from(step) * 7, align);
                    _ = bump.alloc_layout(layout.expect("small"));
                }
                14 if number < 60 => bump.reset(),
                15 if number < 30 => bump = Bump::with_min_align_and_capacity(number.into()),
                _ => drop(bump.alloc_str("text")),
            }
        }
        bump
    });
    assert_eq!(audit.measured.bytes, audit.allocated.bytes);
    assert!(usage(&bump).is_exact());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn vectors_after_any_history_are_exact(steps in steps()) {
        macro_rules! with_elements {
            ($($build:ident),+) => { $(
                exact(|| $build::<String>(&steps));
                exact(|| $build::<[u8; 3]>(&steps));
                exact(|| $build::<u64>(&steps));
                exact(|| $build::<Option<Box<u16>>>(&steps));
            )+ };
        }
        with_elements!(small, smallest, thin, thin_with_capacity, tiny);
        exact(|| small::<()>(&steps));
        exact(|| tiny::<()>(&steps));
        exact(|| small::<Aligned>(&steps));
        exact(|| thin::<Aligned>(&steps));
        exact(|| thin_with_capacity::<Aligned>(&steps));
    }

    #[test]
    fn strings_after_any_history_are_exact(steps in steps()) {
        use compact_str::CompactString;
        use smartstring::{Compact, LazyCompact};
        use compact_str_0_8::CompactString as Older;
        use compact_str_0_9::CompactString as Old;
        exact(|| string!(&steps, CompactString, CompactString::with_capacity));
        exact(|| string!(&steps, Old, Old::with_capacity));
        exact(|| string!(&steps, Older, Older::with_capacity));
        exact(|| smart::<LazyCompact>(&steps));
        exact(|| smart::<Compact>(&steps));
    }

    #[test]
    fn bits_after_any_history_are_exact(steps in steps()) {
        use bitvec::order::{Lsb0, Msb0};
        exact(|| bits::<u8, Lsb0>(&steps));
        exact(|| bits::<u64, Msb0>(&steps));
        exact(|| bits::<std::cell::Cell<u16>, Lsb0>(&steps));
        exact(|| bits::<u32, Msb0>(&steps).into_boxed_bitslice());
        exact(|| plain_bits!(&steps, bit_vec));
        exact(|| plain_bits!(&steps, bit_vec_0_9));
        exact(|| plain_bits!(&steps, bit_vec_0_10));
    }

    #[test]
    fn queues_after_any_history_are_exact(steps in steps()) {
        exact(|| queue::<()>(&steps));
        exact(|| queue::<[u8; 3]>(&steps));
        exact(|| queue::<u64>(&steps));
        exact(|| queue::<Aligned>(&steps));
    }

    #[test]
    fn bytes_of_arenas_after_any_history_are_exact(steps in steps()) {
        bump::<1>(&steps);
        bump::<4>(&steps);
        bump::<16>(&steps);
    }
}
