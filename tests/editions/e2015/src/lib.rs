//! Edition 2015: `async`, `await`, `dyn`, `try` and `gen` are names.

extern crate mem_size;

#[macro_use]
#[path = "../../shared/names.rs"]
mod names;
#[path = "../../shared/bare_objects.rs"]
mod bare_objects;
#[path = "../../shared/gen.rs"]
mod gen;
mod plain;

mod plain_names {
    names! { async 'async await 'await dyn 'dyn try 'try gen 'gen }
}

mod raw_names {
    names! { r#async 'a r#await 'b r#dyn 'c r#try 'd r#gen 'e r#match 'f }
}

/// The errors must be the macros' own.
#[cfg(feature = "mistake")]
#[mem_size::memory_profile(nome = "", crate = nowhere)]
fn mistaken() {}

#[cfg(feature = "mistake")]
#[mem_size::memory_profile]
const MISTAKEN: u8 = 1;

#[cfg(feature = "mistake")]
#[derive(mem_size::MemSize)]
#[mem_size(skip, bount = "")]
struct Mistaken {
    #[mem_size(flat)]
    field: String,
}

#[test]
fn names_of_other_editions() {
    plain_names::check();
    raw_names::check();
    gen::check();
    plain::check();
}

#[test]
fn trait_objects_without_dyn() {
    bare_objects::check();
}
