//! Handles on shared blocks, which are cloned, changed, dropped, and moved between locks of several
//! crates.

use std::sync::Arc;

use arc_swap::{ArcSwapAny, RefCnt};
use arcstr::{ArcStr, Substr};
use mem_size::MemSize;
use proptest::prelude::*;

use super::{Aligned, Element, Steps, config, pick, steps};
use crate::exact;

/// Handles in all places where one may lie.
#[derive(MemSize)]
struct Places<H> {
    plain: Vec<H>,
    lock: parking_lot::Mutex<Option<H>>,
    newer: parking_lot_0_13::RwLock<Vec<H>>,
    spin: spin_0_9::Mutex<Option<H>>,
    tokio: tokio::sync::RwLock<Option<H>>,
    std: std::sync::Mutex<Option<H>>,
    boxed: Option<Box<H>>,
    small: smallvec::SmallVec<[H; 2]>,
    cell: std::cell::RefCell<Option<H>>,
    map: dashmap_6::DashMap<u8, H>,
    older: dashmap_5::DashMap<u8, H>,
}

impl<H> Places<H> {
    fn new() -> Self {
        Self {
            plain: Vec::new(),
            lock: parking_lot::Mutex::new(None),
            newer: parking_lot_0_13::RwLock::new(Vec::new()),
            spin: spin_0_9::Mutex::new(None),
            tokio: tokio::sync::RwLock::new(None),
            std: std::sync::Mutex::new(None),
            boxed: None,
            small: smallvec::SmallVec::new(),
            cell: std::cell::RefCell::new(None),
            map: dashmap_6::DashMap::with_shard_amount(2),
            older: dashmap_5::DashMap::with_shard_amount(2),
        }
    }

    fn put(&mut self, step: u8, handle: H) {
        match step % 12 {
            0..2 => self.plain.push(handle),
            2 => *self.lock.get_mut() = Some(handle),
            3 => self.newer.get_mut().push(handle),
            4 => *self.spin.get_mut() = Some(handle),
            5 => *self.tokio.get_mut() = Some(handle),
            6 => *self.std.get_mut().expect("not poisoned") = Some(handle),
            7 => self.boxed = Some(Box::new(handle)),
            8 => self.small.push(handle),
            9 => *self.cell.get_mut() = Some(handle),
            10 => drop(self.map.insert(step, handle)),
            _ => drop(self.older.insert(step, handle)),
        }
    }

    fn take(&mut self, step: u8) -> Option<H> {
        match step % 10 {
            0..2 => self.plain.pop(),
            2 => self.lock.get_mut().take(),
            3 => self.newer.get_mut().pop(),
            4 => self.spin.get_mut().take(),
            5 => self.tokio.get_mut().take(),
            6 => self.std.get_mut().ok()?.take(),
            7 => self.boxed.take().map(|handle| *handle),
            8 => self.small.pop(),
            _ => self.cell.get_mut().take(),
        }
    }
}

/// Handles that are made, cloned and changed as the steps say, from place to place.
fn places<H: Clone>(
    steps: &Steps,
    make: impl Fn(u8) -> H,
    change: impl Fn(H, u8, u8) -> H,
) -> Places<H> {
    let mut places = Places::new();
    for &(step, number) in steps {
        match number % 4 {
            0 => places.put(step, make(number)),
            1 => {
                if let Some(handle) = places.take(step) {
                    places.put(step / 12, handle.clone());
                    places.put(number, handle);
                }
            }
            2 => {
                if let Some(handle) = places.take(step) {
                    places.put(number / 4, change(handle, step, number));
                }
            }
            _ => drop(places.take(step)),
        }
    }
    places
}

/// The vectors and strings of one version of ecow.
macro_rules! eco {
    ($ecow:ident) => {
        mod $ecow {
            use $ecow::{EcoString, EcoVec};

            use super::{Element, pick};

            pub(super) fn vector<T: Element>(number: u8) -> EcoVec<T> {
                match number % 8 {
                    4 => EcoVec::with_capacity((number % 16).into()),
                    _ => (0..number % 16).map(T::of).collect(),
                }
            }

            pub(super) fn changed<T: Element>(
                mut vector: EcoVec<T>,
                step: u8,
                number: u8,
            ) -> EcoVec<T> {
                let at = pick(0..=vector.len(), number).unwrap_or(0);
                match step % 8 {
                    0..2 => vector.push(T::of(number)),
                    2 => drop(vector.pop()),
                    3 => vector.truncate(at),
                    4 => vector.reserve(number.into()),
                    5 => vector.clear(),
                    6 => vector.insert(at, T::of(step)),
                    _ => vector.extend((0..number % 9).map(T::of)),
                }
                vector
            }

            pub(super) fn string(number: u8) -> EcoString {
                match number % 8 {
                    4 => EcoString::with_capacity(number.into()),
                    _ => "x".repeat(number.into()).into(),
                }
            }

            pub(super) fn changed_string(mut string: EcoString, step: u8, number: u8) -> EcoString {
                match step % 8 {
                    0..2 => string.push('x'),
                    2 => drop(string.pop()),
                    3 => string.truncate(pick(0..=string.len(), number).unwrap_or(0)),
                    4 => string.push_str(&"x".repeat(number.into())),
                    5 => string.clear(),
                    6 => string.make_mut().make_ascii_uppercase(),
                    _ => string = EcoString::from(&string[string.len() / 2..]),
                }
                string
            }
        }
    };
}
eco!(ecow_0_2);
eco!(ecow_0_3);

/// The places, and one more from which a handle is loaded.
fn swapped<H: RefCnt + Clone>(
    steps: &Steps,
    make: impl Fn(u8) -> H,
) -> (Places<H>, ArcSwapAny<H>, ArcSwapAny<H>) {
    let swaps = [ArcSwapAny::from(make(0)), ArcSwapAny::from(make(1))];
    let change = |handle, step, _| match step % 4 {
        0 => swaps[0].swap(handle),
        1 => swaps[1].swap(handle),
        2 => swaps[0].load_full(),
        _ => swaps[1].swap(swaps[0].load_full()),
    };
    let places = places(steps, &make, change);
    let [first, second] = swaps;
    (places, first, second)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn handles_of_triomphe_after_any_history_are_exact(steps in steps()) {
        use triomphe::{Arc, OffsetArc, ThinArc};
        exact(|| places(&steps, |n| Arc::new(String::of(n)), |mut handle, _, n| {
            Arc::make_mut(&mut handle).push_str(&String::of(n));
            handle
        }));
        exact(|| places(&steps, |n| Arc::new(Aligned(n)), |mut handle, _, n| {
            Arc::make_mut(&mut handle).0 = n;
            handle
        }));
        exact(|| places(&steps, |n| Arc::<[u16]>::from(vec![7; n.into()]), |handle, _, _| handle));
        exact(|| places(&steps, |_| Arc::new(()), |handle, _, _| handle));
        let offset = |n| Arc::into_raw_offset(Arc::new(String::of(n)));
        exact(|| places(&steps, offset, |handle: OffsetArc<String>, _, _| {
            let clone = handle.clone_arc();
            drop(handle);
            Arc::into_raw_offset(clone)
        }));
        let elements = |n: u8| (0..usize::from(n)).map(move |_| Aligned(n));
        let thin = |n| ThinArc::from_header_and_iter(String::of(n), elements(n));
        exact(|| places(&steps, thin, |handle, _, _| handle));
    }

    #[test]
    fn shared_strings_after_any_history_are_exact(steps in steps()) {
        exact(|| places(&steps, |n| ArcStr::from(String::of(n)), |string, step, n| match step % 3 {
            0 => arcstr::literal!("static"),
            1 => ArcStr::from(&string[..string.len() / 2]),
            _ => ArcStr::init_with(n.into(), |bytes| bytes.fill(b'x')).unwrap_or(string),
        }));
        exact(|| places(&steps, |n| Substr::from(String::of(n)), |string, _, n| {
            let from = pick(0..=string.len(), n).unwrap_or(0);
            string.substr(from..)
        }));
        macro_rules! exact_in_all {
            ($($smol_str:ident),+) => { $( {
                use $smol_str::SmolStr;
                let change = |string: SmolStr, step, n: u8| match step % 4 {
                    0 => SmolStr::new_static("a static string that is a long one"),
                    1 => SmolStr::from(std::sync::Arc::<str>::from(string.as_str())),
                    2 => SmolStr::new("\n".repeat((n % 40).into()) + &" ".repeat(n.into())),
                    _ => SmolStr::new(&string[string.len() / 2..]),
                };
                exact(|| places(&steps, |n| SmolStr::from(String::of(n)), change));
            } )+ };
        }
        exact_in_all!(smol_str, smol_str_0_2);
    }

    #[test]
    fn shared_vectors_after_any_history_are_exact(steps in steps()) {
        macro_rules! exact_in_all {
            ($($ecow:ident),+) => { $(
                exact(|| places(&steps, $ecow::vector::<String>, $ecow::changed));
                exact(|| places(&steps, $ecow::vector::<[u8; 3]>, $ecow::changed));
                exact(|| places(&steps, $ecow::vector::<Aligned>, $ecow::changed));
                exact(|| places(&steps, $ecow::vector::<u64>, $ecow::changed));
                exact(|| places(&steps, $ecow::vector::<()>, $ecow::changed));
            )+ };
        }
        exact_in_all!(ecow_0_2, ecow_0_3);
        exact(|| places(&steps, ecow_0_3::string, ecow_0_3::changed_string));
        super::honest(|| places(&steps, ecow_0_2::string, ecow_0_2::changed_string));
    }

    #[test]
    fn handles_that_are_swapped_are_exact(steps in steps()) {
        // The first load of a thread makes what it needs.
        drop(arc_swap::ArcSwap::from_pointee(7).load());
        exact(|| swapped(&steps, |n| Arc::new(String::of(n))));
        exact(|| swapped(&steps, |n| (n % 3 > 0).then(|| Arc::new(Aligned(n)))));
        exact(|| swapped(&steps, std::rc::Rc::new));
    }
}
