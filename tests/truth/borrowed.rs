//! What borrows a collection or adapts an iterator: it owns nothing, or leaves a gap.

use std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque, btree_map, hash_map,
};
use std::{iter, slice};

use mem_size::{Gap, MemSize};

use crate::{at_least, exact};

fn text() -> String {
    String::from("text")
}

fn flat<T: MemSize>(_: T) {
    assert!(T::is_flat(), "{}", std::any::type_name::<T>());
}

/// Not flat, for the values it is about may own memory: a gap, and nothing else.
#[track_caller]
fn gap<T: MemSize>(value: T) {
    assert!(!T::is_flat(), "{}", std::any::type_name::<T>());
    let usage = crate::usage(&value);
    assert_eq!((usage.heap, usage.gaps.count(Gap::Opaque), usage.gaps.total()), (0, 1, 1));
}

#[test]
fn adapters_by_functions_without_captures_are_flat() {
    flat((1..3).map(|number| number + 1));
    flat((1..3).filter(|number| *number > 1));
    flat((1..3).filter_map(Some));
    flat((1..3).flat_map(|number| [number, number]));
    flat((1..3).inspect(|number| assert!(*number > 0)));
    flat((1..3).map_while(Some));
    flat((1..3).skip_while(|number| *number > 1));
    flat((1..3).take_while(|number| *number > 1));
    flat((1..3).scan(7, |state, number| Some(*state + number)));
    flat((1..3).map(u64::from as fn(u32) -> u64));
    flat(iter::from_fn(|| Some(7)));
    flat(iter::once_with(|| 7));
    flat(iter::repeat_with(|| 7));
    flat(iter::successors(Some(7), |number| Some(number + 1)));
    flat([Some(1), None].into_iter().flatten());
    flat(std::future::poll_fn(|_| std::task::Poll::Ready(7)));
    flat(char::decode_utf16([7_u16]));
}

#[test]
fn adapters_by_functions_that_own_leave_a_gap() {
    let seen = || {
        let text = text();
        move || text.len()
    };
    macro_rules! owning {
        ($($method:ident |$arg:pat_param| $value:expr;)+) => { $(
            at_least(Gap::Opaque, || {
                let text = text();
                (1..3_usize).$method(move |$arg| {
                    _ = text.len();
                    $value
                })
            });
        )+ };
    }
    owning! {
        map |number| number; filter |_| true; filter_map |number| Some(number);
        flat_map |number| Some(number); inspect |_| (); map_while |number| Some(number);
        skip_while |_| true; take_while |_| true;
    }
    gap(iter::from_fn({
        let text = text();
        move || Some(text.len())
    }));
    gap(iter::once_with(seen()));
    gap(iter::repeat_with(seen()));
    gap((1..3).scan(text(), |text, number| Some(text.len() + number)));
    gap(iter::successors(Some(text()), |text| Some(text.clone())));
    gap([Some(text())].into_iter().flatten());
}

#[test]
fn iterators_over_collections_are_flat() {
    let mut tree = BTreeMap::from([(text(), text())]);
    flat((tree.iter(), tree.keys(), tree.values(), tree.range(text()..)));
    flat(tree.iter_mut());
    flat(tree.values_mut());
    flat(tree.range_mut(text()..));
    let set = BTreeSet::from([text()]);
    flat((set.iter(), set.range(text()..), set.union(&set), set.intersection(&set)));
    flat((set.difference(&set), set.symmetric_difference(&set)));
    let mut map = HashMap::from([(text(), text())]);
    flat((map.iter(), map.keys(), map.values()));
    flat(map.iter_mut());
    flat(map.values_mut());
    flat(map.extract_if(|_, _| false));
    let mut set = HashSet::from([text()]);
    flat((set.iter(), set.union(&set), set.intersection(&set), set.difference(&set)));
    flat(set.symmetric_difference(&set));
    flat(set.extract_if(|_| false));
    let mut deque = VecDeque::from([text()]);
    flat(deque.iter());
    flat(deque.iter_mut());
    let mut list = LinkedList::from([text()]);
    flat(list.iter());
    flat(list.iter_mut());
    flat(list.extract_if(|_| false));
    let mut heap = BinaryHeap::from([text()]);
    flat(heap.iter());
    flat(heap.peek_mut().unwrap());
    let (mut option, mut result) = (Some(text()), Ok::<_, ()>(text()));
    flat((option.iter(), result.iter()));
    flat((option.iter_mut(), result.iter_mut()));
    flat(text().drain(..));
    flat(std::env::split_paths(""));
}

#[rustversion::since(1.94)]
#[test]
fn iterator_over_windows_of_a_known_length_is_flat() {
    flat([text()].array_windows::<1>());
}

/// The iterators of a slice that ask a function.
macro_rules! split {
    ($($method:ident($($number:literal)?)),+) => { $(
        flat([text()].$method($($number,)? |_| false));
    )+ };
}

#[test]
fn iterators_over_slices_and_strings_are_flat() {
    let (mut texts, len) = ([text()], 1);
    flat((texts.chunks(1), texts.chunks_exact(len), texts.rchunks(1), texts.rchunks_exact(1)));
    flat((texts.iter(), texts.windows(1), b"text".escape_ascii()));
    flat(texts.iter_mut());
    flat(texts.chunks_mut(1));
    flat(texts.chunks_exact_mut(len));
    flat(texts.rchunks_mut(1));
    flat(texts.rchunks_exact_mut(1));
    split!(split(), split_mut(), split_inclusive(), split_inclusive_mut(), rsplit());
    split!(rsplit_mut(), splitn(2), splitn_mut(2), rsplitn(2), rsplitn_mut(2));
    flat(texts.chunk_by(|one, other| one == other));
    flat(texts.chunk_by_mut(|_, _| true));
    let owned = text();
    gap(slice::from_ref(&0).split(move |_| owned.is_empty()));
    let text = "a text";
    flat((text.escape_debug(), text.escape_default(), text.escape_unicode()));
    flat((text.split(' '), text.rsplit(", "), text.splitn(2, ['a', 'b']), text.rsplitn(2, ' ')));
    flat((text.split_terminator(&['a', 'b'][..]), text.rsplit_terminator(&['a', 'b'])));
    flat(text.split_inclusive(char::is_alphabetic as fn(char) -> bool));
    flat((text.matches(' '), text.rmatches(' ')));
    flat((text.match_indices(' '), text.rmatch_indices(' ')));
}

#[test]
fn drains_of_owning_elements_leave_a_gap() {
    gap(vec![text()].splice(.., [text()]));
    gap(vec![text()].extract_if(.., |_| false));
    gap(VecDeque::from([text()]).drain(..));
    gap(BinaryHeap::from([text()]).drain());
    gap(HashSet::from([text()]).drain());
    gap(HashMap::from([(text(), 7)]).drain());
    flat(vec![7].drain(..));
    flat(vec![7].splice(.., [7]));
    flat(vec![7].extract_if(.., |_| false));
    flat(HashMap::from([(7, 7)]).drain());
}

#[rustversion::since(1.91)]
#[test]
fn extracting_iterators_over_trees_borrow_all_but_function_and_range() {
    let (mut map, mut set) = (BTreeMap::from([(text(), text())]), BTreeSet::from([text()]));
    flat(map.extract_if(.., |_, _| false));
    flat(set.extract_if(.., |_| false));
    gap(map.extract_if(text().., |_, _| false));
    gap(set.extract_if(text().., |_| false));
    let owned = text();
    gap(set.extract_if(.., move |_| owned.is_empty()));
}

#[test]
fn drain_of_a_vector_owns_the_elements_left() {
    let mut texts = Vec::with_capacity(4);
    let borrowed = &mut texts;
    exact(move || {
        borrowed.extend([text(), text(), text()]);
        let mut drain = borrowed.drain(..);
        drain.next();
        drain
    });
    assert!(texts.is_empty());
}

#[test]
fn entries_own_the_key_they_were_asked_for() {
    let mut tree = BTreeMap::from([(text(), text())]);
    let mut map = HashMap::from([(text(), text())]);
    let borrowed = &mut tree;
    exact(move || {
        let tree = borrowed;
        tree.entry(String::from("other"))
    });
    assert_eq!(crate::usage(&tree.entry(text())).heap, 0);
    let btree_map::Entry::Vacant(vacant) = tree.entry(String::from("other")) else {
        unreachable!()
    };
    assert_eq!(crate::usage(&vacant).heap, 5);
    let borrowed = &mut map;
    exact(move || {
        let map = borrowed;
        map.entry(String::from("other"))
    });
    let occupied = map.entry(text());
    assert!(matches!(occupied, hash_map::Entry::Occupied(_)));
    gap(occupied);
    flat(HashMap::from([(7, text())]).entry(7));
    flat(BTreeMap::from([(7, text())]).entry(7));
}

#[cfg(target_arch = "x86_64")]
mod vectors_of_the_cpu_are_flat {
    use std::arch::x86_64 as arch;

    use mem_size::MemSize;

    macro_rules! flat {
        ($($name:ident)+) => { $( assert!(arch::$name::is_flat()); )+ };
    }

    #[test]
    fn of_integers_and_floats() {
        flat!(__m128 __m128d __m128i __m256 __m256d __m256i __m512 __m512d __m512i CpuidResult);
    }

    #[rustversion::since(1.89)]
    #[test]
    fn of_bf16() {
        flat!(__m128bh __m256bh __m512bh);
    }

    #[rustversion::since(1.94)]
    #[test]
    fn of_f16() {
        flat!(__m128h __m256h __m512h);
    }
}

#[cfg(target_arch = "aarch64")]
#[test]
fn vectors_and_structs_of_vectors_are_flat() {
    use std::arch::aarch64 as arch;
    assert!(arch::uint8x16_t::is_flat());
    assert!(arch::int8x8x2_t::is_flat() && arch::float64x2x4_t::is_flat());
}
