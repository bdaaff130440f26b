use mem_size::MemSize;

#[derive(MemSize)]
enum Page {
    #[mem_size(skip)]
    Text(#[mem_size(skip)] String),
}

fn main() {}
