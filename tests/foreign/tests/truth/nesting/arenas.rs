//! A place for one more value, in every arena of values of one type.

ways! { Seat:
    Generational(generational_arena::Arena<Seat>):
        |nest| super::collect(nest), |nests| super::first(nests);
    IdArena(id_arena::Arena<Seat>):
        |nest| {
            let mut arena = id_arena::Arena::new();
            arena.alloc(nest);
            arena
        },
        |nests| nests.into_iter().next().map(|(_, nest)| nest);
    IndexTree(indextree::Arena<Seat>):
        |nest| {
            let mut arena = indextree::Arena::new();
            arena.new_node(nest);
            arena
        },
        |mut nests| nests.iter_mut().next()?.try_get_mut().map(std::mem::take);
    LaArena(la_arena::Arena<Seat>):
        |nest| super::collect(nest), |nests| super::value(nests);
    LaMap(la_arena::ArenaMap<la_arena::Idx<u8>, Seat>):
        |nest| [(la_arena::Idx::from_raw(0.into()), nest)].into_iter().collect(),
        |nests| super::value(nests);
    Thunderdome(thunderdome::Arena<Seat>):
        |nest| {
            let mut arena = thunderdome::Arena::new();
            arena.insert(nest);
            arena
        },
        |nests| super::value(nests);
}
