//! A place for one more value, in every arena of values of one type.

ways! { Seat:
    IdArena(id_arena::Arena<Seat>):
        |nest| {
            let mut arena = id_arena::Arena::new();
            arena.alloc(nest);
            arena
        },
        |nests| nests.into_iter().next().map(|(_, nest)| nest);
}
