//! Vectors of slots: arenas, maps from keys that they hand out, and graphs.

use proptest::prelude::*;
use slotmap::{DefaultKey, DenseSlotMap, Key, SecondaryMap, SlotMap, SparseSecondaryMap};

use super::{Aligned, Element, Steps, config, honest, pick, steps};
use crate::exact;

fn slab<T: Element>(steps: &Steps) -> slab::Slab<T> {
    let mut slab = slab::Slab::new();
    for &(step, number) in steps {
        match step % 16 {
            0..9 => drop(slab.insert(T::of(number))),
            9..12 => {
                drop(pick(slab.iter().map(|(key, _)| key), number).map(|key| slab.remove(key)))
            }
            12 => slab.retain(|key, _| key % 3 != usize::from(number) % 3),
            13 => slab.compact(|_, _, _| number % 2 == 0),
            14 => slab.reserve_exact(number.into()),
            _ if number < 40 => slab.clear(),
            _ => slab.shrink_to_fit(),
        }
    }
    slab
}

fn thunderdome<T: Element>(steps: &Steps) -> thunderdome::Arena<T> {
    let mut arena = thunderdome::Arena::new();
    for &(step, number) in steps {
        match step % 16 {
            0..9 => drop(arena.insert(T::of(number))),
            9..12 => {
                drop(pick(arena.iter().map(|(key, _)| key), number).map(|key| arena.remove(key)))
            }
            12 => arena.retain(|key, _| key.slot() % 3 != u32::from(number) % 3),
            13 => drop(arena.insert_at_slot(number.into(), T::of(number))),
            14 if number < 40 => drop(arena.drain().next()),
            15 if number < 40 => arena.clear(),
            _ => arena = arena.clone(),
        }
    }
    arena
}

fn generational<T: Element>(steps: &Steps) -> generational_arena::Arena<T> {
    let mut arena = generational_arena::Arena::with_capacity(1);
    for &(step, number) in steps {
        match step % 16 {
            0..9 => drop(arena.insert(T::of(number))),
            9..12 => {
                drop(pick(arena.iter().map(|(key, _)| key), number).map(|key| arena.remove(key)))
            }
            12 => arena.retain(|key, _| key.into_raw_parts().0 % 3 != usize::from(number) % 3),
            13 => arena.reserve(1 + usize::from(number)),
            14 if number < 40 => drop(arena.drain().next()),
            // It breaks one without slots.
            15 if number < 40 && !arena.is_empty() => arena.clear(),
            _ => arena = arena.clone(),
        }
    }
    arena
}

fn vec_map<T: Element>(steps: &Steps) -> vec_map::VecMap<T> {
    let mut map = vec_map::VecMap::new();
    for &(step, number) in steps {
        let key = usize::from(number);
        match step % 16 {
            0..9 => drop(map.insert(key, T::of(number))),
            9..11 => drop(pick(map.keys(), number).map(|key| map.remove(key))),
            11 => map.reserve_len_exact(key),
            12 => map.retain(|key, _| key % 3 != 0),
            13 => drop(map.split_off(key)),
            14 if number < 40 => map.clear(),
            15 => map = map.clone(),
            _ => map.shrink_to_fit(),
        }
    }
    map
}

fn indextree<T: Element>(steps: &Steps) -> indextree::Arena<T> {
    let mut arena = indextree::Arena::new();
    let mut nodes = Vec::new();
    for &(step, number) in steps {
        match step % 16 {
            0..9 => nodes.push(arena.new_node(T::of(number))),
            9..11 => {
                let (parent, child) = (pick(nodes.clone(), number), pick(nodes.clone(), step));
                if let (Some(parent), Some(child)) = (parent, child) {
                    _ = parent.checked_append(child, &mut arena);
                }
            }
            11..14 => {
                if let Some(at) = usize::from(number).checked_rem(nodes.len()) {
                    nodes.swap_remove(at).remove(&mut arena);
                }
            }
            14 => arena.reserve(number.into()),
            _ if number < 40 => {
                arena.clear();
                nodes.clear();
            }
            _ => {}
        }
    }
    drop(nodes);
    arena
}

/// The maps of slotmap that hand out keys, which have the same methods.
macro_rules! map_of_keys {
    ($steps:expr, $map:ident) => {{
        let mut map: $map<DefaultKey, _> = $map::with_key();
        for &(step, number) in $steps {
            match step % 16 {
                0..9 => drop(map.insert(T::of(number))),
                9..12 => drop(pick(map.keys(), number).map(|key| map.remove(key))),
                12 => map.retain(|key, _| key.data().as_ffi() % 3 != u64::from(number) % 3),
                13 => map.reserve(number.into()),
                14 if number < 40 => drop(map.drain().next()),
                15 if number < 40 => map.clear(),
                _ => map = map.clone(),
            }
        }
        map
    }};
}

fn slot_map<T: Element>(steps: &Steps) -> SlotMap<DefaultKey, T> {
    map_of_keys!(steps, SlotMap)
}

fn dense<T: Element>(steps: &Steps) -> DenseSlotMap<DefaultKey, T> {
    map_of_keys!(steps, DenseSlotMap)
}

#[expect(deprecated, reason = "it is in wide use")]
fn hop<T: Element>(steps: &Steps) -> slotmap::HopSlotMap<DefaultKey, T> {
    use slotmap::HopSlotMap;
    map_of_keys!(steps, HopSlotMap)
}

/// Keys that are no longer there are among them.
fn keys() -> Vec<DefaultKey> {
    let mut map = SlotMap::new();
    let keys: Vec<DefaultKey> = (0..100).map(|n: u8| map.insert(n)).collect();
    map.clear();
    keys.into_iter().chain((0..100).map(|n| map.insert(n))).collect()
}

/// The secondary maps of slotmap, which have the same methods but for one.
macro_rules! secondary {
    ($keys:expr, $steps:expr, $map:ident, $make_room:ident) => {{
        let mut map = $map::new();
        for &(step, number) in $steps {
            let Some(&key) = $keys.get(usize::from(number) % 200) else { continue };
            match step % 16 {
                0..9 => drop(map.insert(key, T::of(number))),
                9..12 => drop(pick(map.keys(), number).map(|key| map.remove(key))),
                12 => map.retain(|key, _| key.data().as_ffi() % 3 != 0),
                13 => map.$make_room(number.into()),
                14 if number < 40 => drop(map.drain().next()),
                15 if number < 40 => map.clear(),
                _ => map = map.clone(),
            }
        }
        map
    }};
}

fn secondary<T: Element>(keys: &[DefaultKey], steps: &Steps) -> SecondaryMap<DefaultKey, T> {
    secondary!(keys, steps, SecondaryMap, set_capacity)
}

fn sparse<T: Element>(keys: &[DefaultKey], steps: &Steps) -> SparseSecondaryMap<DefaultKey, T> {
    secondary!(keys, steps, SparseSecondaryMap, reserve)
}

/// A graph after these steps: those that all graphs have, and further ones.
macro_rules! graph {
    (
        $steps:ident, $graph:ident = $new:expr, $number:ident;
        $($step:pat $(if $is_taken:expr)? => $act:expr;)+
    ) => {{
        let mut $graph = $new;
        for &(step, $number) in $steps {
            let node = |number| pick($graph.node_indices(), number);
            match step % 16 {
                0..6 => drop($graph.add_node(N::of($number))),
                6..11 => {
                    if let (Some(from), Some(to)) = (node($number), node(step)) {
                        $graph.add_edge(from, to, E::of($number));
                    }
                }
                11 => drop(node($number).map(|node| $graph.remove_node(node))),
                12 => {
                    let edge = pick($graph.edge_indices(), $number);
                    drop(edge.map(|edge| $graph.remove_edge(edge)));
                }
                $($step $(if $is_taken)? => $act,)+
                15 if $number < 40 => $graph.clear(),
                _ => $graph = $graph.clone(),
            }
        }
        $graph
    }};
}

/// The graphs of one version of petgraph.
macro_rules! graphs {
    ($petgraph:ident) => {
        mod $petgraph {
            use $petgraph::graph::DiGraph;
            use $petgraph::stable_graph::StableDiGraph;

            use super::{Element, Steps, pick};

            pub(super) fn graph<N: Element, E: Element>(steps: &Steps) -> DiGraph<N, E> {
                graph! { steps, graph = DiGraph::new(), number;
                    13 => graph.reserve_edges(number.into());
                    14 => graph.shrink_to_fit();
                }
            }

            pub(super) fn stable<N: Element, E: Element>(steps: &Steps) -> StableDiGraph<N, E> {
                graph! { steps, graph = StableDiGraph::new(), number;
                    13 => graph.retain_nodes(|_, node| node.index() % 3 != usize::from(number) % 3);
                    14 if number < 40 => graph.clear_edges();
                }
            }
        }
    };
}
graphs!(petgraph_0_6);
graphs!(petgraph_0_7);
graphs!(petgraph_0_8);

/// Each with all kinds of elements.
macro_rules! with_elements {
    ($check:ident: $($build:ident $(, $argument:expr)* => $steps:expr;)+) => { $(
        $check(|| $build::<String>($($argument,)* $steps));
        $check(|| $build::<()>($($argument,)* $steps));
        $check(|| $build::<[u8; 3]>($($argument,)* $steps));
        $check(|| $build::<u64>($($argument,)* $steps));
        $check(|| $build::<Option<Box<u16>>>($($argument,)* $steps));
        $check(|| $build::<Aligned>($($argument,)* $steps));
    )+ };
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn arenas_after_any_history_are_exact(steps in steps()) {
        with_elements! { exact:
            slab => &steps;
            thunderdome => &steps;
            indextree => &steps;
            vec_map => &steps;
        }
        with_elements! { honest: generational => &steps; }
    }

    #[test]
    fn maps_that_hand_out_keys_after_any_history_are_exact(steps in steps()) {
        let keys = keys();
        with_elements! { exact:
            slot_map => &steps;
            hop => &steps;
            secondary, &keys => &steps;
        }
        with_elements! { honest:
            dense => &steps;
            sparse, &keys => &steps;
        }
    }

    #[test]
    fn graphs_after_any_history_are_exact(steps in steps()) {
        macro_rules! exact_in_all {
            ($($petgraph:ident),+) => { $(
                exact(|| $petgraph::graph::<String, u64>(&steps));
                exact(|| $petgraph::graph::<(), Aligned>(&steps));
                exact(|| $petgraph::stable::<String, u64>(&steps));
                exact(|| $petgraph::stable::<(), Option<Box<u16>>>(&steps));
                exact(|| $petgraph::stable::<Aligned, [u8; 3]>(&steps));
            )+ };
        }
        exact_in_all!(petgraph_0_6, petgraph_0_7, petgraph_0_8);
    }
}
