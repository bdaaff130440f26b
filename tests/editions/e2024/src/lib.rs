//! Edition 2024: all of them are keywords.

#[macro_use]
#[path = "../../shared/names.rs"]
mod names;

mod raw_names {
    names! { r#async 'r#async r#await 'r#await r#dyn 'r#dyn r#try 'r#try r#gen 'r#gen r#match 'f }
}

/// The error must be the derive's own.
#[cfg(feature = "mistake")]
#[derive(mem_size::MemSize)]
#[mem_size(skip, bount = "")]
struct Mistaken {
    #[mem_size(flat)]
    field: String,
}

#[test]
fn names_of_other_editions() {
    raw_names::check();
}
