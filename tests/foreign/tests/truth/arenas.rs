//! Arenas of values of one type, which are told apart by ids.

use mem_size::{Gap, MemSize};

use crate::parts::{Name, name, some};
use crate::{at_least, at_least_somewhere, audited, exact, flat, usage};

#[derive(Clone, Debug, Default, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

/// A text for each number.
fn texts(numbers: std::ops::Range<usize>) -> impl Iterator<Item = String> {
    numbers.map(|number| number.to_string())
}

#[test]
fn arenas_that_do_not_tell_their_capacity_are_a_lower_bound() {
    use id_arena::Arena;
    at_least(Gap::Capacity, Arena::<String>::new);
    at_least(Gap::Capacity, || Arena::<u8>::with_capacity(100));
    let arena = at_least(Gap::Capacity, || {
        let mut arena = Arena::<String>::new();
        texts(0..50).for_each(|text| assert!(arena.alloc(text).index() < 50));
        arena
    });
    let owned: usize = texts(0..50).map(|text| text.len()).sum();
    assert_eq!(usage(&arena).heap, 50 * size_of::<String>() + owned);
    at_least(Gap::Capacity, || {
        let mut arena = Arena::<Aligned>::new();
        (0..5).for_each(|n| assert_eq!(arena.alloc(Aligned(n)).index(), usize::from(n)));
        arena
    });
    exact(|| {
        let mut arena = Arena::<()>::new();
        (0..5).for_each(|n| assert_eq!(arena.alloc(()).index(), n));
        arena
    });
    flat(&arena.next_id());
}

#[test]
fn arenas_of_typed_numbers_are_a_lower_bound() {
    use la_arena::{Arena, ArenaMap, Idx, IdxRange, RawIdx};
    at_least(Gap::Capacity, Arena::<String>::new);
    at_least(Gap::Capacity, || Arena::<u8>::with_capacity(100));
    let arena = at_least(Gap::Capacity, || texts(0..50).collect::<Arena<String>>());
    let owned: usize = texts(0..50).map(|text| text.len()).sum();
    assert_eq!(usage(&arena).heap, 50 * size_of::<String>() + owned);
    at_least(Gap::Capacity, || (0..5).map(Aligned).collect::<Arena<Aligned>>());
    exact(|| (0..5).map(|_| ()).collect::<Arena<()>>());
    let nth = |n: u32| Idx::<String>::from_raw(RawIdx::from(n));
    flat(&nth(7));
    flat(&nth(7).into_raw());
    flat(&IdxRange::new(nth(1)..nth(7)));

    at_least(Gap::Capacity, ArenaMap::<Idx<String>, String>::new);
    at_least(Gap::Capacity, || ArenaMap::<Idx<String>, u8>::with_capacity(100));
    let map = at_least(Gap::Capacity, || {
        let mut map = ArenaMap::with_capacity(20);
        (3..10).step_by(3).for_each(|n| assert!(map.insert(nth(n), n.to_string()).is_none()));
        map.insert(nth(15), String::new());
        assert!(map.remove(nth(15)).is_some());
        map
    });
    assert_eq!(usage(&map).heap, 10 * size_of::<Option<String>>() + 3);
    assert_eq!(usage(&map).payload(), 3 * size_of::<String>() + 3);
    at_least(Gap::Capacity, || -> ArenaMap<Idx<String>, Aligned> {
        (0..5).map(|n| (nth(n), Aligned(7))).collect()
    });
    at_least_somewhere(Gap::Capacity, || -> ArenaMap<Idx<String>, ()> {
        (0..5).map(|n| (nth(n), ())).collect()
    });
}

#[test]
fn trees_in_an_arena_are_exact() {
    use indextree::Arena;
    exact(Arena::<String>::new);
    exact(|| Arena::<u8>::with_capacity(100));
    let arena = exact(|| {
        let mut arena = Arena::new();
        let root = arena.new_node(String::from("root"));
        for text in texts(0..50) {
            let node = arena.new_node(text);
            root.append(node, &mut arena);
        }
        let leaves: Vec<_> = root.children(&arena).step_by(3).collect();
        leaves.iter().for_each(|leaf| leaf.remove(&mut arena));
        arena
    });
    exact(|| arena.as_slice().to_vec());
    let add_each = |count: u8| {
        let mut arena = Arena::new();
        (0..count).for_each(|n| assert!(!arena.new_node(Aligned(n)).is_removed(&arena)));
        arena
    };
    exact(|| add_each(5));
    exact(|| {
        let mut arena = Arena::new();
        (0..5).for_each(|_| assert!(!arena.new_node(()).is_removed(&arena)));
        arena
    });
    flat(&arena.iter_node_ids().next());
    flat(&add_each(1).as_slice().to_vec().pop());
}

fn filled<T>(values: impl IntoIterator<Item = T>) -> thunderdome::Arena<T> {
    let mut arena = thunderdome::Arena::new();
    for value in values {
        arena.insert(value);
    }
    arena
}

#[test]
fn arenas_whose_slots_are_filled_again_are_exact() {
    use thunderdome::Arena;
    exact(Arena::<String>::new);
    exact(|| Arena::<u8>::with_capacity(100));
    exact(|| {
        let mut arena = filled(texts(0..50));
        arena.retain(|_, text| text.len() > 1 && !text.ends_with('3'));
        arena
    });
    exact(|| {
        let mut arena = filled(texts(0..50));
        assert_eq!(arena.drain().count(), 50);
        arena
    });
    exact(|| filled((0..5).map(Aligned)));
    exact(|| filled([(); 5]));
    exact(|| filled((0..5).map(|n| Some(Box::new(n)))));
    exact(|| filled([true, false]));
    flat(&thunderdome::Index::DANGLING);
}

/// All bytes and blocks are found, beside the gap.
#[track_caller]
fn all_but_a_gap<T: MemSize>(build: impl FnOnce() -> T) {
    let (value, audit) = audited(build);
    assert!(audit.is_exact(), "{audit}");
    assert_eq!((usage(&value).gaps.count(Gap::Capacity), usage(&value).gaps.total()), (1, 1));
}

#[test]
fn arena_that_may_have_been_drained_has_a_gap() {
    use generational_arena::Arena;
    all_but_a_gap(Arena::<String>::new);
    all_but_a_gap(|| Arena::<u8>::with_capacity(100));
    all_but_a_gap(|| {
        let mut arena: Arena<String> = texts(0..50).collect();
        arena.retain(|_, text| text.len() > 1 && !text.ends_with('3'));
        arena.reserve(7);
        arena
    });
    all_but_a_gap(|| {
        let mut arena: Arena<String> = texts(0..50).collect();
        arena.clear();
        arena
    });
    all_but_a_gap(|| -> Arena<Aligned> { (0..5).map(Aligned).collect() });
    all_but_a_gap(|| -> Arena<()> { (0..5).map(|_| ()).collect() });
    all_but_a_gap(|| -> Arena<Option<Box<u8>>> { (0..5).map(|n| Some(Box::new(n))).collect() });
    at_least(Gap::Capacity, || {
        let mut arena: Arena<String> = texts(0..50).collect();
        assert_eq!(arena.drain().count(), 50);
        arena.insert(String::from("x"));
        arena
    });
    flat(&generational_arena::Index::from_raw_parts(7, 7));
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Told {
    tree: indextree::Arena<Vec<Name>>,
    node: Vec<indextree::Node<Name>>,
    slots: thunderdome::Arena<Vec<Name>>,
}

#[test]
fn elements_of_arenas_that_tell_all_are_measured_part_by_part() {
    exact(|| {
        let (mut tree, mut nodes) = (indextree::Arena::new(), indextree::Arena::new());
        for n in 0..9 {
            let (node, _) = (tree.new_node(vec![some(n)]), nodes.new_node(some(n)));
            if n == 5 {
                node.remove(&mut tree);
            }
        }
        let mut slots = filled((0..9).map(|n| vec![some(n)]));
        assert!(slots.remove_by_slot(3).is_some());
        Told { tree, node: nodes.as_slice().to_vec(), slots }
    });
}

#[derive(MemSize)]
#[mem_size(with(Name = name))]
struct Hidden {
    arena: id_arena::Arena<Name>,
    by: id_arena::Arena<Vec<Name>, id_arena::DefaultArenaBehavior<Vec<Name>>>,
    slots: generational_arena::Arena<Name>,
    numbered: la_arena::Arena<Name>,
    map: la_arena::ArenaMap<la_arena::Idx<Name>, Name>,
}

#[test]
fn elements_of_arenas_are_measured_part_by_part() {
    let hidden = at_least(Gap::Capacity, || {
        let (mut arena, mut by) = (id_arena::Arena::<_>::new(), id_arena::Arena::<_>::new());
        assert_eq!((arena.alloc(some(1)).index(), by.alloc(vec![some(1)]).index()), (0, 0));
        let numbered: la_arena::Arena<Name> = (0..9).map(some).collect();
        let map = numbered.iter().map(|(index, name)| (index, name.clone())).collect();
        Hidden { arena, by, slots: (0..9).map(some).collect(), numbered, map }
    });
    let texts = (2 + 3 * 9) * some(1).0.capacity();
    let names = (2 + 3 * 9) * size_of::<Name>() + size_of::<Vec<Name>>();
    assert_eq!(usage(&hidden).payload(), names + texts);
}
