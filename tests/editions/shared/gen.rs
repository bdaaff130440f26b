//! `gen`, which becomes a keyword in edition 2024, written out: no macro has seen it.

use mem_size::MemSize;

#[derive(MemSize)]
pub struct gen<'gen> {
    gen: Vec<u8>,
    next: Option<Box<gen<'gen>>>,
    name: &'gen str,
}

#[derive(MemSize)]
#[mem_size(bound = "gen: MemSize")]
enum Choice<gen> {
    gen(gen),
    #[mem_size(skip)]
    Named {
        gen: String,
    },
}

pub fn check() {
    let choice = Choice::gen(gen { gen: vec![1, 2, 3], next: None, name: "" });
    assert_eq!(choice.heap_size(), 3);
    assert_eq!(Choice::Named::<u8> { gen: String::from("abc") }.heap_size(), 0);
}
