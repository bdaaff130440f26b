use mem_size::{Flat, MemSize};

#[derive(MemSize)]
#[mem_size(flat, bund = "")]
struct Page<T> {
    value: T,
}

#[derive(MemSize)]
struct Book {
    pages: Vec<Page<String>>,
}

fn flat<T: Flat>() {}

fn main() {
    let book = Book { pages: vec![Page { value: String::new() }] };
    println!("{}", book.pages.deep_size());
    flat::<Page<u8>>();
}
