//! Slot maps, and maps from small numbers.

use mem_size::{Gap, MemSize};
use proptest::prelude::*;
use slotmap::{DefaultKey, DenseSlotMap, SecondaryMap, SlotMap, SparseSecondaryMap};
use vec_map::VecMap;

use crate::{at_least_somewhere, audited, exact, flat};

#[derive(Clone, Copy, Debug, Default, MemSize)]
#[repr(align(64))]
struct Aligned(u8);

#[test]
fn slot_maps_are_exact() {
    flat(&DefaultKey::default());
    exact(SlotMap::<DefaultKey, String>::new);
    exact(|| SlotMap::<DefaultKey, u8>::with_capacity(100));
    exact(|| {
        let mut map = SlotMap::new();
        (0..100).for_each(|n: u32| assert_ne!(map.insert(n.to_string()), DefaultKey::default()));
        map.retain(|_, text| text.len() > 1);
        map
    });
    exact(|| {
        let mut map: SlotMap<DefaultKey, Aligned> = SlotMap::new();
        (0..5).for_each(|n| assert_ne!(map.insert(Aligned(n)), DefaultKey::default()));
        map
    });
    exact(|| {
        let mut map: SlotMap<DefaultKey, ()> = SlotMap::new();
        (0..5).for_each(|_| assert_ne!(map.insert(()), DefaultKey::default()));
        map
    });
}

#[test]
fn secondary_maps_are_exact() {
    let mut keys = SlotMap::new();
    let keys: Vec<DefaultKey> = (0..50).map(|n: u32| keys.insert(n)).collect();
    exact(SecondaryMap::<DefaultKey, String>::new);
    exact(|| -> SecondaryMap<DefaultKey, String> {
        keys.iter().step_by(3).map(|&key| (key, String::from("x"))).collect()
    });
    exact(|| -> SecondaryMap<DefaultKey, u8> { keys.iter().map(|&key| (key, 7)).collect() });
    exact(|| -> SecondaryMap<DefaultKey, Aligned> {
        keys.iter().map(|&key| (key, Aligned(7))).collect()
    });
}

#[test]
fn sparse_secondary_maps_are_a_lower_bound() {
    let mut keys = SlotMap::new();
    let keys: Vec<DefaultKey> = (0..100).map(|n: u32| keys.insert(n)).collect();
    at_least_somewhere(Gap::Capacity, SparseSecondaryMap::<DefaultKey, String>::new);
    for length in [1, 3, 4, 8, 100] {
        // All is found but what nothing tells of.
        let (_, audit) = audited(|| -> SparseSecondaryMap<DefaultKey, String> {
            keys.iter().take(length).map(|&key| (key, String::from("x"))).collect()
        });
        assert!(audit.is_exact(), "{audit}");
    }
    at_least_somewhere(Gap::Capacity, || {
        let mut map: SparseSecondaryMap<DefaultKey, Aligned> =
            keys.iter().map(|&key| (key, Aligned(7))).collect();
        keys.iter().skip(1).for_each(|&key| assert!(map.remove(key).is_some()));
        map
    });
}

#[test]
fn dense_slot_maps_are_a_lower_bound() {
    at_least_somewhere(Gap::Capacity, DenseSlotMap::<DefaultKey, String>::new);
    at_least_somewhere(Gap::Capacity, || {
        let mut map: DenseSlotMap<DefaultKey, String> = DenseSlotMap::new();
        (0..100).for_each(|n: u32| assert_ne!(map.insert(n.to_string()), DefaultKey::default()));
        map.retain(|_, text| text.len() > 1);
        map
    });
}

#[test]
fn maps_from_small_numbers_are_exact() {
    exact(VecMap::<String>::new);
    exact(|| VecMap::<u8>::with_capacity(100));
    exact(|| {
        let mut map: VecMap<String> = (0..50).step_by(3).map(|n| (n, n.to_string())).collect();
        map.retain(|key, _| key > 20);
        map
    });
    exact(|| -> VecMap<Aligned> { (0..5).map(|n| (n, Aligned(7))).collect() });
    // Optional values without a size have one.
    exact(|| -> VecMap<()> { (0..50).step_by(7).map(|n| (n, ())).collect() });
    exact(|| -> VecMap<Box<u8>> { (3..9).map(|n| (n, Box::new(7))).collect() });
    exact(|| {
        let mut map: VecMap<u16> = [(300, 7)].into_iter().collect();
        map.clear();
        map
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    #[allow(deprecated, reason = "it is in wide use")]
    fn hop_slot_maps_after_any_history_are_exact(
        steps in prop::collection::vec(any::<u8>(), 0..200)
    ) {
        use slotmap::HopSlotMap;
        let texts = exact(|| {
            let mut map: HopSlotMap<DefaultKey, String> = HopSlotMap::new();
            for step in &steps {
                let oldest = map.keys().next();
                match (step % 3, oldest) {
                    (0, Some(key)) => drop(map.remove(key)),
                    _ => drop(map.insert(step.to_string())),
                }
            }
            map
        });
        exact(|| {
            let mut map: HopSlotMap<DefaultKey, [u8; 3]> = HopSlotMap::with_capacity_and_key(5);
            texts.keys().for_each(|_| {
            map.insert([7; 3]);
        });
            map
        });
    }

    #[test]
    fn slot_maps_after_any_history_are_exact(steps in prop::collection::vec(any::<u8>(), 0..200)) {
        exact(|| {
            let mut map: SlotMap<DefaultKey, String> = SlotMap::new();
            for step in &steps {
                let oldest = map.keys().next();
                match (step % 3, oldest) {
                    (0, Some(key)) => drop(map.remove(key)),
                    _ => drop(map.insert(step.to_string())),
                }
            }
            map
        });
    }
}
